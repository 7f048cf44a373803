import { FrameBuilder } from "../../model/frameBuilder";
import { everyNth, type Steps } from "../../base/steps";
import type { Profile } from "../../model/profile";
import type { JsonFormat } from "../json/format";
import { isObject, type JsonObject, Members } from "../json/values";
import { refuseTooLarge } from "../tooLarge";
import {
  locationRows,
  NODES_PER_STEP,
  nodesById,
  placeOf,
  readTree,
  SAMPLES_PER_STEP,
  stackTo,
} from "./nodes";

/**
 * V8's sampling heap profile (`.heapprofile`; Node's `--heap-prof`, DevTools' allocation sampling), as the DevTools
 * protocol's `HeapProfiler.SamplingHeapProfile` describes it: a tree whose nodes have a `selfSize`, already scaled up
 * from what was sampled, and, since 2019, the samples themselves.
 */
export const heapProfileFormat: JsonFormat = {
  recognises: ({ head }) => isObject(head) && "callFrame" in head,
  read: readHeapProfile,
};

function* readHeapProfile(root: JsonObject): Steps<Profile> {
  const members = new Members(".heapprofile");
  const frames = new FrameBuilder();
  const nodes = yield* readTree(frames, members, root["head"]);
  const samples = members.optionalArray(root["samples"], "samples");
  const counts = new Float64Array(nodes.length);
  if (samples !== undefined) {
    frames.addSampleType({ type: "samples", unit: "count" });
    const byId = nodesById(nodes, members);
    const isPause = everyNth(NODES_PER_STEP);
    for (const [index, value] of samples.entries()) {
      if (isPause()) yield;
      const field = `samples[${index}]`;
      const { nodeId } = members.object(value, field);
      counts[placeOf(byId, members, nodeId, `${field}.nodeId`)]++;
    }
  }
  frames.addSampleType({ type: "inuse_space", unit: "bytes" });
  const rows = locationRows(frames, nodes);
  const isPause = everyNth(SAMPLES_PER_STEP);
  for (const [index, { written, field }] of nodes.entries()) {
    const size = Math.round(members.number(written["selfSize"], `${field}.selfSize`));
    if (size < 0) members.fail(`${field}.selfSize`, `is ${size}, and nothing is smaller than 0 bytes`);
    if (size === 0 && counts[index] === 0) continue;
    if (isPause()) {
      refuseTooLarge(frames.builder);
      yield;
    }
    frames.addSample(stackTo(nodes, rows, index), samples === undefined ? [size] : [counts[index], size]);
  }
  return frames.finish("V8 heap profile (.heapprofile)");
}
