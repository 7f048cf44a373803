import { changeInSigmas, NOISE_SIGMAS } from "../../analysis/noise";
import type { ByteText } from "../../base/byteText";

/** What functions cost on one side, by name; sums where several functions have one name. */
export type Costs = ReadonlyMap<ByteText, Cost>;

export interface Cost {
  readonly flat: bigint;
  readonly cum: bigint;
}

/** One side: what is measured, and how many samples that comes from. */
export interface Side {
  readonly costs: Costs;
  /** undefined where nobody counted samples: then no change is put down to chance. */
  readonly counts: Costs | undefined;
}

/** A function whose flat or cum grew by more than is allowed. */
export interface GrownFunction {
  readonly name: ByteText;
  readonly of: "flat" | "cum";
  readonly base: bigint;
  readonly now: bigint;
  /** Standard deviations away from no change; undefined where nobody counted samples. */
  readonly sigmas: number | undefined;
}

const NOTHING: Cost = { flat: 0n, cum: 0n };

/**
 * The functions that grew by more than a share of the base's total, and by more than sampling noise explains
 * (`analysis/noise.ts`); the largest growth first, then by name, flat before cum.
 * @param allowed how much more a function may cost, in the sample unit
 * @param scale what the new side is multiplied by before it is compared (-normalize)
 */
export function grownFunctions(now: Side, base: Side, allowed: number, scale: number): GrownFunction[] {
  const grown: GrownFunction[] = [];
  for (const [name, cost] of now.costs) {
    const before = base.costs.get(name) ?? NOTHING;
    for (const of of ["flat", "cum"] as const) {
      const scaled = scale === 1 ? cost[of] : BigInt(Math.trunc(Number(cost[of]) * scale));
      if (Number(scaled - before[of]) <= allowed) continue;
      const sigmas = sigmasOf(now, base, name, of, scale);
      if (sigmas !== undefined && sigmas < NOISE_SIGMAS) continue;
      grown.push({ name, of, base: before[of], now: scaled, sigmas });
    }
  }
  return grown.sort(
    (one, other) =>
      Number(other.now - other.base - (one.now - one.base)) ||
      (one.name < other.name ? -1 : Number(one.name > other.name)) ||
      (one.of === "flat" ? -1 : 1),
  );
}

function sigmasOf(
  now: Side,
  base: Side,
  name: ByteText,
  of: "flat" | "cum",
  scale: number,
): number | undefined {
  if (now.counts === undefined || base.counts === undefined) return undefined;
  const count = Number((now.counts.get(name) ?? NOTHING)[of]);
  const before = Number((base.counts.get(name) ?? NOTHING)[of]);
  return changeInSigmas(count * scale, before, scale);
}
