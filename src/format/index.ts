import { ProblemError } from "../base/problem";
import { err, type Result } from "../base/result";
import type { Profile } from "../model/profile";
import type { Importer, ProfileReader, ReadFailure } from "./importer";
import { pprofImporter } from "./pprof";
import { HEAD_BYTES, knownProblem, UNKNOWN_INPUT } from "./recognise";

/** Every format that is read, in the order in which they are tried. A new one is one folder and one line. */
const IMPORTERS = [pprofImporter] as const satisfies readonly Importer[];

/**
 * Reads a profile from inflated bytes, in pieces of any size. The format is told by the first bytes. A problem in
 * the stream itself (a `ProblemError`, such as cut-off compressed data) counts as the profile's.
 */
export async function readProfile(pieces: AsyncIterable<Uint8Array>): Promise<Result<Profile, ReadFailure>> {
  let reader: ProfileReader | undefined;
  let head = new Uint8Array(0);
  try {
    for await (const piece of pieces) {
      if (reader !== undefined) {
        if (!reader.push(piece)) break;
        continue;
      }
      head = joined(head, piece);
      if (head.length < HEAD_BYTES) continue;
      const started = startReader(head);
      if (!started.ok) return started;
      reader = started.value;
      if (!reader.push(head)) break;
    }
    if (reader === undefined) {
      const started = startReader(head);
      if (!started.ok) return started;
      reader = started.value;
      reader.push(head);
    }
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    const soFar = reader?.end();
    return err({
      problem: error.problem,
      soFar: soFar === undefined || soFar.ok ? undefined : soFar.error.soFar,
    });
  }
  return reader.end();
}

function startReader(head: Uint8Array): Result<ProfileReader, ReadFailure> {
  const known = knownProblem(head);
  if (known !== undefined) return err({ problem: known, soFar: undefined });
  const importer = IMPORTERS.find(candidate => candidate.recognises(head));
  if (importer === undefined) return err({ problem: UNKNOWN_INPUT, soFar: undefined });
  return { ok: true, value: importer.start() };
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}
