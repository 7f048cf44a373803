import type { Problem } from "../base/problem";
import type { Result } from "../base/result";
import type { Steps } from "../base/steps";
import type { ProfileBuilder } from "../model/builder";
import type { Profile } from "../model/profile";
import type { FileHeader } from "./pprof/header";
import type { Heaviest, Readable } from "./readable";

/** What went wrong, and what had been read until then, where that can be made a profile of (`salvage.ts`). */
export interface ReadFailure {
  readonly problem: Problem;
  readonly soFar: SoFar | undefined;
  /** The same where the format makes a profile of it by itself. */
  readonly profileSoFar?: Profile;
  /** How much of a salvaged profile would be there. */
  readonly readable?: Readable;
}

/** The columns of a profile that is not complete. */
export interface SoFar {
  readonly builder: ProfileBuilder;
  readonly header: FileHeader;
  readonly hasAllSamples: boolean;
  /** How many samples were left out for want of memory. */
  readonly leftOut?: number;
}

/** What is to be done beyond what pprof does. */
export interface ReadOptions {
  /** Names in comments, such as those of Go's texts, are used. */
  readonly usesComments?: boolean;
  /** Profiles that were written one after the other are read as several. */
  readonly splits?: boolean;
  /** Of a broken profile, what could be read is. */
  readonly salvages?: boolean;
  /** Samples were left out before the bytes came here; to be asked at their end. */
  readonly sieve?: { readonly kept: Heaviest } | undefined;
  /** Bytes of memory that a profile may take (`LIMITS.memoryBytes`). */
  readonly memoryBytes?: number;
  /** Bytes that it may have when inflated (`LIMITS.inflatedBytes`). */
  readonly inflatedBytes?: number;
  /** Runs what takes long; without pauses where this is absent. May throw a `ProblemError` to stop it. */
  readonly run?: <Value>(steps: Steps<Value>) => Promise<Value>;
}

/** Reads one profile from pieces of inflated bytes. */
export interface ProfileReader {
  /** Takes the next piece; false once further ones make no difference. The piece may be reused afterwards. */
  push(piece: Uint8Array): boolean;
  /** About how many bytes of memory it takes by now; undefined where it sees to that itself. */
  readonly memoryBytes?: number;
  /** To be called once, after the last piece. */
  end(): Result<Profile, ReadFailure>;
  /** The same, with pauses; where there is none, `end` is quick. */
  endInSteps?(): Steps<Result<Profile, ReadFailure>>;
  /** Reads the profile that stands behind the one of `end`; to be ended, too. */
  readonly next?: ProfileReader | undefined;
}

/** A profile format. */
export interface Importer {
  readonly name: string;
  /** Whether the first bytes (at least `HEAD_BYTES`, unless the input is shorter) are of this format, whatever its file's name. */
  recognises(head: Uint8Array): boolean;
  /** A reader for one input. What few files need is fetched here (`import()`), once there is such a file. */
  start(options: ReadOptions): ProfileReader | Promise<ProfileReader>;
}
