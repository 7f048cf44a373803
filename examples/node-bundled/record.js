// Builds the site over and over for some seconds while @datadog/pprof samples, then writes the profile.
// Usage: node BUNDLE FILE functions|lines

import { writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import pprof, { SourceMapper } from "@datadog/pprof";
import { writeArticles } from "./site/articles.js";
import { buildSite } from "./site/build.js";

const RECORDED_MS = 20_000;
const INTERVAL_MICROS = 2_000;
const ARTICLE_COUNT = 120;

const [file, positions] = process.argv.slice(2);
if (file === undefined) throw new Error("usage: node BUNDLE FILE functions|lines");

const articles = writeArticles(ARTICLE_COUNT, 2026);

// It finds no map beside the bundle: then, and only then, the columns are written as well.
const sourceMapper = await SourceMapper.create([dirname(fileURLToPath(import.meta.url))]);
pprof.time.start({
  durationMillis: RECORDED_MS,
  intervalMicros: INTERVAL_MICROS,
  ...(positions === "lines" ? { lineNumbers: true } : { sourceMapper, columnNumbers: "pack" }),
});
const end = performance.now() + RECORDED_MS;
let builds = 0;
while (performance.now() < end) {
  await buildSite(articles, () => undefined);
  builds += 1;
}
const profile = pprof.time.stop();
await writeFile(file, await pprof.encode(profile));
console.log(`node-bundled: ${builds} builds`);
