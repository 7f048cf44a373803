import { readFileSync } from "node:fs";
import { openBytes } from "../../src/analysis/fixtures/openFile";
import { prepareLoadedProfile } from "../../src/analysis/load";
import { runSteps } from "../../src/base/steps";
import { LoadedProfile } from "../../src/engine/loaded";
import type { FlameQuestion, Question, TopQuestion } from "../../src/engine/protocol";
import { HANDLERS } from "../../src/engine/questions";
import type { Handler } from "../../src/engine/questions/question";

/**
 * What the engine's worker does for a user who opens a profile, looks at the flame graph, filters, and looks at the
 * other views; in Node, so that a profiler can watch.
 * @param path a `.pb.gz`
 */
export async function workAsEngine(path: string): Promise<void> {
  const read = await openBytes(readFileSync(path));
  if (!read.ok) throw new Error(read.error.problem.message);
  const loaded = new LoadedProfile(read.value, await prepareLoadedProfile(read.value));
  const whole = { sampleTypeIndex: 0, options: {} };
  const focused = { sampleTypeIndex: 0, options: { focus: "Merge" } };
  const flame: Omit<FlameQuestion, "options"> = {
    kind: "flame",
    sampleTypeIndex: 0,
    from: 0,
    to: 1,
    widthPx: 1072,
    depthLimit: 35,
  };
  const top: TopQuestion = {
    kind: "top",
    ...whole,
    sortBy: "flat",
    descending: true,
    fromRow: 0,
    toRow: 50,
    filter: "",
  };
  await ask(loaded, { ...flame, options: {} });
  await ask(loaded, { ...flame, options: {}, from: 0.2, to: 0.4 });
  await ask(loaded, { ...flame, options: focused.options });
  await ask(loaded, top);
  await ask(loaded, { kind: "labels", ...whole, valueLimit: 50 });
  await ask(loaded, { kind: "report", ...whole, command: "dot" });
}

async function ask(loaded: LoadedProfile, question: Question): Promise<void> {
  const handler = HANDLERS[question.kind] as Handler<Question>;
  const prepared = await handler(loaded, question);
  const answer = prepared.ok ? runSteps(prepared.value) : prepared;
  if (!answer.ok) throw new Error(answer.error.message);
}
