/** How much can be read of a file that is broken, or does not fit into memory. */
export interface Readable {
  readonly sampleCount: number;
  /** The samples are all there: it broke behind them. */
  readonly hasAllSamples: boolean;
  /** Of the inflated bytes, 0 to 1; undefined where nobody knows how many there should be. */
  readonly share: number | undefined;
  /** There is not memory enough for more. */
  readonly isTooLarge?: true;
  /** How many samples there are beside those, where that is known. */
  readonly leftOut?: number;
  /** Nothing is opened yet: what will be are about so many samples, the heaviest. */
  readonly isOffer?: true;
  /** Before anything was read, samples were left out for want of memory. */
  readonly heaviest?: Heaviest;
}

/** The heaviest samples of a file, by the magnitude of their values of the default sample type. */
export interface Heaviest {
  readonly sampleCount: number;
  readonly leftOut: number;
  /** Of the sum of all magnitudes, 0 to 1. */
  readonly share: number;
}

/**
 * `83% of the file, 12,041 of about 14,500 samples`, `the heaviest 8,000,000 of 12,345,678 samples, with 97% of their
 * weight`, or `the first 8,000,000 of 12,345,678 samples`.
 */
export function readableText(readable: Readable): string {
  const { heaviest, leftOut = 0, sampleCount, isOffer } = readable;
  if (isOffer === true && leftOut > 0) {
    return `the heaviest of ${count(sampleCount + leftOut)} samples, about ${count(roundedDown(sampleCount))}`;
  }
  if (heaviest === undefined) return plainText(readable);
  const all = count(heaviest.sampleCount + heaviest.leftOut);
  const weight = `with ${percent(heaviest.share)} of their weight`;
  const text = `the heaviest ${count(heaviest.sampleCount)} of ${all} samples, ${weight}`;
  const isWhole = readable.hasAllSamples && readable.share === undefined;
  return isWhole ? text : `${text}; of these, ${plainText(readable)}`;
}

function plainText({ sampleCount, hasAllSamples, share, isTooLarge, leftOut = 0 }: Readable): string {
  if (leftOut > 0) return `the first ${count(sampleCount)} of ${count(sampleCount + leftOut)} samples`;
  if (isTooLarge === true) return `the first ${count(sampleCount)} samples`;
  const file = share === undefined ? "the file up to where it breaks off" : `${percent(share)} of the file`;
  const all = count(sampleCount);
  const samples = sampleCount === 1 ? "sample" : "samples";
  if (hasAllSamples) return `${file}, all ${all} ${samples}`;
  if (share === undefined || share === 0) return `${file}, ${all} ${samples}`;
  return `${file}, ${all} of about ${count(roundedUp(sampleCount / share))} samples`;
}

function percent(share: number): string {
  // What is missing is never rounded away.
  return `${Math.min(99, Math.round(100 * share))}%`;
}

/** Two digits say what is known of it. */
function roundedUp(value: number): number {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(value)) - 1);
  return Math.ceil(value / unit) * unit;
}

function roundedDown(value: number): number {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(value)) - 1);
  return Math.floor(value / unit) * unit;
}

function count(value: number): string {
  return value.toLocaleString("en-US");
}
