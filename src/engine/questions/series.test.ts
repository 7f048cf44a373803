import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { openFile } from "../../analysis/fixtures/openFile";
import { parseTop } from "../../analysis/fixtures/pprofTop";
import { placedStacks } from "../../analysis/fixtures/placedStacks";
import { alignProfiles, mergeAligned } from "../../analysis/merge";
import { runSteps } from "../../base/steps";
import type { Profile } from "../../model/profile";
import { LoadedProfile } from "../loaded";
import type { SeriesAnswer, SeriesQuestion, TopQuestion } from "../protocol";
import { answerSeries } from "./series";
import { answerTop } from "./top";

/** Profiles as one series, as they are opened. */
function seriesOf(profiles: readonly Profile[]): LoadedProfile {
  const aligned = runSteps(alignProfiles(profiles));
  if (!aligned.ok) throw new Error(aligned.error.message);
  const whole = runSteps(mergeAligned(aligned.value));
  const loaded = new LoadedProfile(whole, whole);
  loaded.setSteps(aligned.value.map(read => ({ read, profile: read })));
  return loaded;
}

const QUESTION: SeriesQuestion = {
  kind: "series",
  sampleTypeIndex: 0,
  options: {},
  figure: "cum",
  isShare: false,
  sortBy: "change",
  onlyGrowing: false,
  filter: "",
  rowLimit: 10_000,
};

async function ask(loaded: LoadedProfile, change: Partial<SeriesQuestion> = {}): Promise<SeriesAnswer> {
  const steps = await answerSeries(loaded, { ...QUESTION, ...change });
  const answer = steps.ok ? runSteps(steps.value) : steps;
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.value;
}

/** name → its figures, in order of time. */
function rowsOf({ names, values, totals }: SeriesAnswer): Map<string, number[]> {
  const count = totals.length;
  return new Map(names.map((name, row) => [name, [...values.subarray(row * count, (row + 1) * count)]]));
}

describe("a series of recorded profiles", () => {
  const EXAMPLES = ["go-cpu", "cpp-cpu", "rust-cpu"] as const;
  const figuresOf = (example: string, figure: "flat" | "cum") => {
    const report = readFileSync(`examples/oracle/expected/${example}.cpu.top.txt`, "utf8");
    // In nanoseconds, as it was asked for.
    return parseTop(report).map(row => [row.name, Number.parseInt(row[figure], 10)] as const);
  };

  test.each(["flat", "cum"] as const)("has pprof's %s of each", async figure => {
    const loaded = seriesOf(
      await Promise.all(EXAMPLES.map(name => openFile(`public/examples/${name}.pb.gz`))),
    );
    const rows = rowsOf(await ask(loaded, { sampleTypeIndex: 1, figure }));
    const names = new Set<string>();
    for (const [step, example] of EXAMPLES.entries()) {
      const figures = figuresOf(example, figure);
      expect(figures.length).toBeGreaterThan(50);
      for (const [name, value] of figures) {
        names.add(name);
        expect(rows.get(name)?.[step], `${example}: ${name}`).toBe(value);
      }
    }
    expect(rows.size).toBe(names.size);
  });

  test("shows one of them as that one alone, filtered as well", async () => {
    const profiles = await Promise.all(EXAMPLES.map(name => openFile(`public/examples/${name}.pb.gz`)));
    const loaded = seriesOf(profiles);
    const top = async (of: LoadedProfile, step?: number) => {
      const question: TopQuestion = {
        kind: "top",
        sampleTypeIndex: 1,
        options: { focus: "main" },
        ...(step !== undefined && { step }),
        sortBy: "cum",
        descending: true,
        filter: "",
        fromRow: 0,
        toRow: 1000,
      };
      const steps = await answerTop(of.under(question), question);
      const answer = steps.ok ? runSteps(steps.value) : steps;
      if (!answer.ok) throw new Error(answer.error.message);
      const { frames, flat, cum, reportTotal } = answer.value;
      return { names: frames.name, flat, cum, reportTotal };
    };
    for (const [step, profile] of profiles.entries()) {
      const alone = await top(new LoadedProfile(profile, profile));
      expect(alone.names.length).toBeGreaterThan(0);
      expect(await top(loaded, step)).toEqual(alone);
    }
    expect((await top(loaded)).names).not.toEqual((await top(loaded, 0)).names);
  });
});

describe("a series", () => {
  /** A leak, a steady function, and one that a single profile has much of. */
  const heaps = () =>
    Promise.all(
      [0, 1, 2, 3, 4].map(step =>
        placedStacks(
          [
            `main@m.go:1;leak@m.go:2 ${100 + 50 * step}`,
            `main@m.go:1;steady@m.go:3 ${1000 + (step % 2)}`,
            `main@m.go:1;spike@m.go:4 ${step === 3 ? 900 : 10 + (step % 3)}`,
          ].join("\n"),
        ),
      ),
    );

  test("finds what grew in every step, and by how much", async () => {
    const loaded = seriesOf(await heaps());
    const { names, slopes, rowCount, allRowCount } = await ask(loaded, { figure: "flat", onlyGrowing: true });
    expect(names).toEqual(["leak"]);
    expect(slopes[0]).toBeCloseTo(50);
    expect([rowCount, allRowCount]).toEqual([1, 4]);
  });

  test("finds the profile that is out of line", async () => {
    const loaded = seriesOf(await heaps());
    const answer = await ask(loaded, { figure: "flat", sortBy: "outlier" });
    expect(answer.names[0]).toBe("spike");
    expect(answer.outliers[0]).toBe(3);
    expect(answer.medians[0]).toBe(11);
    const leak = answer.names.indexOf("leak");
    expect(answer.outliers[leak]).toBe(-1);
  });

  test("has parts of each profile's total, filters, and as many rows as are wanted", async () => {
    const loaded = seriesOf(await heaps());
    const answer = await ask(loaded, { isShare: true, filter: "MAIN" });
    expect(answer.names).toEqual(["main"]);
    expect([...answer.values]).toEqual([1, 1, 1, 1, 1]);
    const sorted = await ask(loaded, { sortBy: "name", rowLimit: 2 });
    expect(sorted.names).toEqual(["leak", "main"]);
    expect(sorted.rowCount).toBe(4);
    const focused = rowsOf(await ask(loaded, { options: { focus: "leak" } }));
    expect(focused.get("main")).toEqual([100, 150, 200, 250, 300]);
    expect(focused.has("steady")).toBe(false);
  });
});
