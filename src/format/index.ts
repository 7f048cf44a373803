import { ProblemError } from "../base/problem";
import { err, ok, type Result } from "../base/result";
import type { Profile } from "../model/profile";
import type { Importer, ProfileReader, ReadFailure } from "./importer";
import { legacyImporter } from "./legacy";
import { pprofImporter } from "./pprof";
import { HEAD_BYTES, isText, knownProblem, unknownInput } from "./recognise";

/**
 * The formats that pprof reads, in the order in which they are tried. A new one is one folder and one line: here where
 * it is not text, or must come before all texts; else in `texts.ts`, which is fetched once there is a text.
 */
const IMPORTERS = [legacyImporter, pprofImporter] as const satisfies readonly Importer[];

/**
 * Reads a profile from inflated bytes, in pieces of any size. The format is told by the first bytes. A problem in
 * the stream itself (a `ProblemError`, such as cut-off compressed data) counts as the profile's. Damaged compressed
 * data may inflate to nonsense before its checksum tells, so a broken profile's stream is read to the end all the
 * same: the damage is the better explanation.
 */
export async function readProfile(pieces: AsyncIterable<Uint8Array>): Promise<Result<Profile, ReadFailure>> {
  let reader: ProfileReader | undefined;
  let head = new Uint8Array(0);
  let isBroken = false;
  try {
    for await (const piece of pieces) {
      if (isBroken) continue;
      if (reader !== undefined) {
        isBroken = !reader.push(piece);
        continue;
      }
      head = joined(head, piece);
      if (head.length < HEAD_BYTES) continue;
      const started = await startReader(head);
      if (!started.ok) return started;
      reader = started.value;
      isBroken = !reader.push(head);
    }
    if (reader === undefined) {
      const started = await startReader(head);
      if (!started.ok) return started;
      reader = started.value;
      reader.push(head);
    }
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    if (reader === undefined) {
      const started = await startReader(head);
      reader = started.ok ? started.value : undefined;
      isBroken = reader?.push(head) === false;
    }
    const end = reader?.end();
    const soFar = end === undefined || end.ok ? undefined : end.error.soFar;
    if (isBroken && end?.ok === false && error.problem.kind !== "malformed") return end;
    return err({ problem: error.problem, soFar });
  }
  return reader.end();
}

async function startReader(head: Uint8Array): Promise<Result<ProfileReader, ReadFailure>> {
  const known = knownProblem(head);
  if (known !== undefined) return err({ problem: known, soFar: undefined });
  const importer = IMPORTERS.find(candidate => candidate.recognises(head)) ?? (await textImporter(head));
  if (importer === undefined) return err({ problem: unknownInput(head), soFar: undefined });
  return ok(await importer.start());
}

/** The importer of a text that is none of pprof's formats. */
async function textImporter(head: Uint8Array): Promise<Importer | undefined> {
  if (!isText(new TextDecoder("latin1").decode(head))) return undefined;
  const { TEXT_IMPORTERS } = await import("./texts");
  return TEXT_IMPORTERS.find(candidate => candidate.recognises(head));
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}
