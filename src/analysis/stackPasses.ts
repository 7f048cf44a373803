import type { Steps } from "../base/steps";
import { type KernelProgram, Room } from "../kernel/kernel";
import type { SampleTable } from "../model/profile";

/** Samples between two pauses: a pass over their stacks takes a few milliseconds. */
const SAMPLES_PER_STEP = 1 << 15;

/** The stacks of a profile's samples. */
type Stacks = Pick<SampleTable, "count" | "stackStart" | "stackLength" | "stacks">;

/** Ors the marks of each stack's locations: sample → byte. @param marks location → byte */
export function markSamples(samples: Stacks, marks: Uint8Array): Steps<Uint8Array> {
  return pass(samples, "markSamples", marks, new Uint8Array(samples.count));
}

/**
 * Finds the outermost location with a mark: sample → how many locations there are from the leaf to it, both included;
 * 0 for none.
 */
export function findOutermost(samples: Stacks, marks: Uint8Array): Steps<Uint32Array> {
  return pass(samples, "findOutermost", marks, new Uint32Array(samples.count));
}

/** Finds the innermost location with a mark: sample → how many locations there are below it; 0 where there is none. */
export function findInnermost(samples: Stacks, marks: Uint8Array): Steps<Uint32Array> {
  return pass(samples, "findInnermost", marks, new Uint32Array(samples.count));
}

/** Adds up the frames of each stack: sample → depth. @param frames location → how many frames it stands for */
export function measureStacks(samples: Stacks, frames: Uint32Array): Steps<Uint32Array> {
  return pass(samples, "measureStacks", frames, new Uint32Array(samples.count));
}

type Numbers = Uint8Array | Uint32Array;
type LoopName = "markSamples" | "findOutermost" | "findInnermost" | "measureStacks";

/** Runs one of the kernel's loops over all samples. */
function* pass<Out extends Numbers>(samples: Stacks, loop: LoopName, of: Numbers, out: Out): Steps<Out> {
  for (let from = 0; from < samples.count; from += SAMPLES_PER_STEP) {
    if (from > 0) yield;
    passRange(samples, loop, of, out, from, Math.min(samples.count, from + SAMPLES_PER_STEP));
  }
  return out;
}

function passRange(
  { stackStart, stackLength, stacks }: Stacks,
  loop: LoopName,
  ofLocation: Numbers,
  out: Numbers,
  from: number,
  to: number,
): void {
  const room = new Room(0);
  const at = {
    starts: room.take(4 * (to - from)),
    lengths: room.take(4 * (to - from)),
    ofLocation: room.take(ofLocation.byteLength),
    out: room.take(out.BYTES_PER_ELEMENT * (to - from)),
  };
  stacks.lend(room.end, ({ kernel, rows, scratch }) => {
    const outBytes = out.BYTES_PER_ELEMENT * (to - from);
    kernel.uint32(scratch + at.starts, to - from).set(stackStart.subarray(from, to));
    kernel.uint32(scratch + at.lengths, to - from).set(stackLength.subarray(from, to));
    kernel.bytes(scratch + at.ofLocation, ofLocation.byteLength).set(bytesOf(ofLocation));
    const run: KernelProgram[LoopName] = kernel.program[loop];
    run(
      to - from,
      rows,
      scratch + at.starts,
      scratch + at.lengths,
      scratch + at.ofLocation,
      scratch + at.out,
    );
    bytesOf(out.subarray(from, to)).set(kernel.bytes(scratch + at.out, outBytes));
  });
}

function bytesOf(numbers: Numbers): Uint8Array {
  return new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);
}
