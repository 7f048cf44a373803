import { goExp } from "../../base/goExp";
import { truncated } from "../../base/int64";

/**
 * How many objects and bytes a sample stands for, when on average one byte in `rate` was sampled: both are divided by
 * the probability that an object of this size is (`legacy_profile.go: scaleHeapSample`). int64 in and out.
 */
export function unsampled(count: bigint, size: bigint, rate: bigint): [count: bigint, size: bigint] {
  if (count === 0n || size === 0n) return [0n, 0n];
  // 1 says that all were sampled, less that nothing is known.
  if (rate <= 1n) return [count, size];
  const average = Number(size) / Number(count);
  const scale = 1 / (1 - goExp(-average / Number(rate)));
  return [truncated(Number(count) * scale), truncated(Number(size) * scale)];
}
