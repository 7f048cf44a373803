import { FrameBuilder } from "../../model/frameBuilder";
import type { Steps } from "../../base/steps";
import type { Profile } from "../../model/profile";
import type { JsonFormat } from "../json/format";
import { isObject, type JsonObject, Members } from "../json/values";
import { refuseTooLarge } from "../tooLarge";
import { readEvents, readSamples, type TakeStack } from "./stacks";
import { isTime, readUnit } from "./units";

/**
 * speedscope's own files (`https://www.speedscope.app/file-format-schema.json`): frames shared by several profiles,
 * each of samples or of events. Profiles of one unit share a sample type, and a label says which one a sample is of;
 * another unit is another sample type.
 */
export const speedscopeFormat: JsonFormat = {
  recognises: root =>
    root["$schema"] === "https://www.speedscope.app/file-format-schema.json" ||
    (isObject(root["shared"]) && "frames" in root["shared"] && "profiles" in root),
  read: readSpeedscope,
};

function* readSpeedscope(root: JsonObject): Steps<Profile> {
  const members = new Members("speedscope file");
  const frames = new FrameBuilder();
  const rows = readFrames(frames, members, root);
  const profiles = members
    .array(root["profiles"], "profiles")
    .map((value, index) => members.object(value, `profiles[${index}]`));
  if (profiles.length === 0) members.fail("profiles", "is empty");
  const units = profiles.map(({ unit }, index) => readUnit(members, unit, `profiles[${index}].unit`));
  const types = [...new Set(units.map(({ type }) => type))];
  for (const type of types) frames.addSampleType(type);
  let durationNanos = 0;
  for (const [index, profile] of profiles.entries()) {
    const field = `profiles[${index}]`;
    const { type, scale } = units[index];
    const name = members.text(profile["name"], `${field}.name`);
    const labels = profiles.length > 1 ? [{ key: "profile", text: name === "" ? `${index + 1}` : name }] : [];
    const whole = wholeNumbers(scale);
    const take: TakeStack = (stack, weight) => {
      const value = whole(weight);
      if (Math.abs(value) >= 2 ** 63) members.fail(field, `weighs ${value}, more than a profile can hold`);
      if (value === 0) return;
      const values = types.map(other => (other === type ? value : 0));
      frames.addSample(Array.from(stack, frame => rows[frame]).reverse(), values, labels);
    };
    const check = () => refuseTooLarge(frames.builder);
    const source = { profile, field, members, frameCount: rows.length, check };
    if (profile["type"] === "evented") frames.builder.warnings.push(...(yield* readEvents(source, take)));
    else if (profile["type"] === "sampled") yield* readSamples(source, take);
    else members.fail(`${field}.type`, "is neither “sampled” nor “evented”");
    if (isTime(type)) durationNanos = Math.max(durationNanos, spanOf(profile) * scale);
  }
  const name = members.text(root["name"], "name");
  return frames.finish("speedscope file", {
    durationNanos: durationNanos < 2 ** 63 ? BigInt(Math.round(durationNanos)) : 0n,
    comments: name === "" ? [] : [name],
  });
}

/** frame → the row of its location. */
function readFrames(frames: FrameBuilder, members: Members, root: JsonObject): Uint32Array {
  const shared = members.object(root["shared"], "shared");
  const list = members.array(shared["frames"], "shared.frames");
  return Uint32Array.from(list, (value, index) => {
    const field = `shared.frames[${index}]`;
    const frame = members.object(value, field);
    const line = members.optionalNumber(frame["line"], `${field}.line`) ?? 0;
    const column = members.optionalNumber(frame["col"], `${field}.col`) ?? 0;
    const file = members.text(frame["file"], `${field}.file`);
    const functionRow = frames.functionRow(members.text(frame["name"], `${field}.name`), file);
    return frames.locationRow([
      { functionRow, line: Math.max(0, Math.trunc(line)), column: Math.max(0, Math.trunc(column)) },
    ]);
  });
}

/**
 * Weights as whole numbers of what the sample type counts in. What rounding takes from one it gives to the next, so
 * that sums are right to a half.
 */
function wholeNumbers(scale: number): (weight: number) => number {
  let owed = 0;
  return weight => {
    const exact = weight * scale + owed;
    const value = Math.round(exact);
    owed = exact - value;
    return value === 0 ? 0 : value;
  };
}

function spanOf({ startValue, endValue }: JsonObject): number {
  const span = Number(endValue) - Number(startValue);
  return Number.isFinite(span) && span < 1e15 ? Math.max(0, span) : 0;
}
