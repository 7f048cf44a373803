import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { cleanProfile } from "../../analysis/clean";
import { compactProfile } from "../../analysis/merge";
import { totalWeight } from "../../analysis/totals";
import { type ByteText, byteTextOf, bytesOf, ByteWriter } from "../../base/byteText";
import type { Problem } from "../../base/problem";
import { err, ok, type Result } from "../../base/result";
import { finished, type Steps } from "../../base/steps";
import type { Profile } from "../../model/profile";
import { prepareContext } from "../../report";
import { findCommand } from "../../report/commands";
import { fitProfile } from "../../report/fitted";
import { writeCompressed } from "../../report/proto";
import type { LoadedProfile } from "../loaded";
import type { Query, ShareAnswer, ShareQuestion } from "../protocol";
import type { AnswerSteps } from "./question";
import { localEnvironment, reportConfig, reportRefusal } from "./reportRequest";
import { sharedContents } from "./sharedContents";

/** A copy of the profile for somebody else. */
export async function answerShare(
  loaded: LoadedProfile,
  question: ShareQuestion,
): Promise<Result<AnswerSteps<ShareAnswer>, Problem>> {
  const part = await partOf(loaded, question);
  return part.ok ? ok(shareSteps(part.value, question)) : part;
}

type ProfileSteps = Steps<Result<Profile, Problem>>;

async function partOf(
  loaded: LoadedProfile,
  question: ShareQuestion,
): Promise<Result<ProfileSteps, Problem>> {
  const { comparison, part, ...query } = question;
  if (part === "whole") return ok(finished(ok(loaded.profile)));
  if (part === "shown") return ok(await shownSteps(loaded.profile, query));
  const base = comparison && loaded.baseOf(comparison);
  return base === undefined
    ? err({ kind: "cancelled", message: "Nothing is compared.", advice: "Choose a base first." })
    : ok(finished(ok(base)));
}

/** What the options leave, as pprof's proto has it. */
async function shownSteps(profile: Profile, query: Query): Promise<ProfileSteps> {
  const command = findCommand("proto");
  if (command === undefined) throw new Error("no command proto");
  const environment = localEnvironment();
  const config = reportConfig(query);
  const prepare = await prepareContext({ command, argument: undefined, config, environment });
  return (function* () {
    const context = yield* prepare(profile, () => undefined);
    return context.ok ? ok(context.value.profile) : err(reportRefusal(context.error));
  })();
}

function* shareSteps(part: ProfileSteps, question: ShareQuestion): AnswerSteps<ShareAnswer> {
  const profile = yield* part;
  if (!profile.ok) return profile;
  const { cleaning, salt, size, sampleTypeIndex } = question;
  const cleaned = yield* cleanProfile(profile.value, cleaning, hashWith(salt));
  const isAsItCame = question.part !== "shown" && !Object.values(cleaning).includes(true);
  // What nobody uses any more would still be in the file.
  const whole = isAsItCame ? cleaned : yield* compactProfile(cleaned);
  const weightOf = ({ samples }: Profile) => totalWeight(samples.values[sampleTypeIndex]);
  const answer = function* (kept: Profile, bytes?: Uint8Array<ArrayBuffer>): Steps<ShareAnswer> {
    return {
      kind: "share",
      ...(bytes && { bytes }),
      sampleCount: kept.samples.count,
      weight: weightOf(kept),
      weightBefore: weightOf(whole),
      ...(yield* sharedContents(kept, sampleTypeIndex)),
    };
  };
  if (size === "none") return ok(yield* answer(whole));
  if (size !== "file") {
    const fitted = yield* fitProfile(whole, sampleTypeIndex, size);
    return ok(yield* answer(fitted.profile, fitted.bytes));
  }
  const out = new ByteWriter();
  yield* writeCompressed(whole, out);
  return ok(yield* answer(whole, yield* out.finish()));
}

/** So many hexadecimal digits: among a hundred thousand names, two of the same hash are a chance of one in 50,000. */
const HASH_DIGITS = 12;

/** Without the salt nobody can find a name out by trying. */
function hashWith(salt: string): (name: ByteText) => ByteText {
  const key = utf8ToBytes(salt);
  return name => byteTextOf(bytesToHex(hmac(sha256, key, bytesOf(name))).slice(0, HASH_DIGITS));
}
