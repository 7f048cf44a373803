import { SEVERAL_FRAMES } from "../../analysis/frames";
import { estimatedFlat } from "../../analysis/totals";
import type { Steps } from "../../base/steps";
import { NONE } from "../../model/profile";
import { packageShades } from "../../names/packageHue";
import { HEAVY_PACKAGES } from "../frameLooks";
import type { FrameGroupsAnswer, FrameGroupsQuestion } from "../protocol";
import type { Session } from "../session";

const ROWS_PER_STEP = 1 << 13;

/** The file or the mapping of every frame: for colours, which go by them. */
export function* answerFrameGroups(
  session: Session,
  question: FrameGroupsQuestion,
): Steps<FrameGroupsAnswer> {
  const { by, sampleTypeIndex } = question;
  const nameOf = by === "file" ? fileOf(session) : yield* mappingOf(session);
  const { profile, frames } = session;
  const ofFrame = new Int32Array(frames.count);
  const numbers = new Map<string, number>();
  for (let frame = 0; frame < frames.count; frame++) {
    if (frame % ROWS_PER_STEP === ROWS_PER_STEP - 1) yield;
    const name = nameOf(frame);
    const number = numbers.get(name) ?? numbers.size;
    numbers.set(name, number);
    ofFrame[frame] = number;
  }
  const names = [...numbers.keys()];
  const weights = new Float64Array(names.length);
  yield;
  const flat = estimatedFlat(profile, frames, profile.samples.values[sampleTypeIndex].values);
  yield;
  for (let frame = 0; frame < flat.length; frame++) weights[ofFrame[frame]] += Math.abs(flat[frame]);
  const heaviest = names
    .map((name, group) => ({ name, weight: weights[group] }))
    .filter(({ name, weight }) => name !== "" && weight > 0)
    .toSorted((a, b) => b.weight - a.weight)
    .slice(0, HEAVY_PACKAGES);
  const shades = packageShades(heaviest.map(({ name }) => name));
  return {
    kind: "frameGroups",
    question,
    names,
    shade: Int8Array.from(names, name => shades.get(name) ?? 0),
    ofFrame,
  };
}

/** Frames know their file, some with a line. */
function fileOf({ frames }: Session): (frame: number) => string {
  return frame => frames.file(frame).replace(/:\d+$/, "");
}

/** A function that lies in several mappings belongs to that of its first location. */
function* mappingOf({ profile, frames }: Session): Steps<(frame: number) => string> {
  const { locations, mappings, strings } = profile;
  const { entry, lists } = frames;
  const mapping = new Int32Array(frames.count).fill(NONE);
  const take = (code: number, location: number) => {
    if (mapping[code >>> 1] === NONE) mapping[code >>> 1] = locations.mapping[location];
  };
  for (let location = 0; location < entry.length; location++) {
    if (location % ROWS_PER_STEP === ROWS_PER_STEP - 1) yield;
    const list = entry[location] - SEVERAL_FRAMES;
    if (list < 0) take(entry[location], location);
    else for (let at = 1; at <= lists[list]; at++) take(lists[list + at], location);
  }
  return frame => (mapping[frame] === NONE ? "" : strings.text(mappings.filename[mapping[frame]]));
}
