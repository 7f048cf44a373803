import { compileExpression } from "../../analysis/filters/expression";
import { wholeStacks } from "../../analysis/flame/stackWalk";
import type { FlameTree } from "../../analysis/flame/tree";
import type { Problem } from "../../base/problem";
import { ok, type Result } from "../../base/result";
import { finished, type Steps } from "../../base/steps";
import type { LoadedProfile } from "../loaded";
import { pivotOf } from "../pivots";
import type {
  FlameAnswer,
  FlameQuestion,
  LocateAnswer,
  LocateQuestion,
  Question,
  StackPart,
} from "../protocol";
import { RecentlyUsed, type Session } from "../session";
import { drawTree } from "./flame";
import { locateIn } from "./locate";
import { type AnswerSteps, withSession } from "./question";

/** Inverted trees that are kept per session. */
const KEPT_TREES = 2;

/** A question about a part of the stacks. */
type About<Q extends Question> = Q & { readonly part: StackPart };

/** A tree, and what its root stands for where that is not everything. */
interface PartTree {
  readonly tree: FlameTree;
  readonly rootName: string | undefined;
}

type MakeTree = (session: Session, question: FlameQuestion | LocateQuestion) => Steps<PartTree>;

/** The boxes of a graph that is not made of whole stacks from the root on. */
export async function answerPartFlame(
  loaded: LoadedProfile,
  question: About<FlameQuestion>,
): Promise<Result<AnswerSteps<FlameAnswer>, Problem>> {
  const draw =
    question.labelKey === undefined ? drawUnlabelled : (await import("./labelledFlame")).drawLabelledTree;
  return onPart(loaded, question, function* (session, makeTree) {
    const { tree, rootName } = yield* makeTree(session, question);
    const answer = yield* draw(tree, session, question);
    return rootName === undefined ? answer : { ...answer, rootName };
  });
}

function* drawUnlabelled(tree: FlameTree, session: Session, question: FlameQuestion): Steps<FlameAnswer> {
  return (yield* drawTree(tree, session, question)).answer;
}

/** Where a path lies in such a graph. */
export async function answerPartLocate(
  loaded: LoadedProfile,
  question: About<LocateQuestion>,
): Promise<Result<AnswerSteps<LocateAnswer>, Problem>> {
  return onPart(loaded, question, function* (session, makeTree) {
    const { tree } = yield* makeTree(session, question);
    return yield* locateIn(tree, session, question);
  });
}

async function onPart<Q extends FlameQuestion | LocateQuestion, Given extends FlameAnswer | LocateAnswer>(
  loaded: LoadedProfile,
  question: About<Q>,
  answer: (session: Session, makeTree: MakeTree) => Steps<Given>,
): Promise<Result<AnswerSteps<Given>, Problem>> {
  const makeTree = await treeMaker(question.part);
  if (!makeTree.ok) return makeTree;
  const planned = await loaded.plan(question);
  if (!planned.ok) return planned;
  return ok(withSession(planned.value, session => answer(session, makeTree.value)));
}

/** How a part's tree is made; the problem is an expression that is none. */
async function treeMaker(part: StackPart): Promise<Result<MakeTree, Problem>> {
  if (part.kind === "inverted") return ok(invertedTree);
  const matcher = await compileExpression(part.pivot);
  if (!matcher.ok) return matcher;
  return ok(function* (session, question) {
    const { sampleTypeIndex } = question;
    const pivot = yield* pivotOf(session, part.pivot, matcher.value);
    const isOne = yield* pivot.isOne(sampleTypeIndex);
    const shown = yield* pivot.shownFrames(sampleTypeIndex);
    return {
      tree: yield* pivot.tree(part.kind, sampleTypeIndex, question),
      rootName: isOne ? session.looks.shownName(shown[0]) : `${shown.length} functions`,
    };
  });
}

function* invertedTree(session: Session, question: FlameQuestion | LocateQuestion): Steps<PartTree> {
  const { sampleTypeIndex, width, order, collapsesRecursion } = question;
  const trees = yield* session.remember("inverted trees", () =>
    finished(new RecentlyUsed<FlameTree>(KEPT_TREES)),
  );
  const tree = trees.get(`${sampleTypeIndex} ${width} ${order} ${collapsesRecursion}`, () => {
    const { stackLength } = session.profile.samples;
    return session.newTree(sampleTypeIndex, question, wholeStacks(stackLength, true));
  });
  return { tree, rootName: undefined };
}
