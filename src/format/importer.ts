import type { Problem } from "../base/problem";
import type { Result } from "../base/result";
import type { ProfileBuilder } from "../model/builder";
import type { Profile } from "../model/profile";

/** What went wrong, and the columns that had been filled until then. */
export interface ReadFailure {
  readonly problem: Problem;
  readonly soFar: ProfileBuilder | undefined;
}

/** Reads one profile from pieces of inflated bytes. */
export interface ProfileReader {
  /** Takes the next piece; false once further ones make no difference. The piece may be reused afterwards. */
  push(piece: Uint8Array): boolean;
  /** To be called once, after the last piece. */
  end(): Result<Profile, ReadFailure>;
}

/** A profile format. */
export interface Importer {
  readonly name: string;
  /** Whether the first bytes (at least `HEAD_BYTES`, unless the input is shorter) are of this format, whatever its file's name. */
  recognises(head: Uint8Array): boolean;
  /** A reader for one input. What few files need is fetched here (`import()`), once there is such a file. */
  start(): ProfileReader | Promise<ProfileReader>;
}
