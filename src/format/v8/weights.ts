import type { Warning } from "../../base/problem";
import type { Steps } from "../../base/steps";
import type { JsonObject, Members } from "../json/values";
import { type CallNode, nodesById, placeOf } from "./nodes";

/** Samples that are looked at between two pauses. */
const STAMPS_PER_STEP = 1 << 16;

/** What the nodes of a call tree weigh by themselves. */
export interface NodeWeights {
  /** node → how often it was seen. */
  readonly hits: Float64Array;
  /** node → for how long, in microseconds. */
  readonly micros: Float64Array;
  readonly warnings: readonly Warning[];
}

/** When a recording began and ended, in microseconds of a clock of its own; undefined where that is not said. */
export interface RecordedTimes {
  readonly start: number | undefined;
  readonly end: number | undefined;
}

/**
 * What each node weighs. A sample lasts until the next one, the last until the end of the recording, as DevTools and
 * speedscope have it; samples out of order are put in order, as DevTools does. Without samples the nodes' hit counts
 * share the time.
 */
export function* weighNodes(
  nodes: readonly CallNode[],
  members: Members,
  root: JsonObject,
  times: RecordedTimes,
): Steps<NodeWeights> {
  const samples = members.optionalArray(root["samples"], "samples") ?? [];
  return samples.length === 0
    ? byHitCount(nodes, members, times)
    : yield* bySamples(nodes, members, root, samples, times);
}

function byHitCount(
  nodes: readonly CallNode[],
  members: Members,
  { start, end }: RecordedTimes,
): NodeWeights {
  const hits = Float64Array.from(nodes, ({ written, field }) =>
    written["hitCount"] === undefined ? 0 : members.index(written["hitCount"], `${field}.hitCount`),
  );
  const total = hits.reduce((sum, count) => sum + count, 0);
  const interval = total === 0 ? 0 : Math.max(0, (end ?? 0) - (start ?? 0)) / total;
  return { hits, micros: hits.map(count => count * interval), warnings: [] };
}

function* bySamples(
  nodes: readonly CallNode[],
  members: Members,
  root: JsonObject,
  samples: readonly unknown[],
  times: RecordedTimes,
): Steps<NodeWeights> {
  const byId = nodesById(nodes, members);
  const places = new Uint32Array(samples.length);
  for (const [index, id] of samples.entries()) {
    if (index % STAMPS_PER_STEP === STAMPS_PER_STEP - 1) yield;
    places[index] = placeOf(byId, members, id, `samples[${index}]`);
  }
  yield;
  const stamps = timestamps(members, root, samples.length, times);
  yield;
  const order = Uint32Array.from(places.keys());
  const isInOrder = stamps.every((stamp, index) => index === 0 || stamp >= stamps[index - 1]);
  if (!isInOrder) order.sort((one, other) => stamps[one] - stamps[other]);
  const hits = new Float64Array(nodes.length);
  const micros = new Float64Array(nodes.length);
  for (const [rank, sample] of order.entries()) {
    if (rank % STAMPS_PER_STEP === STAMPS_PER_STEP - 1) yield;
    const next = rank + 1 < order.length ? stamps[order[rank + 1]] : (times.end ?? 0);
    hits[places[sample]]++;
    micros[places[sample]] += Math.max(0, next - stamps[sample]);
  }
  return { hits, micros, warnings: isInOrder ? [] : [OUT_OF_ORDER] };
}

/** When each sample was taken. */
function timestamps(
  members: Members,
  root: JsonObject,
  count: number,
  { start = 0, end = start }: RecordedTimes,
): Float64Array {
  const absolute = members.optionalArray(root["timestamps"], "timestamps");
  const deltas = members.optionalArray(root["timeDeltas"], "timeDeltas");
  const given = deltas ?? absolute;
  const name = deltas === undefined ? "timestamps" : "timeDeltas";
  if (given === undefined)
    return Float64Array.from({ length: count }, (_, i) => start + (i * (end - start)) / count);
  if (given.length < count) members.fail(name, `has ${given.length} entries for ${count} samples`);
  const stamps = Float64Array.from({ length: count }, (_, i) => members.number(given[i], `${name}[${i}]`));
  if (deltas === undefined) return stamps;
  let now = start;
  return stamps.map(delta => (now += delta));
}

const OUT_OF_ORDER: Warning = {
  code: "samples-out-of-order",
  message: "Some samples were recorded out of order (negative time deltas); they were put in order.",
};
