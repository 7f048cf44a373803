// Markdown to a tree, and the tree to HTML: the part of the language the articles use.

import { highlight } from "./highlight.js";
import { escapeHtml } from "./html.js";

/** The blocks of a text: headings, lists, quotes, code and paragraphs. Quotes and items hold blocks again. */
export function parseBlocks(markdown) {
  return new BlockParser(markdown.split("\n")).blocks();
}

class BlockParser {
  constructor(lines) {
    this.lines = lines;
    this.at = 0;
  }

  blocks() {
    const blocks = [];
    while (this.at < this.lines.length) {
      const block = this.block();
      if (block !== undefined) blocks.push(block);
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
    return undefined;
  }

  heading() {
    const [, marks, text] = /^(#+)\s+(.*)$/.exec(this.lines[this.at]) ?? [undefined, "#", ""];
    this.at += 1;
    return { kind: "heading", level: marks.length, text: parseInline(text) };
  }

  codeBlock() {
    const language = this.lines[this.at].slice(3).trim();
    const start = this.at + 1;
    const end = this.lines.indexOf("```", start);
    const stop = end === -1 ? this.lines.length : end;
    this.at = stop + 1;
    return { kind: "code", language, code: this.lines.slice(start, stop).join("\n") };
  }

  quote() {
    const quoted = this.takeWhile(line => line.startsWith(">")).map(line => line.replace(/^> ?/, ""));
    return { kind: "quote", blocks: new BlockParser(quoted).blocks() };
  }

  list() {
    const items = [];
    while (this.lines[this.at]?.startsWith("- ")) {
      const first = this.lines[this.at].slice(2);
      this.at += 1;
      const rest = this.takeWhile(line => line.startsWith("  ")).map(line => line.slice(2));
      items.push(new BlockParser([first, ...rest]).blocks());
    }
    return { kind: "list", items };
  }

  paragraph() {
    const lines = this.takeWhile(line => line.trim() !== "" && !/^(#|>|- |```)/.test(line));
    return { kind: "paragraph", text: parseInline(lines.join(" ")) };
  }

  takeWhile(accepts) {
    const start = this.at;
    while (this.at < this.lines.length && accepts(this.lines[this.at])) this.at += 1;
    return this.lines.slice(start, this.at);
  }
}

const INLINE = /`([^`]+)`|\*\*(.+?)\*\*|\*(.+?)\*|_(.+?)_|\[(.+?)\]\((.+?)\)/;

/** The pieces of a line: text, code, emphasis and links, nested as written. */
function parseInline(text) {
  const pieces = [];
  let rest = text;
  for (let match = INLINE.exec(rest); match !== null; match = INLINE.exec(rest)) {
    if (match.index > 0) pieces.push({ kind: "text", text: rest.slice(0, match.index) });
    const [whole, code, strong, star, underscore, label, address] = match;
    if (code !== undefined) pieces.push({ kind: "code", text: code });
    else if (strong !== undefined) pieces.push({ kind: "strong", pieces: parseInline(strong) });
    else if (label !== undefined) pieces.push({ kind: "link", address, pieces: parseInline(label) });
    else pieces.push({ kind: "emphasis", pieces: parseInline(star ?? underscore) });
    rest = rest.slice(match.index + whole.length);
  }
  if (rest !== "") pieces.push({ kind: "text", text: rest });
  return pieces;
}

const RENDER_BLOCK = {
  heading: ({ level, text }) => `<h${level}>${renderInline(text)}</h${level}>`,
  paragraph: ({ text }) => `<p>${renderInline(text)}</p>`,
  code: ({ language, code }) => `<pre><code class="${language}">${highlight(code)}</code></pre>`,
  quote: ({ blocks }) => `<blockquote>${renderBlocks(blocks)}</blockquote>`,
  list: ({ items }) => `<ul>${items.map(blocks => `<li>${renderBlocks(blocks)}</li>`).join("")}</ul>`,
};

export function renderBlocks(blocks) {
  return blocks.map(block => RENDER_BLOCK[block.kind](block)).join("\n");
}

const RENDER_PIECE = {
  text: ({ text }) => escapeHtml(text),
  code: ({ text }) => `<code>${escapeHtml(text)}</code>`,
  strong: ({ pieces }) => `<strong>${renderInline(pieces)}</strong>`,
  emphasis: ({ pieces }) => `<em>${renderInline(pieces)}</em>`,
  link: ({ address, pieces }) => `<a href="${escapeHtml(address)}">${renderInline(pieces)}</a>`,
};

function renderInline(pieces) {
  return pieces.map(piece => RENDER_PIECE[piece.kind](piece)).join("");
}

/** The text of blocks or inline pieces without any marks. */
export function plainText(nodes) {
  return nodes.map(nodeText).join(" ");
}

function nodeText(node) {
  if (node.items !== undefined) return node.items.map(plainText).join(" ");
  if (node.blocks !== undefined) return plainText(node.blocks);
  if (node.pieces !== undefined) return plainText(node.pieces);
  if (Array.isArray(node.text)) return plainText(node.text);
  return node.text ?? "";
}
