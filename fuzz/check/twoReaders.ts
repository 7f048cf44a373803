import { pictureOfProfile } from "../../src/format/pprof/fixtures/plainProfile";
import { PprofReader } from "../../src/format/pprof/reader";
import { differenceOf } from "./difference";

/** The kernel reads as the reader in TypeScript does: the same profile, or the same problem. */
export function readersAgree(input: Uint8Array, pieceLength: number): void {
  const difference = differenceOf(picture(input, true, pieceLength), picture(input, false, pieceLength));
  if (difference !== undefined) throw new Error(`the kernel's reader and the other one: ${difference}`);
}

function picture(input: Uint8Array, usesKernel: boolean, pieceLength: number): unknown {
  const reader = new PprofReader({ usesKernel });
  for (let at = 0; at < input.length; at += pieceLength) reader.push(input.slice(at, at + pieceLength));
  const read = reader.end();
  return read.ok ? pictureOfProfile(read.value) : read.error.problem;
}
