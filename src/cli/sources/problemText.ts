import type { Problem } from "../../base/problem";

/**
 * Why a profile can't be read: pprof's words where it has some (`profile/profile.go: ParseData`), and then ours,
 * which say more.
 */
export function problemText(problem: Problem): string {
  const { kind, message, advice, byteOffset } = problem;
  if (kind === "unreachable") return message;
  const place = byteOffset === undefined ? "" : ` (at byte ${byteOffset})`;
  return `${goWords(problem)}: ${message}${place} ${advice}`;
}

function goWords({ kind, byteOffset, isOfCompression, goError }: Problem): string {
  if (goError !== undefined) return goError;
  if (kind === "unrecognised" || kind === "unsupported")
    return "parsing profile: unrecognized profile format";
  if (isOfCompression === true) return "decompressing profile";
  // What is no protobuf pprof tries as a legacy format, and then it is none of those.
  return byteOffset === undefined ? "malformed profile" : "parsing profile: unrecognized profile format";
}
