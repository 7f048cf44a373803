import { FrameBuilder } from "../../model/frameBuilder";
import { everyNth, type Steps } from "../../base/steps";
import type { Profile } from "../../model/profile";
import type { JsonFormat } from "../json/format";
import { isObject, type JsonObject, Members } from "../json/values";
import { refuseTooLarge } from "../tooLarge";
import { apportion } from "./apportion";
import { type CallNode, locationRows, readList, readTree, SAMPLES_PER_STEP, stackTo } from "./nodes";
import { type RecordedTimes, weighNodes } from "./weights";

/**
 * V8's CPU profile (`.cpuprofile`; Node's `--cpu-prof`, Chrome's DevTools, Deno, Bun), as the DevTools protocol's
 * `Profiler.Profile` describes it, and the form before 2016 with a tree under `head`. V8 samples the wall clock.
 */
export const cpuProfileFormat: JsonFormat = {
  recognises(root) {
    // Heap snapshots have nodes, too.
    if ("snapshot" in root) return false;
    if ("nodes" in root) return ["samples", "timeDeltas", "startTime"].some(name => name in root);
    return isObject(root["head"]) && "functionName" in root["head"];
  },
  read: readCpuProfile,
};

function* readCpuProfile(root: JsonObject): Steps<Profile> {
  const members = new Members(".cpuprofile");
  const frames = new FrameBuilder();
  frames.addSampleType({ type: "samples", unit: "count" });
  frames.addSampleType({ type: "wall", unit: "nanoseconds" });
  const isTree = !("nodes" in root);
  const nodes = yield* isTree
    ? readTree(frames, members, root["head"])
    : readList(frames, members, root["nodes"]);
  const times = recordedTimes(members, root, isTree ? 1e6 : 1);
  const { hits, micros, warnings } = yield* weighNodes(nodes, members, root, times);
  frames.builder.warnings.push(...warnings);
  const rows = locationRows(frames, nodes);
  const isPause = everyNth(SAMPLES_PER_STEP);
  for (const [index, node] of nodes.entries()) {
    if (hits[index] === 0) continue;
    if (isPause()) {
      refuseTooLarge(frames.builder);
      yield;
    }
    const nanos = Math.round(1000 * micros[index]);
    const lines = readTicks(node, members);
    if (lines.length === 0) frames.addSample(stackTo(nodes, rows, index), [hits[index], nanos]);
    const counts = apportion(
      hits[index],
      lines.map(({ ticks }) => ticks),
    );
    const parts = apportion(
      nanos,
      lines.map(({ ticks }) => ticks),
    );
    for (const [place, { line }] of lines.entries()) {
      if (counts[place] === 0 && parts[place] === 0) continue;
      const leaf = frames.locationRow([{ ...node.frame, line, column: 0 }]);
      frames.addSample(stackTo(nodes, rows, index, leaf), [counts[place], parts[place]]);
    }
  }
  const { start, end } = times;
  const duration = start === undefined || end === undefined ? 0 : Math.max(0, end - start);
  return frames.finish("V8 CPU profile (.cpuprofile)", {
    durationNanos: duration < 2 ** 53 ? BigInt(Math.round(1000 * duration)) : 0n,
    comments: typeof root["title"] === "string" && root["title"] !== "" ? [root["title"]] : [],
  });
}

/** @param toMicros microseconds per unit of the file */
function recordedTimes(members: Members, root: JsonObject, toMicros: number): RecordedTimes {
  const read = (name: string) => {
    const value = members.optionalNumber(root[name], name);
    if (value !== undefined && Math.abs(value) > 1e15) members.fail(name, `is ${value}, which is no time`);
    return value === undefined ? undefined : value * toMicros;
  };
  return { start: read("startTime"), end: read("endTime") };
}

/** The lines in which a node itself was seen, and how often. */
function readTicks({ written, field }: CallNode, members: Members): { line: number; ticks: number }[] {
  const ticks = members.optionalArray(written["positionTicks"], `${field}.positionTicks`) ?? [];
  return ticks
    .map((value, index) => {
      const place = `${field}.positionTicks[${index}]`;
      const { line, ticks } = members.object(value, place);
      return { line: members.index(line, `${place}.line`), ticks: members.index(ticks, `${place}.ticks`) };
    })
    .filter(({ ticks }) => ticks > 0);
}
