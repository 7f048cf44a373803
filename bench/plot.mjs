/**
 * Draws time against size from a results file of the benchmark.
 *
 *     node bench/run.mjs --sizes=10k,30k,100k,300k,1m --only=open,changes --out=results.json
 *     npm run bench:plot -- results.json docs/images/time-against-size.svg
 */

import { readFile, writeFile } from "node:fs/promises";
import { drawChart } from "./plot/chart.mjs";
import { median } from "./run/statistics.mjs";

/** What is drawn, by the names of `run/figures.mjs`. */
const FIGURES = [
  { name: "file → drawn", figure: "fileToDrawnMs" },
  { name: "zoom, worst of 3", figure: "zoomWorstMs" },
  { name: "sample type", figure: "sampleTypeMs" },
  { name: "gunzip alone", figure: "floorMs" },
];

const [resultsPath, picturePath] = process.argv.slice(2);
if (resultsPath === undefined || picturePath === undefined) {
  throw new Error("usage: node bench/plot.mjs RESULTS.json PICTURE.svg");
}
const { machine, seeds, sizes } = JSON.parse(await readFile(resultsPath, "utf8"));
const stackCounts = [...new Set(sizes.map(size => size.stackCount))].toSorted((a, b) => a - b);
const series = FIGURES.map(({ name, figure }) => ({
  name,
  points: stackCounts.flatMap(x => {
    const values = sizes.flatMap(size => (size.stackCount === x ? (size.figures[figure] ?? []) : []));
    return values.length === 0 ? [] : [{ x, y: median(values) }];
  }),
})).filter(({ points }) => points.length > 0);
if (series.length === 0)
  throw new Error(`${resultsPath} has none of ${FIGURES.map(({ figure }) => figure).join(", ")}`);

const date = machine.date.slice(0, 10);
const svg = drawChart({
  title: "Time against size",
  note: `dashed: linear in the size. ${machine.cores} cores, ${machine.browser}, ${date}, ${seedText(seeds)}`,
  xTitle: "distinct stacks",
  yTitle: "milliseconds",
  series,
});
await writeFile(picturePath, svg);
console.log(`${picturePath}: ${series.map(({ name }) => name).join(", ")}`);

/** @param {number[]} seeds */
function seedText(seeds) {
  return `seed${seeds.length === 1 ? "" : "s"} ${seeds.join(" and ")}`;
}
