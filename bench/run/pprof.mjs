/** google/pprof's command, as the tests have it. */

import { runnerImport } from "vite";

/** From this size on it takes minutes, so once is enough. */
const ONCE_FROM_STACKS = 300_000;

/**
 * @typedef {object} PprofProgram
 * @property {(profilePath: string) => Promise<number>} top milliseconds of a whole `pprof -top`
 */

/**
 * The pinned version, installed through the Go module proxy where it is not there yet.
 * @returns {Promise<PprofProgram | undefined>} undefined where there is no Go
 */
export async function findPprof() {
  // The tests' own way to the program is TypeScript.
  const { module } = await runnerImport("./src/format/fixtures/googlePprof.ts");
  /** @type {import("../../src/format/fixtures/googlePprof.ts").GooglePprof | undefined} */
  const pprof = module.installedPprof();
  return (
    pprof && {
      async top(profilePath) {
        const startMs = performance.now();
        const { ok, stderr } = await pprof.start(["-top", profilePath], ".");
        if (!ok) throw new Error(`pprof -top failed: ${stderr.toString()}`);
        return performance.now() - startMs;
      },
    }
  );
}

/**
 * Whether pprof is measured in this turn.
 * @param {number} stackCount
 * @param {number} turn counted over all seeds
 */
export function isPprofsTurn(stackCount, turn) {
  return stackCount < ONCE_FROM_STACKS || turn === 0;
}
