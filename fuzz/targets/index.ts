import { zipTarget, tarTarget } from "./archives";
import { gzipTarget, zlibTarget, zstdTarget } from "./compressed";
import { legacyTarget } from "./legacy";
import { pprofTarget } from "./pprof";
import type { Target } from "./target";
import { foldedTarget, heapProfileTarget, perfTarget, speedscopeTarget, cpuProfileTarget } from "./texts";

/** Every reader that files come to, each as often as its weight says. A new one is one line. */
export const TARGETS: readonly (readonly [target: Target, weight: number])[] = [
  [pprofTarget, 6],
  [legacyTarget, 3],
  [foldedTarget, 1],
  [perfTarget, 1],
  [cpuProfileTarget, 1],
  [heapProfileTarget, 1],
  [speedscopeTarget, 1],
  [gzipTarget, 1],
  [zlibTarget, 0.5],
  [zstdTarget, 1],
  [zipTarget, 0.5],
  [tarTarget, 0.5],
];
