/** `10k` → 10000. */
export function parseSize(text: string): number;
export function parseArguments(words: string[]): {
  sizes: number[];
  seeds: number[];
  runs: number;
  parts: readonly string[];
  describe: boolean;
  dist: string | undefined;
  out: string | undefined;
  pprof: boolean;
};
