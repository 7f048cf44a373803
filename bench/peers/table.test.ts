import { describe, expect, it } from "vitest";
import { whereAPeerIsBetter } from "./better.mjs";
import type { ViewerSummary } from "./summary.mjs";
import { formatPeerTable } from "./table.mjs";

const MB = 1e6;

/** A viewer that drew, after 1 s, without a long task, in 100 MB. */
const drew = (change: Partial<ViewerSummary> = {}): ViewerSummary => ({
  outcome: "drawn",
  ms: 1000,
  problem: undefined,
  longestTask: { ms: undefined, atLeast: false },
  pageBytes: 100 * MB,
  helperBytes: undefined,
  ...change,
});
const took = (ms: number, atLeast = false) => ({ longestTask: { ms, atLeast } });
const row = (name: string, ...sizes: ViewerSummary[]) => ({ name, missing: undefined, sizes });

describe("the table of viewers", () => {
  it("has a row for each viewer, and four columns for each size", () => {
    const proflens = row("Proflens", drew({ ms: 400 }), drew({ ms: 800 }));
    const other = row(
      "other",
      drew({ ms: 1000, ...took(890), helperBytes: 20.5 * MB }),
      drew({ ms: 32_000, ...took(19_000) }),
    );
    expect(`\n${formatPeerTable([10_000, 1_000_000], [proflens, other])}\n`).toBe(`
|   viewer | 10k: drawn after | 10k: × Proflens | 10k: longest task ms | 10k: peak MB | 1m: drawn after | 1m: × Proflens | 1m: longest task ms | 1m: peak MB |
|---------:|-----------------:|----------------:|---------------------:|-------------:|----------------:|---------------:|--------------------:|------------:|
| Proflens |           0.40 s |            1.00 |                  <50 |        100.0 |          0.80 s |           1.00 |                 <50 |       100.0 |
|    other |           1.00 s |            2.50 |                  890 | 100.0 + 20.5 |            32 s |             40 |              19,000 |       100.0 |
`);
  });

  it("leaves no cell blank where a viewer did not draw", () => {
    const rows = [
      row("Proflens", drew()),
      row("a", drew({ outcome: "crashed", ms: 23_000, ...took(21_000, true) })),
      row("b", drew({ outcome: "none", ms: 120_000, ...took(110_000, true) })),
      row("c", drew({ outcome: "none", ms: 120_000, problem: "Invalid array length" })),
      row("d", drew({ outcome: "failed", ms: 4200, problem: "its command said a|b" })),
      { name: "e", missing: "Go is not installed", sizes: [undefined] },
    ];
    expect(cells(formatPeerTable([2500], rows)).slice(2)).toEqual([
      ["Proflens", "1.00 s", "1.00", "<50", "100.0"],
      ["a", "tab crashed after 23 s", "–", "≥ 21,000", "100.0"],
      ["b", "none in 120 s", "> 120", "≥ 110,000", "100.0"],
      ["c", "none in 120 s (Invalid array length)", "> 120", "<50", "100.0"],
      ["d", "failed after 4.20 s (its command said a\\|b)", "–", "<50", "100.0"],
      ["e", ...Array.from({ length: 4 }, () => "Go is not installed")],
    ]);
  });

  it("compares with nothing where Proflens did not draw", () => {
    const rows = [row("Proflens", drew({ outcome: "failed" })), row("other", drew())];
    expect(cells(formatPeerTable([2500], rows)).map(line => line[2])).toEqual([
      "2500: × Proflens",
      "---",
      "–",
      "–",
    ]);
  });
});

describe("where a peer is better", () => {
  it("is said for each figure that is less", () => {
    const proflens = row("Proflens", drew(), drew(took(90)));
    const other = row("other", drew({ ms: 900, pageBytes: 120 * MB }), drew({ pageBytes: 50 * MB }));
    expect(whereAPeerIsBetter([10_000, 100_000], [proflens, other])).toEqual([
      "Where a peer is better:",
      "",
      "- 10k, time to the flame graph: other 0.90 s, Proflens 1.00 s (0.90×)",
      "- 100k, longest main-thread task: other <50 ms, Proflens 90 ms",
      "- 100k, peak memory of the page: other 50.0 MB, Proflens 100.0 MB (0.50×)",
    ]);
  });

  it("counts a server's memory as well as the page's alone", () => {
    const proflens = row("Proflens", drew());
    const light = row("light", drew({ pageBytes: 20 * MB, helperBytes: 30 * MB }));
    const heavy = row("heavy", drew({ pageBytes: 20 * MB, helperBytes: 300 * MB }));
    expect(whereAPeerIsBetter([10_000], [proflens, light, heavy]).slice(2)).toEqual([
      "- 10k, peak memory of the page: light 20.0 MB, Proflens 100.0 MB (0.20×)",
      "- 10k, peak memory, with the process beside the browser: light 50.0 MB, Proflens 100.0 MB (0.50×)",
      "- 10k, peak memory of the page: heavy 20.0 MB, Proflens 100.0 MB (0.20×)",
    ]);
  });

  it("is nowhere for a peer that did not draw, was not measured, or is equal", () => {
    const rows = [
      row("Proflens", drew()),
      row("crashed", drew({ outcome: "crashed", ms: 10, pageBytes: MB })),
      { name: "absent", missing: "npm could not install it", sizes: [undefined] },
      row("equal", drew()),
    ];
    expect(whereAPeerIsBetter([10_000], rows)).toEqual([
      "No peer is better than Proflens in any of these figures.",
    ]);
  });

  it("is everywhere where only the peer draws", () => {
    const rows = [row("Proflens", drew({ outcome: "failed" })), row("other", drew({ ms: 90_000 }))];
    expect(whereAPeerIsBetter([1_000_000], rows)).toContain(
      "- 1m: other draws a flame graph, Proflens does not.",
    );
  });
});

/** The table's cells, without the spaces that align them; the line below the head as it is for every width. */
function cells(table: string) {
  return table.split("\n").map(line =>
    line
      .split(/(?<!\\)\|/)
      .slice(1, -1)
      .map(cell => cell.trim().replace(/^-+:$/, "---")),
  );
}
