import type { FrameTable } from "../../analysis/frames";
import { frameTotals } from "../../analysis/totals";
import type { Steps } from "../../base/steps";
import type { Profile } from "../../model/profile";
import { objectTypes } from "../sampleKind";
import { heaviestFrames, type Measured, share, type Subject } from "../subject";

/** Objects in samples whose objects are small on average. */
export function* smallObjects(subject: Subject, atMostBytes: number): Steps<Measured | undefined> {
  return yield* objects(subject, "objects", size => size <= atMostBytes);
}

/** Bytes in samples whose objects are large on average. */
export function* largeObjects(subject: Subject, atLeastBytes: number): Steps<Measured | undefined> {
  return yield* objects(subject, "bytes", size => size >= atLeastBytes);
}

/** @param counted what is added up */
function* objects(
  subject: Subject,
  counted: "objects" | "bytes",
  isMeant: (meanBytes: number) => boolean,
): Steps<Measured | undefined> {
  const { unedited, frames, own, kind } = subject;
  const types = kind === "allocated" || kind === "live" ? objectTypes(unedited, kind) : undefined;
  if (types === undefined) return undefined;
  const count = ownMagnitudes(unedited, types.objects, own.weights);
  const bytes = ownMagnitudes(unedited, types.bytes, own.weights);
  const of = counted === "objects" ? count : bytes;
  const meant = new Float64Array(of.length);
  let all = 0;
  let part = 0;
  for (let sample = 0; sample < of.length; sample++) {
    all += of[sample];
    if (count[sample] === 0 || !isMeant(bytes[sample] / count[sample])) continue;
    meant[sample] = of[sample];
    part += of[sample];
  }
  const names = yield* heaviestLeaves(unedited, frames, meant);
  return { amount: share(part, all), names, whole: all, unit: counted === "objects" ? "count" : "bytes" };
}

/** Bytes allocated that are free again. */
export function freedBytes({ unedited, own, base }: Subject): Measured | undefined {
  // A difference of what is live is nothing that was freed.
  if (base !== undefined) return undefined;
  const allocated = objectTypes(unedited, "allocated");
  const live = objectTypes(unedited, "live");
  if (allocated === undefined || live === undefined) return undefined;
  const sum = (type: number) =>
    unedited.samples.values[type].values.reduce((all, value) => all + Math.abs(value), 0);
  const all = sum(allocated.bytes);
  if (all === 0 || own.total === 0) return undefined;
  return { amount: Math.max(0, 1 - sum(live.bytes) / all), names: [], whole: all, unit: "bytes" };
}

/** sample → magnitude in another sample type; 0 for samples that are of the other side. */
function ownMagnitudes({ samples }: Profile, type: number, weights: Float64Array): Float64Array {
  return samples.values[type].values.map((value, sample) => (weights[sample] === 0 ? 0 : Math.abs(value)));
}

function* heaviestLeaves(profile: Profile, frames: FrameTable, values: Float64Array) {
  const { flat } = yield* frameTotals(profile, frames, { values, exact: undefined });
  return heaviestFrames(frames, flat);
}
