import { expect, test } from "vitest";
import { formatReach, formatStart } from "./table.mjs";

const size = (stackCount: number, seed: number, figures: Record<string, number>) => ({
  stackCount,
  seed,
  gzipBytes: 0,
  rawBytes: 0,
  figures,
});

test("a cell has the ratio, the figure, and whether the target holds; of two seeds the worse", () => {
  const table = formatReach([
    size(10_000, 1, { floorMs: 10, fileToDrawnMs: 150, sampleTypeMs: 51 }),
    size(10_000, 2, { floorMs: 10, fileToDrawnMs: 149, sampleTypeMs: 49 }),
    size(30_000, 1, { floorMs: 40, fileToDrawnMs: 160 }),
    size(1_000_000, 1, { floorMs: 800, fileToDrawnMs: 1700, sampleTypeMs: 400 }),
    size(1_000_000, 2, { floorMs: 700, fileToDrawnMs: 1800, sampleTypeMs: 800 }),
  ]);
  expect(`\n${table}`).toBe(`
|                          |                    10,000 |        30,000 |                1,000,000 |
|:-------------------------|--------------------------:|--------------:|-------------------------:|
| file → flame graph drawn | 15.00×, 150 ms ✓ ≤ 150 ms | 4.00×, 160 ms | 2.57×, 1,800 ms ✗ ≤ 2.5× |
| sample type → drawn      |    5.10×, 51 ms ✗ ≤ 50 ms |               |     1.14×, 800 ms ✗ ≤ 1× |`);
});

test("tasks have their CPU time beside them, memory is over the raw size, the command over pprof's", () => {
  const table = formatReach([
    size(1_000_000, 1, {
      longestTaskMs: 61.2,
      longestTaskCpuMs: 12.34,
      hoverFrameMs: 7.96,
      hoverFrameCpuMs: 5,
      rawBytes: 100e6,
      peakBytes: 290e6,
      commandMs: 4000,
      pprofMs: 250_000,
    }),
    // Without pprof's there is nothing to say of the command.
    size(1_000_000, 2, { commandMs: 9000 }),
  ]);
  const cells = table.split("\n").map(line => line.split("|")[2]?.trim());
  expect(cells.slice(2)).toEqual([
    "2.90×, 290.0 MB ✓ ≤ 3×",
    "61 ms, CPU 12.3 ✗ ≤ 50 ms",
    "8.0 ms, CPU 5.0 ✓ ≤ 8 ms",
    "0.016×, 4,000 ms ✓ ≤ 0.02×",
  ]);
});

test("the start page, with what it loads", () => {
  const files = [{ path: "/assets/index.js", gzipBytes: 169_999 }];
  expect(`\n${formatStart({ usableMs: 1001, gzipBytes: 169_999, files })}`).toBe(`
| start page               |                      |
|:-------------------------|---------------------:|
| JavaScript and CSS, gzip |  170.0 kB ✓ ≤ 170 kB |
| usable, CPU slowed 4×    | 1,001 ms ✗ ≤ 1000 ms |
| … index.js               |             170.0 kB |`);
});
