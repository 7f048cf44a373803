import type { SampleCost } from "./sampleCost";

/** Weights are told apart by their exponent and nine bits more: to a fifth of a percent. */
const CLASSES = 2 ** 20;

const weightOfBits = new Float64Array(1);
const bits = new Uint32Array(weightOfBits.buffer);
/** Which half of a number has its exponent. */
const HIGH = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1 ? 1 : 0;

/** The class of a weight, at least 0: a heavier one is in the same or in a higher class. */
export function weightClass(weight: number): number {
  weightOfBits[0] = weight;
  return bits[HIGH] >>> 11;
}

/** How many samples of each weight there are, without the samples. */
export class Weights {
  private readonly bytes = new Float64Array(CLASSES);
  private readonly weight = new Float64Array(CLASSES);
  sampleCount = 0;
  totalBytes = 0;
  totalWeight = 0;

  add({ weight, bytes }: SampleCost): void {
    const at = weightClass(weight);
    this.bytes[at] += bytes;
    this.weight[at] += weight;
    this.sampleCount++;
    this.totalBytes += bytes;
    this.totalWeight += weight;
  }

  /** The class from which on not all samples fit into so many bytes, and how many bytes are left for those in it. */
  border(bytes: number): { readonly leastClass: number; readonly bytesInIt: number } {
    let left = bytes;
    for (let at = CLASSES - 1; at >= 0; at--) {
      if (this.bytes[at] > left) return { leastClass: at, bytesInIt: left };
      left -= this.bytes[at];
    }
    return { leastClass: 0, bytesInIt: left };
  }
}
