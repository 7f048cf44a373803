import { withMainMapping } from "../../analysis/mainMapping";
import type { TrimmedGraph } from "../../analysis/graph";
import type { GraphEdge, GraphNode } from "../../analysis/graph/graph";
import { divided } from "../../base/int64";
import type { Problem } from "../../base/problem";
import { textOf } from "../../base/byteText";
import { err, ok, type Result } from "../../base/result";
import type { Steps } from "../../base/steps";
import { prepareContext } from "../../report";
import { findCommand } from "../../report/commands";
import type { ReportContext } from "../../report/context";
import { edgesOf } from "../../report/dot";
import { pictureDot } from "../../report/dot/svg";
import { NONE, type Profile } from "../../model/profile";
import type { LoadedProfile, SessionSteps } from "../loaded";
import type { GraphAnswer, GraphEdges, GraphNodes, GraphQuestion } from "../protocol";
import type { Session } from "../session";
import { type AnswerSteps, withSession } from "./question";
import { localEnvironment, reportConfig, reportRefusal } from "./reportRequest";

/** The call graph of what is shown, as pprof draws it. */
export async function answerGraph(
  loaded: LoadedProfile,
  question: GraphQuestion,
): Promise<Result<AnswerSteps<GraphAnswer>, Problem>> {
  const planned = await loaded.plan(question);
  if (!planned.ok) return planned;
  const command = findCommand("svg");
  if (command === undefined) return err(reportRefusal('unrecognized command: "svg"'));
  const request = {
    command,
    argument: undefined,
    config: reportConfig(question),
    environment: localEnvironment(),
  };
  const [reportable, make] = await Promise.all([loaded.reportable(question), prepareContext(request)]);
  return ok(graphSteps(question, planned.value, reportable, make));
}

function* graphSteps(
  question: GraphQuestion,
  sessionSteps: SessionSteps,
  reportable: Steps<Result<Profile, Problem>>,
  make: Awaited<ReturnType<typeof prepareContext>>,
): AnswerSteps<GraphAnswer> {
  const profile = yield* reportable;
  if (!profile.ok) return profile;
  const report = yield* make(withMainMapping(profile.value, { file: "", buildId: "" }), () => undefined);
  if (!report.ok) return err(reportRefusal(report.error));
  return yield* withSession(sessionSteps, session => graph(session, report.value, question));
}

function* graph(session: Session, report: ReportContext, question: GraphQuestion): Steps<GraphAnswer> {
  const trimmed = yield* report.graph();
  return {
    kind: "graph",
    question,
    dot: yield* pictureDot(report, trimmed),
    nodes: nodeColumns(session, report, trimmed.graph.nodes),
    edges: edgeColumns(report, trimmed),
    nodesBeforeCount: trimmed.originalCount,
    droppedNodes: trimmed.droppedNodes,
    droppedEdges: trimmed.droppedEdges,
  };
}

function nodeColumns(session: Session, report: ReportContext, nodes: readonly GraphNode[]): GraphNodes {
  const { looks, frames } = session;
  const framesOfName = new Map<string, number[]>(nodes.map(({ name }) => [textOf(name), []]));
  for (let frame = 0; frame < frames.count; frame++) framesOfName.get(looks.name(frame))?.push(frame);
  const names = nodes.map(({ name }) => textOf(name));
  const frameIds = names.map(name => framesOfName.get(name) ?? []);
  const nameColumn = (nameOf: (frame: number) => string) =>
    frameIds.map(([frame], row) => (frame === undefined ? names[row] : nameOf(frame)));
  const flats = nodes.map(node => node.flatValue);
  const cums = nodes.map(node => node.cumValue);
  return {
    name: names,
    shownName: nameColumn(frame => looks.shownName(frame)),
    fullName: new Map(
      [...nameColumn(frame => looks.fullName(frame)).entries()].filter(([row, full]) => full !== names[row]),
    ),
    shortName: nameColumn(frame => looks.shortName(frame)),
    filterText: frameIds.map(([frame], row) =>
      frame === undefined ? textOf(nodes[row].info.name) : frames.filterText(frame),
    ),
    file: frameIds.map(([frame]) => (frame === undefined ? "" : looks.file(frame))),
    frameIds,
    flat: valuesOf(report, flats),
    cum: valuesOf(report, cums),
    flatText: valueTexts(report, flats),
    flatShare: shares(report, flats),
    cumText: valueTexts(report, cums),
    cumShare: shares(report, cums),
  };
}

function edgeColumns(report: ReportContext, trimmed: TrimmedGraph): GraphEdges {
  const rowOf = new Map(trimmed.graph.nodes.map((node, row) => [node, row]));
  const edges = edgesOf(trimmed);
  const weights = edges.map(({ weight, weightDivisor }) => divided(weight, weightDivisor));
  const rows = (end: (edge: GraphEdge) => GraphNode) =>
    Int32Array.from(edges, edge => rowOf.get(end(edge)) ?? NONE);
  return {
    source: rows(({ source }) => source),
    destination: rows(({ destination }) => destination),
    weight: valuesOf(report, weights),
    weightText: valueTexts(report, weights),
    weightShare: shares(report, weights),
    isInline: Uint8Array.from(edges, ({ isInline }) => (isInline ? 1 : 0)),
    isResidual: Uint8Array.from(edges, ({ isResidual }) => (isResidual ? 1 : 0)),
  };
}

const valuesOf = (report: ReportContext, values: readonly bigint[]) =>
  Float64Array.from(values, value => Number(report.divided(value)));

const valueTexts = (report: ReportContext, values: readonly bigint[]) =>
  values.map(value => textOf(report.valueText(value)));

const shares = (report: ReportContext, values: readonly bigint[]) =>
  values.map(value => textOf(report.percent(value)).trim());
