import { frameDetails } from "../../analysis/details";
import type { NeighbourEdges } from "../../analysis/neighbours";
import { BASE_LABEL } from "../../analysis/baseSamples";
import type { Steps } from "../../base/steps";
import type { DetailsAnswer, DetailsQuestion, NamedWeight } from "../protocol";
import type { Session } from "../session";
import { codeOfFrames } from "./frameCode";
import { namedAs } from "./namedAs";

/** Names that are read between two pauses. */
const NAMES_PER_STEP = 1 << 12;
const MOST_NEIGHBOURS = 50;

/** Everything about one function, or the few that print alike. */
export function* answerDetails(session: Session, question: DetailsQuestion): Steps<DetailsAnswer> {
  const { profile, frames, looks } = session;
  const isTarget = new Uint8Array(frames.count);
  const targets: number[] = [];
  for (let frame = 0; frame < frames.count; frame++) {
    if (frame % NAMES_PER_STEP === NAMES_PER_STEP - 1) yield;
    if (looks.name(frame) !== question.name) continue;
    isTarget[frame] = 1;
    targets.push(frame);
  }
  if (targets.length === 0) return notFound(question.name, session);
  const details = yield* frameDetails(profile, frames, isTarget, question.sampleTypeIndex);
  const base = yield* baseFigures(session, isTarget);
  const totals = yield* session.frameTotals(question.sampleTypeIndex);
  for (const type of profile.sampleTypes.keys()) {
    yield;
    session.reportTotal(type);
    session.totalWeight(type);
  }
  yield;
  const came = targets.reduce((all, frame) => all | totals.inlined[frame], 0);
  const [first] = targets;
  return {
    kind: "details",
    name: question.name,
    found: true,
    shownName: looks.shownName(first),
    fullName: looks.fullName(first),
    filterText: frames.filterText(first),
    packageName: looks.packageName(first),
    ...codeOfFrames(profile, frames, isTarget),
    inlined: came === 2 ? "always" : came === 3 ? "partly" : "never",
    values: profile.sampleTypes.map((_, type) => ({
      flat: Number(details.flat[type]),
      cum: Number(details.cum[type]),
      reportTotal: session.reportTotal(type),
      shownWeight: session.totalWeight(type),
      ...(base === undefined ? {} : { base: base[type] }),
      ...exactText("exactFlat", details.flat[type]),
      ...exactText("exactCum", details.cum[type]),
    })),
    sampleCount: details.sampleCount,
    callers: heaviest(session, details.callers),
    callees: heaviest(session, details.callees),
    callerCount: details.callers.frame.length,
    calleeCount: details.callees.frame.length,
    // Which side a sample is of is no label of the profiles.
    labels: details.labels.filter(({ key }) => !session.isComparison || key !== BASE_LABEL),
  };
}

/** The base's flat and cum, per sample type; undefined where nothing is compared. */
function* baseFigures(
  session: Session,
  isTarget: Uint8Array,
): Steps<readonly { readonly flat: number; readonly cum: number }[] | undefined> {
  const { profile, frames } = session;
  for (const type of profile.sampleTypes.keys()) yield* session.learnBaseSide(type);
  const columns = profile.sampleTypes.map((_, type) => session.baseSide(type));
  const values = columns.flatMap(side =>
    side === undefined ? [] : [{ values: side.values, exact: undefined }],
  );
  if (values.length < columns.length) return undefined;
  const baseOnly = { ...profile, samples: { ...profile.samples, values } };
  const { flat, cum } = yield* frameDetails(baseOnly, frames, isTarget, 0);
  return flat.map((sum, type) => ({ flat: Number(sum), cum: Number(cum[type]) }));
}

function exactText<Key extends string>(key: Key, value: bigint): Partial<Record<Key, string>> {
  if (Number.isSafeInteger(Number(value))) return {};
  const text: Partial<Record<Key, string>> = {};
  text[key] = String(value);
  return text;
}

function heaviest(session: Session, { frame, weight }: NeighbourEdges): NamedWeight[] {
  return Array.from(frame, (at, edge) => ({ ...nameOf(session, at), value: weight[edge] }))
    .toSorted((a, b) => Math.abs(b.value) - Math.abs(a.value) || (a.name < b.name ? -1 : 1))
    .slice(0, MOST_NEIGHBOURS);
}

function nameOf({ looks }: Session, frame: number): Omit<NamedWeight, "value"> {
  return namedAs(looks.name(frame), { shown: looks.shownName(frame), full: looks.fullName(frame) });
}

function notFound(name: string, session: Session): DetailsAnswer {
  return {
    kind: "details",
    name,
    found: false,
    shownName: name,
    fullName: name,
    filterText: "",
    packageName: "",
    systemName: "",
    files: [],
    mappings: [],
    addresses: [],
    addressCount: 0,
    inlined: "never",
    values: session.profile.sampleTypes.map((_, type) => ({
      flat: 0,
      cum: 0,
      reportTotal: session.reportTotal(type),
      shownWeight: session.totalWeight(type),
    })),
    sampleCount: 0,
    callers: [],
    callees: [],
    callerCount: 0,
    calleeCount: 0,
    labels: [],
  };
}
