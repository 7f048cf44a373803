// record.js
import { writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import pprof, { SourceMapper } from "@datadog/pprof";

// site/articles.js
var NOUNS = "compiler profile stack sample thread cache garden river kettle ledger bridge lantern".split(
  " "
);
var VERBS = "measures walks folds sorts waters crosses lights counts merges parses prints keeps".split(" ");
var SECTIONS = ["guides", "notes", "reference"];
function randomFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = state + 1831565813 >>> 0;
    let mixed = Math.imul(state ^ state >>> 15, state | 1);
    mixed ^= mixed + Math.imul(mixed ^ mixed >>> 7, mixed | 61);
    return ((mixed ^ mixed >>> 14) >>> 0) / 2 ** 32;
  };
}
function writeArticles(count, seed) {
  const random = randomFrom(seed);
  return Array.from({ length: count }, (_, number) => ({
    slug: `article-${number}`,
    section: SECTIONS[number % SECTIONS.length],
    markdown: writeArticle(number, random)
  }));
}
function writeArticle(number, random) {
  const blocks = [`# Article ${number}: the ${pick(NOUNS, random)} ${pick(VERBS, random)}`];
  for (let section = 0; section < 6; section += 1) {
    blocks.push(`## ${sentence(random)}`);
    blocks.push(paragraph(random));
    blocks.push(writeList(random));
    blocks.push("```js\n" + writeCode(random) + "\n```");
    blocks.push(`> ${sentence(random)}
>
> - ${sentence(random)}
>   - ${sentence(random)}`);
    blocks.push(paragraph(random));
  }
  return blocks.join("\n\n");
}
function paragraph(random) {
  const sentences = Array.from({ length: 5 }, () => sentence(random));
  sentences.push(
    `See [the *${pick(NOUNS, random)}*](/guides/article-${Math.floor(random() * 100)}.html) & others.`
  );
  return sentences.join(" ");
}
function writeList(random) {
  return Array.from({ length: 5 }, (_, item) => `${item % 2 === 1 ? "  " : ""}- ${sentence(random)}`).join(
    "\n"
  );
}
function sentence(random) {
  const emphasised = random() < 0.3 ? `**${pick(NOUNS, random)}**` : pick(NOUNS, random);
  const code = random() < 0.3 ? `\`${pick(VERBS, random)}()\`` : pick(VERBS, random);
  return `The ${emphasised} ${code} a _${pick(NOUNS, random)}_ before it ${pick(VERBS, random)}.`;
}
function writeCode(random) {
  return Array.from({ length: 8 }, (_, line) => {
    const name = pick(NOUNS, random);
    return `const ${name}${line} = ${pick(VERBS, random)}("${name}", ${Math.floor(random() * 1e3)}); // ${name}`;
  }).join("\n");
}
function pick(from, random) {
  return from[Math.floor(random() * from.length)];
}

// site/build.js
import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { gzip } from "node:zlib";

// site/html.js
var ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
function escapeHtml(text) {
  return text.replaceAll(/[&<>"]/g, (character) => ENTITIES[character]);
}
function compileTemplate(source) {
  const tokens2 = source.split(/(\{\{[^}]+\}\})/);
  const { render } = compileUntil(tokens2, 0, void 0);
  return (data) => render([data]);
}
function compileUntil(tokens2, start, section) {
  const parts = [];
  let at = start;
  while (at < tokens2.length) {
    const token = tokens2[at];
    at += 1;
    if (token === `{{/${section}}}`) break;
    if (token.startsWith("{{#")) {
      const name = token.slice(3, -2);
      const inside = compileUntil(tokens2, at, name);
      at = inside.next;
      parts.push(
        (scopes) => lookUp(scopes, name).map((element) => inside.render([element, ...scopes])).join("")
      );
    } else if (token.startsWith("{{")) {
      const name = token.slice(2, -2);
      parts.push((scopes) => String(lookUp(scopes, name)));
    } else {
      parts.push(() => token);
    }
  }
  return { next: at, render: (scopes) => parts.map((part) => part(scopes)).join("") };
}
function lookUp(scopes, name) {
  const scope = scopes.find((candidate) => name in candidate);
  if (scope === void 0) throw new Error(`the template names an unknown value: ${name}`);
  return scope[name];
}

// site/highlight.js
var TOKEN_KINDS = [
  ["comment", /\/\/.*/y],
  ["string", /"(?:[^"\\]|\\.)*"/y],
  ["number", /\d+(?:\.\d+)?/y],
  ["keyword", /\b(?:const|let|return|function|if|else|for|while)\b/y],
  ["name", /[A-Za-z_$][\w$]*/y],
  ["space", /\s+/y]
];
function highlight(code) {
  return [...tokens(code)].map(({ kind, text }) => markToken(kind, text)).join("");
}
function* tokens(code) {
  let at = 0;
  while (at < code.length) {
    const token = tokenAt(code, at);
    yield token;
    at += token.text.length;
  }
}
function tokenAt(code, at) {
  for (const [kind, pattern] of TOKEN_KINDS) {
    pattern.lastIndex = at;
    const match = pattern.exec(code);
    if (match !== null) return { kind, text: match[0] };
  }
  return { kind: "mark", text: code[at] };
}
function markToken(kind, text) {
  if (kind === "space" || kind === "mark") return escapeHtml(text);
  return `<span class="${kind}">${escapeHtml(text)}</span>`;
}

// site/markdown.js
function parseBlocks(markdown) {
  return new BlockParser(markdown.split("\n")).blocks();
}
var BlockParser = class _BlockParser {
  constructor(lines) {
    this.lines = lines;
    this.at = 0;
  }
  blocks() {
    const blocks = [];
    while (this.at < this.lines.length) {
      const block = this.block();
      if (block !== void 0) blocks.push(block);
    }
    return blocks;
  }
  block() {
    const line = this.lines[this.at];
    if (line.trim() === "") return this.skipLine();
    if (line.startsWith("```")) return this.codeBlock();
    if (line.startsWith("#")) return this.heading();
    if (line.startsWith(">")) return this.quote();
    if (line.startsWith("- ")) return this.list();
    return this.paragraph();
  }
  skipLine() {
    this.at += 1;
    return void 0;
  }
  heading() {
    const [, marks, text] = /^(#+)\s+(.*)$/.exec(this.lines[this.at]) ?? [void 0, "#", ""];
    this.at += 1;
    return { kind: "heading", level: marks.length, text: parseInline(text) };
  }
  codeBlock() {
    const language = this.lines[this.at].slice(3).trim();
    const start = this.at + 1;
    const end2 = this.lines.indexOf("```", start);
    const stop = end2 === -1 ? this.lines.length : end2;
    this.at = stop + 1;
    return { kind: "code", language, code: this.lines.slice(start, stop).join("\n") };
  }
  quote() {
    const quoted = this.takeWhile((line) => line.startsWith(">")).map((line) => line.replace(/^> ?/, ""));
    return { kind: "quote", blocks: new _BlockParser(quoted).blocks() };
  }
  list() {
    const items = [];
    while (this.lines[this.at]?.startsWith("- ")) {
      const first = this.lines[this.at].slice(2);
      this.at += 1;
      const rest = this.takeWhile((line) => line.startsWith("  ")).map((line) => line.slice(2));
      items.push(new _BlockParser([first, ...rest]).blocks());
    }
    return { kind: "list", items };
  }
  paragraph() {
    const lines = this.takeWhile((line) => line.trim() !== "" && !/^(#|>|- |```)/.test(line));
    return { kind: "paragraph", text: parseInline(lines.join(" ")) };
  }
  takeWhile(accepts) {
    const start = this.at;
    while (this.at < this.lines.length && accepts(this.lines[this.at])) this.at += 1;
    return this.lines.slice(start, this.at);
  }
};
var INLINE = /`([^`]+)`|\*\*(.+?)\*\*|\*(.+?)\*|_(.+?)_|\[(.+?)\]\((.+?)\)/;
function parseInline(text) {
  const pieces = [];
  let rest = text;
  for (let match = INLINE.exec(rest); match !== null; match = INLINE.exec(rest)) {
    if (match.index > 0) pieces.push({ kind: "text", text: rest.slice(0, match.index) });
    const [whole, code, strong, star, underscore, label, address] = match;
    if (code !== void 0) pieces.push({ kind: "code", text: code });
    else if (strong !== void 0) pieces.push({ kind: "strong", pieces: parseInline(strong) });
    else if (label !== void 0) pieces.push({ kind: "link", address, pieces: parseInline(label) });
    else pieces.push({ kind: "emphasis", pieces: parseInline(star ?? underscore) });
    rest = rest.slice(match.index + whole.length);
  }
  if (rest !== "") pieces.push({ kind: "text", text: rest });
  return pieces;
}
var RENDER_BLOCK = {
  heading: ({ level, text }) => `<h${level}>${renderInline(text)}</h${level}>`,
  paragraph: ({ text }) => `<p>${renderInline(text)}</p>`,
  code: ({ language, code }) => `<pre><code class="${language}">${highlight(code)}</code></pre>`,
  quote: ({ blocks }) => `<blockquote>${renderBlocks(blocks)}</blockquote>`,
  list: ({ items }) => `<ul>${items.map((blocks) => `<li>${renderBlocks(blocks)}</li>`).join("")}</ul>`
};
function renderBlocks(blocks) {
  return blocks.map((block) => RENDER_BLOCK[block.kind](block)).join("\n");
}
var RENDER_PIECE = {
  text: ({ text }) => escapeHtml(text),
  code: ({ text }) => `<code>${escapeHtml(text)}</code>`,
  strong: ({ pieces }) => `<strong>${renderInline(pieces)}</strong>`,
  emphasis: ({ pieces }) => `<em>${renderInline(pieces)}</em>`,
  link: ({ address, pieces }) => `<a href="${escapeHtml(address)}">${renderInline(pieces)}</a>`
};
function renderInline(pieces) {
  return pieces.map((piece) => RENDER_PIECE[piece.kind](piece)).join("");
}
function plainText(nodes) {
  return nodes.map(nodeText).join(" ");
}
function nodeText(node) {
  if (node.items !== void 0) return node.items.map(plainText).join(" ");
  if (node.blocks !== void 0) return plainText(node.blocks);
  if (node.pieces !== void 0) return plainText(node.pieces);
  if (Array.isArray(node.text)) return plainText(node.text);
  return node.text ?? "";
}

// site/search-index.js
var SearchIndex = class {
  /** word → (slug → how often) */
  #postings = /* @__PURE__ */ new Map();
  /** slug → number of words */
  #lengths = /* @__PURE__ */ new Map();
  add(slug, text) {
    const words = splitWords(text);
    this.#lengths.set(slug, words.length);
    for (const word of words) {
      const bySlug = this.#postings.get(word) ?? /* @__PURE__ */ new Map();
      bySlug.set(slug, (bySlug.get(slug) ?? 0) + 1);
      this.#postings.set(word, bySlug);
    }
  }
  /** The best articles for a text, by the sum over its words of frequency × rarity. */
  search(text, limit) {
    const scores = /* @__PURE__ */ new Map();
    for (const word of new Set(splitWords(text))) this.#score(word, scores);
    return [...scores].toSorted(([slugA, scoreA], [slugB, scoreB]) => scoreB - scoreA || slugA.localeCompare(slugB)).slice(0, limit).map(([slug]) => slug);
  }
  #score(word, scores) {
    const bySlug = this.#postings.get(word);
    if (bySlug === void 0) return;
    const rarity = Math.log(1 + this.#lengths.size / bySlug.size);
    for (const [slug, count] of bySlug) {
      const frequency = count / (this.#lengths.get(slug) ?? 1);
      scores.set(slug, (scores.get(slug) ?? 0) + frequency * rarity);
    }
  }
  toJSON() {
    return [...this.#postings].map(([word, bySlug]) => ({ word, articles: Object.fromEntries(bySlug) }));
  }
};
function splitWords(text) {
  return (text.normalize("NFKD").toLowerCase().match(/[a-z]{3,}/g) ?? []).map(stem);
}
function stem(word) {
  return word.replace(/(?:ing|es|s|ed)$/, "");
}

// site/build.js
var compress = promisify(gzip);
var PAGE = compileTemplate(`<!doctype html><html><head><title>{{title}}</title></head>
<body><nav>{{#menu}}<a href="{{address}}">{{label}}</a>{{/menu}}</nav>
<main>{{content}}</main>
<aside>{{#related}}<a href="{{address}}">{{label}}</a>{{/related}}</aside></body></html>`);
async function buildSite(articles2, enterStep) {
  const parsed = articles2.map((article) => {
    enterStep("parse", article.section);
    return parseArticle(article);
  });
  enterStep("index", "all");
  const index = indexArticles(parsed);
  const bySlug = new Map(parsed.map((article) => [article.slug, article]));
  const menu = parsed.slice(0, 12).map(linkTo);
  let bytes = 0;
  for (const article of parsed) {
    enterStep("relate", article.section);
    const related = index.search(article.text, 5).map((slug) => linkTo(bySlug.get(slug)));
    enterStep("render", article.section);
    const page = renderPage(article, menu, related);
    enterStep("write", article.section);
    bytes += await writePage(page);
  }
  enterStep("feed", "all");
  return bytes + writeFeed(parsed).length;
}
function parseArticle({ slug, section, markdown }) {
  const blocks = parseBlocks(markdown);
  return { slug, section, blocks, title: plainText(blocks.slice(0, 1)), text: plainText(blocks) };
}
function indexArticles(articles2) {
  const index = new SearchIndex();
  for (const { slug, text } of articles2) index.add(slug, text);
  return index;
}
function linkTo({ slug, section, title }) {
  return { address: `/${section}/${slug}.html`, label: escapeHtml(title) };
}
function renderPage({ title, blocks }, menu, related) {
  return PAGE({ title: escapeHtml(title), menu, related, content: renderBlocks(blocks) });
}
async function writePage(page) {
  const compressed = await compress(page, { level: 6 });
  const etag = createHash("sha256").update(compressed).digest("base64url");
  return compressed.length + etag.length;
}
function writeFeed(articles2) {
  const items = articles2.toSorted((a, b) => a.title.localeCompare(b.title)).map(({ slug, title, text }) => ({ slug, title, text }));
  const feed = JSON.stringify({ version: 1, items }, void 0, 1);
  if (JSON.parse(feed).items.length !== articles2.length) throw new Error("the feed lost articles");
  return feed;
}

// record.js
var RECORDED_MS = 2e4;
var INTERVAL_MICROS = 2e3;
var ARTICLE_COUNT = 120;
var [file, positions] = process.argv.slice(2);
if (file === void 0) throw new Error("usage: node BUNDLE FILE functions|lines");
var articles = writeArticles(ARTICLE_COUNT, 2026);
var sourceMapper = await SourceMapper.create([dirname(fileURLToPath(import.meta.url))]);
pprof.time.start({
  durationMillis: RECORDED_MS,
  intervalMicros: INTERVAL_MICROS,
  ...positions === "lines" ? { lineNumbers: true } : { sourceMapper, columnNumbers: "pack" }
});
var end = performance.now() + RECORDED_MS;
var builds = 0;
while (performance.now() < end) {
  await buildSite(articles, () => void 0);
  builds += 1;
}
var profile = pprof.time.stop();
await writeFile(file, await pprof.encode(profile));
console.log(`node-bundled: ${builds} builds`);
//# sourceMappingURL=site.mjs.map
