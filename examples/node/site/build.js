// Builds the site: parse, index, render, compress.

import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { compileTemplate, escapeHtml } from "./html.js";
import { parseBlocks, plainText, renderBlocks } from "./markdown.js";
import { SearchIndex } from "./search-index.js";

const compress = promisify(gzip);

const PAGE = compileTemplate(`<!doctype html><html><head><title>{{title}}</title></head>
<body><nav>{{#menu}}<a href="{{address}}">{{label}}</a>{{/menu}}</nav>
<main>{{content}}</main>
<aside>{{#related}}<a href="{{address}}">{{label}}</a>{{/related}}</aside></body></html>`);

/**
 * Builds every page once and resolves to their compressed size in bytes. `enterStep` is told the step and section
 * that begin.
 */
export async function buildSite(articles, enterStep) {
  const parsed = articles.map(article => {
    enterStep("parse", article.section);
    return parseArticle(article);
  });
  enterStep("index", "all");
  const index = indexArticles(parsed);
  const bySlug = new Map(parsed.map(article => [article.slug, article]));
  const menu = parsed.slice(0, 12).map(linkTo);
  let bytes = 0;
  for (const article of parsed) {
    enterStep("relate", article.section);
    const related = index.search(article.text, 5).map(slug => linkTo(bySlug.get(slug)));
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

function indexArticles(articles) {
  const index = new SearchIndex();
  for (const { slug, text } of articles) index.add(slug, text);
  return index;
}

function linkTo({ slug, section, title }) {
  return { address: `/${section}/${slug}.html`, label: escapeHtml(title) };
}

function renderPage({ title, blocks }, menu, related) {
  return PAGE({ title: escapeHtml(title), menu, related, content: renderBlocks(blocks) });
}

/** What writing the page to disk would take, without the disk. */
async function writePage(page) {
  const compressed = await compress(page, { level: 6 });
  const etag = createHash("sha256").update(compressed).digest("base64url");
  return compressed.length + etag.length;
}

/** The feed as JSON, read back once to check it. */
function writeFeed(articles) {
  const items = articles
    .toSorted((a, b) => a.title.localeCompare(b.title))
    .map(({ slug, title, text }) => ({ slug, title, text }));
  const feed = JSON.stringify({ version: 1, items }, undefined, 1);
  if (JSON.parse(feed).items.length !== articles.length) throw new Error("the feed lost articles");
  return feed;
}
