import { heaviestFirst, keepFirst } from "../analysis/heaviest";
import { compactProfile } from "../analysis/merge";
import { ByteWriter } from "../base/byteText";
import type { Steps } from "../base/steps";
import type { Profile } from "../model/profile";
import { writeCompressed } from "./proto";

/** A profile that was cut to size. */
export interface Fitted {
  readonly profile: Profile;
  /** profile.proto in a zlib stream. */
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Samples that are tried first: about as many as fit, since each takes some bytes. */
const BYTES_PER_SAMPLE = 16;
/** How far the search goes on: what would still fit is less than this share. */
const CLOSE_ENOUGH = 0.01;

/**
 * As much of a profile as fits into so many bytes, its heaviest samples first; with none, where not even one fits.
 * @param sampleTypeIndex which weights count
 */
export function* fitProfile(profile: Profile, sampleTypeIndex: number, limitBytes: number): Steps<Fitted> {
  const order = yield* heaviestFirst(profile, sampleTypeIndex);
  const { count } = profile.samples;
  const first = function* (samples: number): Steps<Fitted> {
    const kept = yield* compactProfile(yield* keepFirst(profile, order, samples));
    const out = new ByteWriter();
    yield* writeCompressed(kept, out, { level: 9 });
    return { profile: kept, bytes: yield* out.finish() };
  };
  let best: Fitted | undefined;
  let fits = 0;
  // One more than there are: everything may fit.
  let tooMany = count + 1;
  let next = Math.min(count, Math.max(1, Math.ceil(limitBytes / BYTES_PER_SAMPLE)));
  while (next > fits && next < tooMany) {
    const tried = yield* first(next);
    if (tried.bytes.length <= limitBytes) {
      best = tried;
      fits = next;
    } else {
      tooMany = next;
    }
    // As long as everything fitted that was tried, twice as much; then halfway between what does and what does not.
    const isClose = tooMany - fits <= Math.max(1, fits * CLOSE_ENOUGH);
    next = tooMany > count ? Math.min(count, 2 * next) : isClose ? fits : (fits + tooMany) >>> 1;
  }
  return best ?? (yield* first(0));
}
