import { readdirSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { DEFAULT_CONFIG } from "../analysis/config";
import { openBytes, openFile } from "../analysis/fixtures/openFile";
import { parseStacks, profileOfStacks } from "../analysis/fixtures/stackText";
import { mergeProfiles } from "../analysis/merge";
import { subtractBase } from "../analysis/merge/base";
import { runSteps } from "../base/steps";
import { EMPTY_PLAIN, encodePlain, type PlainProfile } from "../format/pprof/fixtures/plainProfile";
import { writtenBytes } from "../format/pprof/fixtures/writtenBytes";
import type { Profile } from "../model/profile";
import { generateReport } from ".";
import { findCommand } from "./commands";
import { UTC_ENVIRONMENT } from "./environment";
import { printReport } from "./fixtures/printReport";

const stacks = (text: string) => profileOfStacks(parseStacks(text));
const rows = (report: string) => report.split("\n").slice(-8).join("\n");

const WORK = stacks(`
  main;work;alloc 10
  main;work;+fma 5
  main;idle 3
`);

const merge = (...profiles: Profile[]): Profile => {
  const merged = runSteps(mergeProfiles(profiles));
  if (!merged.ok) throw new Error(merged.error.message);
  return merged.value;
};

describe("reports of small stacks", () => {
  test("top", async () => {
    expect(await printReport(WORK, "top", "compact_labels")).toBe(
      [
        "Showing nodes accounting for 18, 100% of 18 total",
        "      flat  flat%   sum%        cum   cum%",
        "        10 55.56% 55.56%         10 55.56%  alloc",
        "         5 27.78% 83.33%          5 27.78%  fma (inline)",
        "         3 16.67%   100%          3 16.67%  idle",
        "         0     0%   100%         18   100%  main",
        "         0     0%   100%         15 83.33%  work",
        "",
      ].join("\n"),
    );
  });

  test("hiding a frame gives its cost to the one above", async () => {
    expect(rows(await printReport(WORK, "top", "compact_labels", "hide=alloc"))).toContain(
      "        10 55.56% 55.56%         15 83.33%  work",
    );
  });

  test("values that divide_by makes nothing choose the unit all the same", async () => {
    const memory: Profile = { ...WORK, sampleTypes: [{ type: "space", unit: "kB" }] };
    expect(await printReport(memory, "top", "divide_by=4")).toContain("for 4096B, 100% of 4096B total");
  });

  test("an expression that is none is Go's error", async () => {
    expect(await printReport(WORK, "top", "focus=[a")).toBe(
      "error: parsing focus regexp: error parsing regexp: missing closing ]: `[a`",
    );
    expect(await printReport(WORK, "peek=nothing")).toBe("error: no matches found for regexp: nothing");
  });

  test("a filter that matches nothing says so", async () => {
    const command = findCommand("top");
    if (command === undefined) throw new Error("no top");
    const config = { ...DEFAULT_CONFIG, focus: "nothing", tagfocus: "1kb:" };
    const report = await generateReport(WORK, command, undefined, config, UTC_ENVIRONMENT);
    expect(report.ok && report.value.warnings).toEqual([
      "tagfocus:Interpreted '1kb:' as range, not regexp",
      "Focus expression matched no samples",
      "TagFocus expression matched no samples",
    ]);
  });
});

test("callgrind numbers a function of line 0 apart from the same one, where it has a column", async () => {
  const at = (id: bigint, line: bigint, column: bigint) => ({
    id,
    mappingId: 0n,
    address: 0n,
    lines: [{ functionId: 1n, line, column }],
    isFolded: false,
  });
  const plain: PlainProfile = {
    ...EMPTY_PLAIN,
    functions: [{ id: 1n, name: "f", systemName: "f", filename: "f.c", startLine: 0n }],
    locations: [at(1n, 0n, 1n), at(2n, 5n, 0n)],
    samples: [{ locationIds: [1n, 2n], values: [1n], labels: [] }],
  };
  const opened = await openBytes(encodePlain(plain));
  if (!opened.ok) throw new Error(opened.error.problem.message);
  expect(await printReport(opened.value, "callgrind")).toContain("cfn=(2) f [1/2]");
});

test("a tag filter with nothing before its = is one without a key", async () => {
  const plain: PlainProfile = {
    ...EMPTY_PLAIN,
    samples: [
      { locationIds: [], values: [1n], labels: [{ key: "tenant", text: "acme" }] },
      { locationIds: [], values: [2n], labels: [{ key: "tenant", text: "globex" }] },
    ],
  };
  const opened = await openBytes(encodePlain(plain));
  if (!opened.ok) throw new Error(opened.error.problem.message);
  expect(await printReport(opened.value, "tags", "tagfocus==acme")).toContain("Total 1 of 3");
});

test("that tagshow matches nothing is said even where taghide is no expression", async () => {
  const command = findCommand("top");
  if (command === undefined) throw new Error("no top");
  const config = { ...DEFAULT_CONFIG, tagshow: "nothing", taghide: "(" };
  const report = await generateReport(WORK, command, undefined, config, UTC_ENVIRONMENT);
  expect(report.ok ? "report" : report.error).toEqual({
    message: "parsing taghide regexp: error parsing regexp: missing closing ): `(`",
    warnings: ["TagShow expression matched no samples"],
  });
});

describe("merging", () => {
  test("a profile with itself doubles it", async () => {
    const twice = merge(WORK, WORK);
    expect(twice.samples.count).toBe(WORK.samples.count);
    expect(await printReport(twice, "top")).toBe(await printReport(WORK, "top", "divide_by=0.5"));
  });

  test("a profile less itself is empty", () => {
    const difference = runSteps(subtractBase(WORK, WORK, { isDiff: false, isNormalized: false }));
    expect(difference.ok && difference.value.samples.count).toBe(0);
    expect(difference.ok && difference.value.locations.count).toBe(0);
  });

  test("a diff keeps both sides, and counts percentages of the base", async () => {
    const base = stacks("main;work;alloc 4");
    const difference = runSteps(subtractBase(WORK, base, { isDiff: true, isNormalized: false }));
    if (!difference.ok) throw new Error(difference.error.message);
    expect(difference.value.samples.count).toBe(4);
    expect(await printReport(difference.value, "top", "compact_labels")).toContain("of 4 total");
  });
});

describe("64 bits", () => {
  const VALUE = 2n ** 62n + 1n;
  const column = { values: Float64Array.of(Number(VALUE), 1), exact: BigInt64Array.of(VALUE, 1n) };
  const two = stacks("main;a 1\nmain;b 1");
  const big: Profile = { ...two, samples: { ...two.samples, values: [column] } };

  test("raw prints them exactly", async () => {
    expect(await printReport(big, "raw")).toContain(` ${VALUE}: `);
  });

  test("sums wrap around as pprof's do", async () => {
    expect(await printReport(merge(big, big), "raw")).toContain(` ${BigInt.asIntN(64, 2n * VALUE)}: `);
  });
});

test("what is written reads back the same", async () => {
  const folder = new URL("../../public/examples/", import.meta.url);
  const files = readdirSync(folder).filter(name => name.endsWith(".pb.gz"));
  expect(files.length).toBeGreaterThan(0);
  for (const file of files) {
    const profile = await openFile(new URL(file, folder));
    const again = await openBytes(writtenBytes(profile));
    if (!again.ok) throw new Error(again.error.problem.message);
    expect(await printReport(again.value, "raw")).toBe(await printReport(profile, "raw"));
  }
});

test("proto is gzip of a profile", async () => {
  const command = findCommand("proto");
  if (command === undefined) throw new Error("no proto");
  const report = await generateReport(WORK, command, undefined, DEFAULT_CONFIG, UTC_ENVIRONMENT);
  if (!report.ok) throw new Error(report.error.message);
  const again = await openBytes(gunzipSync(report.value.bytes));
  expect(again.ok && again.value.samples.count).toBe(3);
});
