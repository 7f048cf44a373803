import { Random } from "../src/cli/differential/random";
import type { Target } from "./targets/target";

/** An input, and the choices that are left for trying it: the same ones whenever it is made again. */
export interface Input {
  readonly bytes: Uint8Array;
  readonly random: Random;
}

/** The input that a seed and a number stand for, of one reader. */
export function inputOf(target: Target, seed: number, number: number): Input {
  const random = new Random(seed ^ hashOf(target.name), number);
  return { bytes: target.make(random), random };
}

/** FNV-1a (Fowler, Noll, Vo; public domain). */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return hash;
}
