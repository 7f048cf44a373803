import type { FlameTree } from "../../analysis/flame/tree";
import type { Problem } from "../../base/problem";
import { ok, type Result } from "../../base/result";
import type { Steps } from "../../base/steps";
import type { LoadedProfile } from "../loaded";
import type { LocateAnswer, LocateQuestion } from "../protocol";
import type { Session } from "../session";
import { type AnswerSteps, withSession } from "./question";

/** Follows names from the root as far as they lead. */
export async function answerLocate(
  loaded: LoadedProfile,
  question: LocateQuestion,
): Promise<Result<AnswerSteps<LocateAnswer>, Problem>> {
  const { part } = question;
  if (part !== undefined) return (await import("./parts")).answerPartLocate(loaded, { ...question, part });
  const planned = await loaded.plan(question);
  if (!planned.ok) return planned;
  return ok(
    withSession(planned.value, function* (session) {
      const tree = yield* session.flameTree(question.sampleTypeIndex, question);
      return yield* locateIn(tree, session, question);
    }),
  );
}

/** The same in any tree. */
export function* locateIn(tree: FlameTree, session: Session, question: LocateQuestion): Steps<LocateAnswer> {
  const total = tree.weight[0] || 1;
  let node = 0;
  let left = 0;
  let foundDepth = 0;
  for (const name of question.path) {
    yield* tree.expand([node]);
    yield;
    const end = tree.firstChild[node] + tree.childCount[node];
    let childLeft = left;
    let child = tree.firstChild[node];
    while (child < end && session.looks.name(tree.frame[child]) !== name) {
      childLeft += tree.weight[child];
      child++;
    }
    if (child === end) break;
    node = child;
    left = childLeft;
    foundDepth++;
  }
  return {
    kind: "locate",
    foundDepth,
    left: left / total,
    right: node === 0 ? 1 : (left + tree.weight[node]) / total,
    depth: foundDepth,
  };
}
