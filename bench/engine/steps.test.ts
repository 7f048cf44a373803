import { expect, test } from "vitest";
import { openBytes } from "../../src/analysis/fixtures/openFile";
import { LoadedProfile } from "../../src/engine/loaded";
import type { Question } from "../../src/engine/protocol";
import { HANDLERS } from "../../src/engine/questions";
import type { Handler } from "../../src/engine/questions/question";
import { EMPTY_PLAIN, encodePlain } from "../../src/format/pprof/fixtures/plainProfile";
import type { Profile } from "../../src/model/profile";
import { askedQuestions } from "./asked";

/** The most samples that may be gone through without a pause. */
const SAMPLES_PER_STEP = 1 << 15;
const SAMPLES = 3 * SAMPLES_PER_STEP;
const FUNCTIONS = 512;

/** These look at no sample one by one, or write each out, which takes steps enough and long. */
const LEFT_OUT = new Set(
  (
    "report comments,source files,label keys,colours by file,locate,report callgrind,report folded,report proto,report raw," +
    "report traces,flame compared -base,flame compared normalize,top compared,top what is new"
  ).split(","),
);

/** Many samples, all different, on stacks of two frames: next to nothing but passes over samples takes steps. */
async function manySamples(): Promise<Profile> {
  const numbers = Array.from({ length: FUNCTIONS }, (_, index) => BigInt(index + 1));
  const opened = await openBytes(
    encodePlain({
      ...EMPTY_PLAIN,
      sampleTypes: [{ type: "cpu", unit: "nanoseconds" }],
      functions: numbers.map(id => ({
        id,
        name: id % 2n === 0n ? `work.Merge${id}` : `work.f${id}`,
        systemName: "",
        filename: "work.go",
        startLine: 0n,
      })),
      locations: numbers.map(id => ({
        id,
        mappingId: 0n,
        address: id,
        lines: [{ functionId: id, line: id, column: 0n }],
        isFolded: false,
      })),
      samples: Array.from({ length: SAMPLES }, (_, sample) => ({
        locationIds: [
          BigInt((sample % FUNCTIONS) + 1),
          BigInt((Math.floor(sample / FUNCTIONS) % FUNCTIONS) + 1),
        ],
        values: [BigInt(1 + (sample % 7))],
        labels: [
          { key: "tenant", text: String(sample % 100) },
          { key: "bytes", number: BigInt(sample), unit: "bytes" },
        ],
      })),
    }),
  );
  if (!opened.ok) throw new Error(opened.error.problem.message);
  return opened.value;
}

test("whatever is asked, no step goes through all samples", async () => {
  const profile = await manySamples();
  const comparison = { baseId: 1, isDiff: true };
  const questions = askedQuestions({ functionName: "work.Merge2", comparison });
  const hasty: string[] = [];
  for (const [name, question] of questions) {
    if (LEFT_OUT.has(name)) continue;
    const loaded = new LoadedProfile(profile, profile);
    loaded.setBase({ baseId: 1, read: profile });
    const count = await stepCount(loaded, question);
    if (count < SAMPLES / SAMPLES_PER_STEP) hasty.push(`${name}: ${count} steps`);
  }
  expect(hasty).toEqual([]);
});

async function stepCount(loaded: LoadedProfile, question: Question): Promise<number> {
  const prepared = await (HANDLERS[question.kind] as Handler<Question>)(loaded, question);
  if (!prepared.ok) throw new Error(prepared.error.message);
  for (let count = 1; ; count++) {
    const step = prepared.value.next();
    if (!step.done) continue;
    if (!step.value.ok) throw new Error(step.value.error.message);
    return count;
  }
}
