import { gunzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mergeProfiles } from "../analysis/merge";
import { subtractBase } from "../analysis/merge/base";
import { runSteps } from "../base/steps";
import { pictureOfProfile, type PlainProfile } from "../format/pprof/fixtures/plainProfile";
import { randomProfile } from "../format/pprof/fixtures/randomProfile";
import type { Profile } from "../model/profile";
import { printBytes, printReport } from "./fixtures/printReport";
import { opened, smallProfile } from "./fixtures/smallProfiles";

const ALL_NODES = ["nodecount=0", "nodefraction=0", "edgefraction=0", "compact_labels", "unit=count"];
/** Each run of the filters' properties makes five reports and reads three profiles. */
const RUNS = { numRuns: 40 };
const LIMIT_MS = 60_000;
const GRANULARITIES = ["functions", "filefunctions", "files", "lines", "addresses"];

/** The total of a top report, and flat and cum of its rows. */
function figuresOf(top: string): { total: number; rows: { flat: number; cum: number }[] } {
  const total = Number(/ of (\d+) total$/m.exec(top)?.[1]);
  const rows = [...top.matchAll(/^ *(\d+) +[\d.e-]+% +[\d.e-]+% +(\d+) +[\d.e-]+% /gm)].map(
    ([, flat, cum]) => ({ flat: Number(flat), cum: Number(cum) }),
  );
  return { total, rows };
}

/** The names of a tree report's nodes. */
function nodeNamesOf(tree: string): string[] {
  return [...tree.matchAll(/^ *\d+ +\S+% +\S+% +\d+ +\S+% +\| (.*)$/gm)].map(([, name = ""]) => name);
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

describe("without filters, values not negative", () => {
  test(
    "flat of all nodes and the samples without a stack are the total; cum is flat at least",
    async () => {
      await fc.assert(
        fc.asyncProperty(smallProfile(0n), fc.constantFrom(...GRANULARITIES), async (plain, granularity) => {
          const top = await printReport(await opened(plain), "top", granularity, ...ALL_NODES);
          const { total, rows } = figuresOf(top);
          const stackless = plain.samples.filter(({ locationIds }) => locationIds.length === 0);
          const flat = sum(rows.map(row => row.flat));
          expect(flat + sum(stackless.map(({ values }) => Number(values[0])))).toBe(total);
          expect(total).toBe(sum(plain.samples.map(({ values }) => Number(values[0]))));
          for (const row of rows) expect(row.cum).toBeGreaterThanOrEqual(row.flat);
        }),
      );
    },
    LIMIT_MS,
  );

  test(
    "a profile merged with itself has every value doubled",
    async () => {
      await fc.assert(
        fc.asyncProperty(smallProfile(0n), fc.constantFrom(...GRANULARITIES), async (plain, granularity) => {
          const once = await opened(plain);
          const twice = runSteps(mergeProfiles([once, once]));
          if (!twice.ok) throw new Error(twice.error.message);
          const doubled = await printReport(once, "tree", granularity, ...ALL_NODES, "divide_by=0.5");
          // pprof has no order for nodes of one name, such as two mappings' code of one file.
          const names = nodeNamesOf(doubled);
          fc.pre(new Set(names).size === names.length);
          expect(await printReport(twice.value, "tree", granularity, ...ALL_NODES)).toBe(doubled);
        }),
      );
    },
    LIMIT_MS,
  );
});

test(
  "a profile less itself has no sample, and a report of it no node",
  async () => {
    await fc.assert(
      fc.asyncProperty(smallProfile(-1000n), async plain => {
        const profile = await opened(plain);
        const rest = runSteps(subtractBase(profile, profile, { isDiff: false, isNormalized: false }));
        if (!rest.ok) throw new Error(rest.error.message);
        expect(rest.value.samples.count).toBe(0);
        expect(figuresOf(await printReport(rest.value, "top", ...ALL_NODES))).toEqual({ total: 0, rows: [] });
      }),
    );
  },
  LIMIT_MS,
);

test(
  "a profile that the proto report writes reads back the same",
  async () => {
    await fc.assert(
      fc.asyncProperty(randomProfile, async plain => {
        const profile = await opened(plain);
        const again = await opened(gunzipSync(await printBytes(profile, "proto")));
        expect(pictureOfProfile(again)).toEqual(sortedLabels(pictureOfProfile(profile)));
        expect(await printReport(again, "raw")).toBe(await printReport(profile, "raw"));
      }),
    );
  },
  LIMIT_MS,
);

/** pprof writes text labels first, each kind by key. */
function sortedLabels(picture: ReturnType<typeof pictureOfProfile>): ReturnType<typeof pictureOfProfile> {
  const order = (key: string) => Buffer.from(key);
  const samples = picture.samples.map(sample => ({
    ...sample,
    labels: sample.labels.toSorted(
      (a, b) => Number("number" in a) - Number("number" in b) || Buffer.compare(order(a.key), order(b.key)),
    ),
  }));
  return { ...picture, samples };
}

describe("filters that commute, as in pprof", () => {
  /** What is left when options are applied one after the other, each to what the one before left. */
  async function inTurn(profile: Profile, options: readonly string[]): Promise<string> {
    let rest = profile;
    for (const option of options) rest = await opened(gunzipSync(await printBytes(rest, "proto", option)));
    return printReport(rest, "raw");
  }

  async function commute(plain: PlainProfile, options: readonly string[], atOnce: readonly string[]) {
    const profile = await opened(plain);
    const left = await inTurn(profile, options);
    expect(await inTurn(profile, options.toReversed())).toBe(left);
    const together = await opened(gunzipSync(await printBytes(profile, "proto", ...atOnce)));
    expect(await printReport(together, "raw")).toBe(left);
  }

  const name = fc.constantFrom("main", "work", "alloc", "^$", "mem", "app", "nothing");
  const tag = fc.constantFrom("acme", "globex", "tenant=acme", "step=glob", "tenant=.");

  // They choose samples and change none: whichever comes first, a sample stays when all would have it.
  test(
    "focus, ignore, tagfocus and tagignore",
    async () => {
      const options = fc.uniqueArray(
        fc.oneof(
          fc.tuple(fc.constantFrom("focus", "ignore"), name),
          fc.tuple(fc.constantFrom("tagfocus", "tagignore"), tag),
        ),
        { minLength: 2, maxLength: 4, selector: ([option]) => option },
      );
      await fc.assert(
        fc.asyncProperty(smallProfile(1n), options, async (plain, chosen) => {
          const texts = chosen.map(([option, value]) => `${option}=${value}`);
          await commute(plain, texts, texts);
        }),
        RUNS,
      );
    },
    LIMIT_MS,
  );

  // A line is hidden for itself alone, so hiding two expressions is hiding either.
  test(
    "hide and hide",
    async () => {
      await fc.assert(
        fc.asyncProperty(smallProfile(1n), name, name, async (plain, first, second) => {
          await commute(plain, [`hide=${first}`, `hide=${second}`], [`hide=${first}|${second}`]);
        }),
        RUNS,
      );
    },
    LIMIT_MS,
  );

  // The same, line by line: what is left is shown by the one and not hidden by the other.
  test(
    "hide and show",
    async () => {
      await fc.assert(
        fc.asyncProperty(smallProfile(1n), name, name, async (plain, hidden, shown) => {
          const texts = [`hide=${hidden}`, `show=${shown}`];
          await commute(plain, texts, texts);
        }),
        RUNS,
      );
    },
    LIMIT_MS,
  );

  // These do not: focus looks for what hide takes away.
  test("but not focus and hide", async () => {
    const [plain] = fc.sample(
      smallProfile(1n).filter(({ samples, locations }) =>
        samples.some(({ locationIds }) =>
          locationIds.some(id => locations[Number(id) - 1].lines.some(({ functionId }) => functionId === 2n)),
        ),
      ),
      { numRuns: 1, seed: 1 },
    );
    const profile = await opened(plain);
    const hiddenFirst = await inTurn(profile, ["hide=work", "focus=work"]);
    expect(await inTurn(profile, ["focus=work", "hide=work"])).not.toBe(hiddenFirst);
  });
});
