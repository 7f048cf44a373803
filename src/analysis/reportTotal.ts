import type { Profile } from "../model/profile";
import { divided, magnitude } from "./graph/graph";
import { exactValue, type SampleWeights } from "./graph/sampleWeights";
import { BASE_LABEL } from "./graph/tags";

/**
 * What percentages are of: the sum of the values' magnitudes; in a diff that of the base alone
 * (`internal/report/report.go: computeTotal`).
 */
export function reportTotal(profile: Profile, weights: SampleWeights): bigint {
  const { samples } = profile;
  const isBase = baseSamples(profile);
  const all = new Total(weights);
  const base = new Total(weights);
  for (let sample = 0; sample < samples.count; sample++) {
    all.add(sample);
    if (isBase?.(sample) === true) base.add(sample);
  }
  return base.sum > 0n ? base.value : all.value;
}

class Total {
  private readonly weights: SampleWeights;
  private readonly isExact: boolean;
  /** Sums that 53 bits hold; the columns say so. */
  private number = 0;
  private divisorNumber = 0;
  private exact = 0n;
  private divisorExact = 0n;

  constructor(weights: SampleWeights) {
    this.weights = weights;
    this.isExact = weights.value.exact !== undefined || weights.divisor?.exact !== undefined;
  }

  add(sample: number): void {
    const { value, divisor } = this.weights;
    if (!this.isExact) {
      this.number += Math.abs(value.values[sample]);
      if (divisor !== undefined) this.divisorNumber += divisor.values[sample];
      return;
    }
    this.exact = BigInt.asIntN(64, this.exact + magnitude(exactValue(value, sample)));
    if (divisor !== undefined) {
      this.divisorExact = BigInt.asIntN(64, this.divisorExact + exactValue(divisor, sample));
    }
  }

  get sum(): bigint {
    return this.isExact ? this.exact : BigInt(this.number);
  }

  get value(): bigint {
    return divided(this.sum, this.isExact ? this.divisorExact : BigInt(this.divisorNumber));
  }
}

/** Tells the samples of a diff's base; undefined where there are none. */
export function baseSamples({
  samples,
  labels,
  strings,
}: Profile): ((sample: number) => boolean) | undefined {
  const isBaseLabel = new Uint8Array(labels.count);
  const isBaseKey = new Map<number, boolean>();
  let anyBase = false;
  for (let label = 0; label < labels.count; label++) {
    const key = labels.key[label];
    let isBase = isBaseKey.get(key);
    if (isBase === undefined) {
      isBase = strings.text(key) === BASE_LABEL;
      isBaseKey.set(key, isBase);
    }
    if (!isBase || labels.text[label] === 0 || strings.text(labels.text[label]) !== "true") continue;
    isBaseLabel[label] = 1;
    anyBase = true;
  }
  if (!anyBase) return undefined;
  return sample => {
    for (let label = samples.labelStart[sample]; label < samples.labelStart[sample + 1]; label++) {
      if (isBaseLabel[label] === 1) return true;
    }
    return false;
  };
}
