import { readFileSync } from "node:fs";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { openFile } from "../../analysis/fixtures/openFile";
import { parseTop } from "../../analysis/fixtures/pprofTop";
import { profileOfStacks, type StackSample } from "../../analysis/fixtures/stackText";
import { runSteps } from "../../base/steps";
import { installedPprof } from "../../format/fixtures/googlePprof";
import { FINDING_RULES } from "../../insight/findingRules";
import { PRESETS } from "../../insight/presets";
import { LoadedProfile } from "../loaded";
import type { AnswerTo, Question, QueryOptions } from "../protocol";
import { HANDLERS } from ".";
import type { Handler } from "./question";

async function ask<Q extends Question>(loaded: LoadedProfile, question: Q): Promise<AnswerTo<Q>> {
  const steps = await (HANDLERS[question.kind] as unknown as Handler<Q>)(loaded, question);
  const answer = steps.ok ? runSteps(steps.value) : steps;
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.value;
}

async function load(file: string): Promise<LoadedProfile> {
  const profile = await openFile(file);
  return new LoadedProfile(profile, profile);
}

const presetOf = (id: string) => {
  const preset = PRESETS.find(preset => preset.id === id);
  if (preset === undefined) throw new Error(id);
  return preset;
};

/** Adds an alternative to an option, as a click on a preset does. */
function withPreset(options: QueryOptions, id: string): QueryOptions {
  const { option, expression } = presetOf(id);
  const before = options[option];
  return { ...options, [option]: before === undefined ? expression : `${before}|${expression}` };
}

describe("the part that a preset would remove", () => {
  const frame = fc.constantFrom(
    "runtime.goexit",
    "runtime.mallocgc",
    "runtime.gcBgMarkWorker",
    "runtime.schedule",
    "syscall.Syscall",
    "main.f",
    "main.g",
    "main.h",
    "+runtime.memmove",
    "+main.i",
    "+runtime.gopark",
  );
  const sample: fc.Arbitrary<StackSample> = fc.record({
    frames: fc.array(frame, { maxLength: 6 }),
    values: fc.tuple(fc.integer({ min: -5, max: 30 })),
  });
  const expression = fc.constantFrom("runtime", "main\\.f", "main\\.[gh]", "gopark|Syscall", "main");
  const options: fc.Arbitrary<QueryOptions> = fc.record(
    {
      focus: expression,
      ignore: expression,
      hide: expression,
      show: expression,
      show_from: expression,
      prune_from: expression,
    },
    { requiredKeys: [] },
  );
  const someOptions: fc.Arbitrary<QueryOptions> = fc.oneof(fc.constant({}), options);

  test("is what goes when it is added: ignore, whatever else is set", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(sample, { minLength: 1, maxLength: 12 }),
        someOptions,
        async (samples, options) => {
          await expectRemoved(samples, options, "ignore");
        },
      ),
      { numRuns: 300 },
    );
  });

  test("hide, as long as no option looks for frames after it", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(sample, { minLength: 1, maxLength: 12 }),
        someOptions,
        async (samples, all) => {
          const { show_from: _, prune_from: __, show: ___, ...options } = all;
          await expectRemoved(samples, options, "hide");
        },
      ),
      { numRuns: 300 },
    );
  });

  async function expectRemoved(samples: StackSample[], options: QueryOptions, option: "hide" | "ignore") {
    const profile = profileOfStacks(samples);
    const loaded = new LoadedProfile(profile, profile);
    const weight = async (options: QueryOptions) =>
      (await ask(loaded, { kind: "shown", sampleTypeIndex: 0, options })).shownWeight;
    const shown = await weight(options);
    const { presets } = await ask(loaded, { kind: "presets", sampleTypeIndex: 0, options });
    for (const { presetId, removed } of presets) {
      if (presetOf(presetId).option !== option) continue;
      const left = await weight(withPreset(options, presetId));
      expect(removed, presetId).toBeCloseTo(shown === 0 ? 0 : (shown - left) / shown, 10);
    }
  }
});

describe("presets of the examples", () => {
  test.each([
    ["go-cpu", ["go-runtime", "go-gc", "go-scheduler", "go-waiting", "go-syscalls", "go-http-plumbing"]],
    ["node-cpu", ["node-internals", "node-modules", "node-gc", "node-idle", "node-threads"]],
    ["rust-cpu", ["rust-std", "rust-start", "cpp-libc", "cpp-allocator"]],
    ["cpp-cpu", ["cpp-std", "cpp-libc", "cpp-allocator"]],
  ])("%s has those of its language, and no others", async (name, ids) => {
    const loaded = await load(`public/examples/${name}.pb.gz`);
    const type = loaded.profile.sampleTypes.length - 1;
    const { presets } = await ask(loaded, { kind: "presets", sampleTypeIndex: type, options: {} });
    expect(presets.map(({ presetId }) => presetId)).toEqual(ids);
  });

  test("what hide moves and removes is the flat cost of what matches, in pprof's recorded report", async () => {
    const loaded = await load("public/examples/go-cpu.pb.gz");
    const { presets } = await ask(loaded, { kind: "presets", sampleTypeIndex: 0, options: {} });
    const found = presets.find(({ presetId }) => presetId === "go-runtime");
    const report = readFileSync("examples/oracle/expected/go-cpu.samples.top.txt", "utf8");
    const flat = (matches: (name: string) => boolean) =>
      parseTop(report).reduce((sum, row) => sum + (matches(row.name) ? Number(row.flat) : 0), 0);
    const matching = new RegExp(presetOf("go-runtime").expression);
    expect((found?.moved ?? 0) + (found?.removed ?? 0)).toBeCloseTo(
      flat(name => matching.test(name)) / flat(() => true),
      10,
    );
  });

  test("one that is on would change nothing more, and is not among them", async () => {
    const loaded = await load("public/examples/go-cpu.pb.gz");
    const options = withPreset({}, "go-gc");
    const { presets } = await ask(loaded, { kind: "presets", sampleTypeIndex: 0, options });
    expect(presets.map(({ presetId }) => presetId)).not.toContain("go-gc");
  });
});

const pprof = installedPprof();
describe.skipIf(pprof === undefined)("pprof itself says the same", () => {
  const EXAMPLES = ["go-cpu", "node-cpu", "rust-cpu", "cpp-cpu", "go-heap", "go-mutex"];

  /** What pprof shows of a sample type under an option, and of how much. */
  function pprofShows(path: string, type: string, option: string): number {
    const args = [
      "-top",
      "-nodecount=0",
      "-nodefraction=0",
      "-unit=minimum",
      `-sample_index=${type}`,
      option,
    ];
    const { stdout } = pprof?.runOnPaths([...args], [path]) ?? { stdout: "" };
    const [, percent = "0"] = /Showing nodes accounting for [^,]*, ([\d.e+-]+)% of/.exec(stdout) ?? [];
    return Number(percent) / 100;
  }

  test.each(EXAMPLES)("shares of presets and findings of %s", async name => {
    const path = `public/examples/${name}.pb.gz`;
    const loaded = await load(path);
    const { sampleTypes } = loaded.profile;
    const sampleTypeIndex = sampleTypes.length - 1;
    const { type } = sampleTypes[sampleTypeIndex];
    const { presets } = await ask(loaded, { kind: "presets", sampleTypeIndex, options: {} });
    expect(presets.length).toBeGreaterThan(0);
    for (const { presetId, removed } of presets) {
      const { option, expression } = presetOf(presetId);
      const left = pprofShows(path, type, `-${option}=${expression}`);
      expect(left, presetId).toBeCloseTo(1 - removed, 3);
    }
    const { findings, others } = await ask(loaded, { kind: "findings", sampleTypeIndex, options: {} });
    for (const { ruleId, amount } of [...findings, ...others]) {
      const measure = FINDING_RULES.find(({ id }) => id === ruleId)?.measure;
      if (measure?.by !== "stacks") continue;
      expect(pprofShows(path, type, `-focus=${measure.expression}`), ruleId).toBeCloseTo(amount, 3);
    }
  });
});

describe("findings", () => {
  let goCpu: LoadedProfile;
  beforeAll(async () => {
    goCpu = await load("public/examples/go-cpu.pb.gz");
  });
  const amounts = async (options: QueryOptions) => {
    const answer = await ask(goCpu, { kind: "findings", sampleTypeIndex: 1, options });
    return new Map([...answer.findings, ...answer.others].map(({ ruleId, amount }) => [ruleId, amount]));
  };

  test("look at stacks as they came, whatever is hidden", async () => {
    const whole = await amounts({});
    const hidden = await amounts({ hide: "^runtime\\.mallocgc", noinlines: true });
    expect(hidden.get("go-allocation")).toBeCloseTo(whole.get("go-allocation") ?? NaN, 10);
    expect(hidden.get("regexp")).toBe(whole.get("regexp"));
  });

  test("and only at the samples that are shown", async () => {
    expect((await amounts({ focus: "regexp\\.\\(\\*Regexp\\)" })).get("regexp")).toBe(1);
    expect((await amounts({ ignore: "^runtime\\.gc(BgMarkWorker|AssistAlloc)" })).get("go-gc")).toBeLessThan(
      0.03,
    );
  });

  test("at any granularity those of functions are left out, and nothing else changes", async () => {
    const byFunction = await amounts({});
    const byLine = await amounts({ granularity: "lines" });
    for (const id of ["hottest-function", "recursion", "shared-names"]) byFunction.delete(id);
    expect(byLine).toEqual(byFunction);
  });

  test("of a comparison are of the new side, with the base's beside them", async () => {
    const types = ["cpu/nanoseconds"];
    const side = (gc: number) => {
      const samples = [
        { frames: ["runtime.goexit", "runtime.gcBgMarkWorker"], values: [gc] },
        { frames: ["runtime.goexit", "main.f"], values: [100 - gc] },
      ];
      const sampleTypes = types.map(text => ({ type: text.split("/")[0], unit: text.split("/")[1] }));
      return { ...profileOfStacks(samples), sampleTypes };
    };
    const loaded = new LoadedProfile(side(30), side(30));
    loaded.setBase({ baseId: 7, read: side(10) });
    for (const isDiff of [true, false]) {
      const comparison = { baseId: 7, isDiff };
      const answer = await ask(loaded, { kind: "findings", sampleTypeIndex: 0, options: {}, comparison });
      const gc = answer.findings.find(({ ruleId }) => ruleId === "go-gc");
      expect(gc).toMatchObject({ amount: 0.3, baseAmount: 0.1, severity: "high" });
      expect(answer.total).toBe(100);
    }
  });

  test.each(["empty-stacks", "zero-total", "negative-values", "no-symbols", "unusual-names", "wide-values"])(
    "are shares between 0 and 1 of odd profiles: %s",
    async name => {
      const loaded = await load(`examples/oracle/odd/${name}.pb.gz`);
      for (const [sampleTypeIndex] of loaded.profile.sampleTypes.entries()) {
        const { findings, others } = await ask(loaded, { kind: "findings", sampleTypeIndex, options: {} });
        for (const { ruleId, amount } of [...findings, ...others]) {
          const rule = FINDING_RULES.find(({ id }) => id === ruleId);
          if (rule === undefined || !("from" in rule.threshold)) continue;
          expect(amount).toBeGreaterThanOrEqual(0);
          expect(amount).toBeLessThanOrEqual(1);
        }
        const { presets } = await ask(loaded, { kind: "presets", sampleTypeIndex, options: {} });
        for (const { removed, moved } of presets) {
          expect(removed + moved).toBeGreaterThanOrEqual(0);
          expect(removed + moved).toBeLessThanOrEqual(1);
        }
      }
    },
  );
});
