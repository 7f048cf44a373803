import { askedQuestions } from "../../bench/engine/asked";
import { runSteps } from "../../src/base/steps";
import type { Random } from "../../src/cli/differential/random";
import { LoadedProfile, loadNaming } from "../../src/engine/loaded";
import type { Question } from "../../src/engine/protocol";
import { HANDLERS } from "../../src/engine/questions";
import type { Handler } from "../../src/engine/questions/question";
import type { Profile } from "../../src/model/profile";

const BASE_ID = 1;

/** Asks the engine something about a profile, compared with itself in a few cases; it answers, or says why not. */
export async function askSomething(random: Random, read: Profile, prepared: Profile): Promise<void> {
  const { functions, strings } = prepared;
  const row = functions.count === 0 ? -1 : random.below(functions.count);
  const functionName = row < 0 ? "main" : strings.text(functions.name[row]);
  const questions = [...askedQuestions({ functionName, comparison: { baseId: BASE_ID, isDiff: true } })];
  const [name, question] = random.pick(questions);
  const naming = await loadNaming();
  const loaded = new LoadedProfile(read, prepared, naming === undefined ? {} : { naming });
  loaded.setBase({ baseId: BASE_ID, read });
  const handler = HANDLERS[question.kind] as Handler<Question>;
  const prepare = await handler(loaded, question);
  const answer = prepare.ok ? runSteps(prepare.value) : prepare;
  if (!answer.ok && answer.error.message === "") throw new Error(`no answer to "${name}", and no words`);
}
