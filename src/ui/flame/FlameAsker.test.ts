import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Problem } from "../../base/problem";
import { err, ok, type Result } from "../../base/result";
import type { EngineClient } from "../../engine/client";
import type { FlameAnswer, FlameQuestion } from "../../engine/protocol";
import { answerOfStacks } from "../../render/flame/fixtures/answerOfStacks";
import { WHOLE_GRAPH } from "../../render/flame/viewport";
import { FlameAsker } from "./FlameAsker";
import { FlameStage } from "./FlameStage";

interface Asked {
  readonly question: FlameQuestion;
  readonly slot: string;
  readonly settle: (outcome: Result<FlameAnswer, Problem>) => void;
}

let asked: Asked[] = [];
let problems: (Problem | undefined)[] = [];
let stage: FlameStage;
let asker: FlameAsker;
let stop: () => void;

beforeEach(() => {
  vi.useFakeTimers();
  asked = [];
  problems = [];
  const engine: Pick<EngineClient, "ask" | "cancelSlot"> = {
    ask: (question, slot) =>
      new Promise(resolve => {
        asked.push({ question: question as FlameQuestion, slot, settle: resolve as Asked["settle"] });
      }),
    cancelSlot: () => undefined,
  };
  stage = new FlameStage(() => "count");
  asker = new FlameAsker(engine as EngineClient, stage, problem => problems.push(problem));
  stop = asker.start();
  stage.resize(1016, 420, 1);
});

afterEach(() => {
  stop();
  vi.useRealTimers();
});

/** Answers the latest question with a graph that has no more rows. */
async function answer(): Promise<void> {
  const { question, settle } = asked[asked.length - 1];
  settle(ok({ ...answerOfStacks("a;b 1"), question }));
  await vi.advanceTimersByTimeAsync(0);
}

describe("FlameAsker", () => {
  it("asks once it knows about what, and hands the answer to the stage", async () => {
    expect(asked).toHaveLength(0);
    asker.setSubject({ sampleTypeIndex: 1, options: {} });
    expect(asked.map(({ question, slot }) => [slot, question.from, question.to, question.widthPx])).toEqual([
      ["flame", 0, 1, 1000],
    ]);
    await answer();
    expect(stage.current?.question.sampleTypeIndex).toBe(1);
    asker.consider();
    expect(asked).toHaveLength(1);
  });

  it("lets the answer under way arrive while the viewport moves, then asks for where it stopped", async () => {
    asker.setSubject({ sampleTypeIndex: 0, options: {} });
    await answer();
    stage.moveTo({ ...WHOLE_GRAPH, toFraction: 0.5 });
    asker.consider();
    expect(asked).toHaveLength(2);
    for (const toFraction of [0.45, 0.4, 0.35]) {
      stage.moveTo({ ...WHOLE_GRAPH, toFraction });
      asker.consider();
      await vi.advanceTimersByTimeAsync(16);
    }
    expect(asked).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(100);
    expect(asked).toHaveLength(3);
    expect(asked[2].question.to).toBeCloseTo(0.35 * 1.5, 9);
  });

  it("does not wait with another sample type", () => {
    asker.setSubject({ sampleTypeIndex: 0, options: {} });
    asker.setSubject({ sampleTypeIndex: 1, options: {} });
    expect(asked.map(({ question }) => question.sampleTypeIndex)).toEqual([0, 1]);
  });

  it("tells of a problem, and does not ask the same again", async () => {
    asker.setSubject({ sampleTypeIndex: 0, options: {} });
    const problem: Problem = { kind: "tooLarge", message: "Too large.", advice: "Zoom in." };
    asked[0].settle(err(problem));
    await vi.advanceTimersByTimeAsync(0);
    expect(problems).toEqual([problem]);
    asker.consider();
    expect(asked).toHaveLength(1);
  });

  it("says nothing of an answer that was cancelled", async () => {
    asker.setSubject({ sampleTypeIndex: 0, options: {} });
    asked[0].settle(err({ kind: "cancelled", message: "", advice: "" }));
    await vi.advanceTimersByTimeAsync(0);
    expect(problems).toEqual([]);
  });
});
