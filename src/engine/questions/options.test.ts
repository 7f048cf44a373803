import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DEFAULT_CONFIG } from "../../analysis/config";
import { openBytes, openFile } from "../../analysis/fixtures/openFile";
import { parseTop, sortedRows, type TopRow } from "../../analysis/fixtures/pprofTop";
import { prepareLoadedProfile } from "../../analysis/load";
import { selectSamples } from "../../analysis/selectSamples";
import { percentText, valueText } from "../../base/units";
import { runSteps } from "../../base/steps";
import { encodePlain } from "../../format/pprof/fixtures/plainProfile";
import { randomProfile } from "../../format/pprof/fixtures/randomProfile";
import { LoadedProfile } from "../loaded";
import type { AnswerTo, Comparison, Query, Question, QueryOptions } from "../protocol";
import { HANDLERS } from ".";
import type { Handler } from "./question";

/** What the page shows under options is what the report prints, which is held against pprof's own elsewhere. */

async function ask<Q extends Question>(loaded: LoadedProfile, question: Q): Promise<AnswerTo<Q>> {
  const steps = await (HANDLERS[question.kind] as unknown as Handler<Q>)(loaded, question);
  const answer = steps.ok ? runSteps(steps.value) : steps;
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.value;
}

/** The table of the page, in the words of the report. */
async function pageRows(loaded: LoadedProfile, query: Query, unit: string): Promise<TopRow[]> {
  const top = await ask(loaded, {
    kind: "top",
    ...query,
    sortBy: "flat",
    descending: true,
    fromRow: 0,
    toRow: 1e9,
    filter: "",
  });
  return Array.from(top.flat, (flat, row) => ({
    flat: valueText(flat, unit, unit),
    flatPercent: percentText(flat, top.reportTotal),
    cum: valueText(top.cum[row], unit, unit),
    cumPercent: percentText(top.cum[row], top.reportTotal),
    name: top.frames.name[row],
  }));
}

async function reportRows(loaded: LoadedProfile, query: Query, unit: string): Promise<TopRow[]> {
  const options = { ...query.options, trim: false, unit };
  const { bytes } = await ask(loaded, { kind: "report", ...query, options, command: "top" });
  return parseTop(new TextDecoder().decode(bytes));
}

async function expectSame(
  loaded: LoadedProfile,
  sampleTypeIndex: number,
  options: QueryOptions,
  comparison?: Comparison,
) {
  const { unit } = loaded.profile.sampleTypes[sampleTypeIndex];
  const query = { sampleTypeIndex, options, ...(comparison === undefined ? {} : { comparison }) };
  const page = await pageRows(loaded, query, unit);
  const report = await reportRows(loaded, query, unit);
  expect(sortedRows(page)).toEqual(sortedRows(report));
  // Rows that are otherwise equal have no order of their own.
  expect(page.map(({ flat, name }) => `${flat} ${name}`)).toEqual(
    report.map(({ flat, name }) => `${flat} ${name}`),
  );
  return page;
}

const OPTION_SETS: readonly QueryOptions[] = [
  {},
  { focus: "json" },
  { ignore: "^runtime\\." },
  { hide: "^runtime\\.|^encoding/" },
  { show: "main|json" },
  { show_from: "^main\\." },
  { prune_from: "json" },
  { focus: "main", ignore: "json", hide: "alloc" },
  { focus: "json", relative_percentages: true },
  { tagfocus: "tenant=acme" },
  { tagignore: "tenant" },
  { tagroot: "tenant" },
  { tagleaf: "tenant,phase", focus: "main" },
  { granularity: "filefunctions" },
  { granularity: "files" },
  { granularity: "lines" },
  { granularity: "lines", noinlines: true },
  { granularity: "addresses" },
  { noinlines: true, focus: "main" },
  { drop_negative: true },
  { mean: true, focus: "main" },
];

describe("the page's table under options", () => {
  const examples = ["go-cpu", "go-heap", "node-cpu", "rust-cpu"] as const;
  test.each(examples)("%s: is the report", { timeout: 60_000 }, async example => {
    const profile = await openFile(`public/examples/${example}.pb.gz`);
    const loaded = new LoadedProfile(profile, profile);
    let shown = 0;
    for (const options of OPTION_SETS) {
      // One set of options after the other: the engine keeps the last ones.
      // oxlint-disable-next-line no-await-in-loop
      const rows = await expectSame(loaded, profile.sampleTypes.length - 1, options);
      shown += rows.length;
    }
    expect(shown).toBeGreaterThan(1000);
  });

  test("a comparison, either way, normalised or not", { timeout: 60_000 }, async () => {
    const profile = await openFile("public/examples/go-cpu.pb.gz");
    const every = runSteps(selectSamples(profile, sample => sample % 3 === 0));
    const loaded = new LoadedProfile(profile, profile);
    loaded.setBase({ baseId: 7, read: every });
    for (const isDiff of [true, false]) {
      for (const normalize of [true, false]) {
        // oxlint-disable-next-line no-await-in-loop
        await expectSame(loaded, 1, { normalize, focus: "main" }, { baseId: 7, isDiff });
      }
    }
    // The panel says of a function what the table says, in every sample type; which side it is on is no label.
    const query = { options: {}, comparison: { baseId: 7, isDiff: true } };
    const name = "runtime.mallocgc";
    const details = await ask(loaded, { kind: "details", ...query, sampleTypeIndex: 1, name });
    for (const [sampleTypeIndex, value] of details.values.entries()) {
      const rows = { sortBy: "cum", descending: true, fromRow: 0, toRow: 1, filter: `/^${name}$/` } as const;
      // oxlint-disable-next-line no-await-in-loop
      const { flat, cum, comparison } = await ask(loaded, {
        kind: "top",
        ...query,
        sampleTypeIndex,
        ...rows,
      });
      expect([value.flat, value.cum]).toEqual([flat[0], cum[0]]);
      expect(value.base).toEqual({ flat: comparison?.baseFlat[0], cum: comparison?.baseCum[0] });
      expect(value.base?.cum).toBeGreaterThan(0);
    }
    expect(details.labels.map(({ key }) => key)).toEqual(["endpoint", "tenant"]);
  });

  test("what filters leave of a comparison is what they leave of its new side", async () => {
    const profile = await openFile("public/examples/go-cpu.pb.gz");
    const loaded = new LoadedProfile(profile, profile);
    // With itself, nothing differs; the filters leave as much all the same.
    loaded.setBase({ baseId: 7, read: profile });
    const question = { kind: "shown", sampleTypeIndex: 1, options: { focus: "main" } } as const;
    const alone = await ask(loaded, question);
    expect(alone.shownSampleCount).toBeLessThan(alone.totalSampleCount);
    for (const isDiff of [true, false]) {
      // oxlint-disable-next-line no-await-in-loop
      const compared = await ask(loaded, { ...question, comparison: { baseId: 7, isDiff } });
      expect(compared).toMatchObject({
        shownWeight: alone.shownWeight,
        totalWeight: alone.totalWeight,
      });
      // Equal samples have been merged.
      expect(compared.shownSampleCount).toBeLessThan(compared.totalSampleCount);
    }
  });
});

describe("random profiles", () => {
  const expression = fc.constantFrom("", "a", "main|work", "^$", ".", "b/c", "cpu");
  const options = fc.record({
    focus: expression,
    ignore: expression,
    hide: expression,
    show: expression,
    show_from: expression,
    prune_from: expression,
    noinlines: fc.boolean(),
    relative_percentages: fc.boolean(),
    drop_negative: fc.boolean(),
    mean: fc.boolean(),
    granularity: fc.constantFrom("", "filefunctions", "files", "lines", "addresses"),
  });
  test("the page's table is the report", { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(randomProfile, options, async (plain, record) => {
        // A unit with a blank in it cannot be read back from the report.
        const sampleTypes = plain.sampleTypes.map(({ type }) => ({ type, unit: "count" }));
        const read = await openBytes(encodePlain({ ...plain, sampleTypes }));
        if (!read.ok) throw new Error(read.error.problem.message);
        const profile = await prepareLoadedProfile(read.value);
        // pprof refuses these; the page shows them.
        if (profile.functions.ids.includes(0n) || profile.locations.ids.includes(0n)) return;
        await expectSame(new LoadedProfile(profile, profile), 0, { ...DEFAULT_CONFIG, ...record });
      }),
      { numRuns: 300, endOnFailure: true },
    );
  });
});
