// Builds the site over and over for some seconds while @datadog/pprof samples, then writes the profile.
// Usage: node record.js FILE

import { writeFile } from "node:fs/promises";
import pprof from "@datadog/pprof";
import { buildSite } from "./site/build.js";
import { writeArticles } from "./site/articles.js";

const RECORDED_MS = 12_000;
const INTERVAL_MICROS = 5_000;
const ARTICLE_COUNT = 120;

const [file] = process.argv.slice(2);
if (file === undefined) throw new Error("usage: node record.js FILE");

const articles = writeArticles(ARTICLE_COUNT, 2026);

/** What the builder is doing now; each sample gets it as its labels. */
function enterStep(step, section) {
  pprof.time.setContext({ step, section });
}

pprof.time.start({
  durationMillis: RECORDED_MS,
  intervalMicros: INTERVAL_MICROS,
  withContexts: true,
  collectCpuTime: true,
});
const end = performance.now() + RECORDED_MS;
let builds = 0;
let bytes = 0;
while (performance.now() < end) {
  bytes += await buildSite(articles, enterStep);
  builds += 1;
}
const profile = pprof.time.stop(false, ({ context }) => context?.context ?? {});
await writeFile(file, await pprof.encode(profile));
console.log(`node: ${builds} builds, ${bytes} bytes of pages`);
