import { gunzipSync } from "node:zlib";
import type { Locator, Page } from "@playwright/test";
import { repositoryFile } from "./exampleFiles.ts";

/** A function of the Go example, and what google/pprof's `-list` recorded of it. */
export const REPORT = "proflens/examples/go/orders.writeReport";
export const GO_LIST = "go-cpu.source_path_examples_go.list_orders.writeReport_load.txt";

export const code = (page: Page): Locator => page.getByRole("grid", { name: "Source lines" });

/** Line → `flat cum`, of the lines on screen of the function that cost something. */
export async function shownLines(page: Page): Promise<Record<string, string>> {
  const rows = await code(page).evaluate(grid =>
    [...grid.querySelectorAll("[role=row]:not(.other)")].map(row =>
      [1, 2, 3].map(
        column => row.querySelector(`[role=gridcell][aria-colindex="${column}"]`)?.textContent ?? "",
      ),
    ),
  );
  return Object.fromEntries(
    rows
      .filter(([line, flat]) => line !== "" && flat !== "")
      .map(([line, flat, cum]) => [line, `${flat} ${cum}`]),
  );
}

/** The part of google/pprof's recorded `-list` that is about one routine, without its first line. */
export function recordedRoutine(report: string, routine: string): string {
  const bytes = repositoryFile(`examples/oracle/expected/reports/${report}`);
  const text = (report.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8");
  const from = text.indexOf(`ROUTINE ======================== ${routine} in `);
  if (from < 0) throw new Error(`${report} has no ${routine}`);
  const end = text.indexOf("\nROUTINE", from + 1);
  return text.slice(text.indexOf("\n", from) + 1, end < 0 ? undefined : end + 1);
}

/** The same as line → `flat cum`, of the lines that cost something. */
export function recordedLines(report: string, routine: string): Record<string, string> {
  return Object.fromEntries(
    recordedRoutine(report, routine)
      .split("\n")
      .flatMap(line => {
        const {
          flat = "",
          cum = "",
          number = "",
        } = /^ *(?<flat>\S+) +(?<cum>\S+) +(?<number>\d+):/.exec(line)?.groups ?? {};
        return number === "" || (flat === "." && cum === ".") ? [] : [[number, `${flat} ${cum}`]];
      }),
  );
}
