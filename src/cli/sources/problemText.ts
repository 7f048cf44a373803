import type { Problem } from "../../base/problem";

/**
 * Why a profile can't be read: pprof's words where it has some (`profile/profile.go: ParseData`), and then ours,
 * which say more.
 */
export function problemText(problem: Problem): string {
  const { kind, message, advice, byteOffset, field } = problem;
  if (kind === "unreachable") return message;
  const place = byteOffset === undefined ? "" : ` (at byte ${byteOffset})`;
  return `${goWords(kind, byteOffset, field)}: ${message}${place} ${advice}`;
}

function goWords(kind: Problem["kind"], byteOffset: number | undefined, field: string | undefined): string {
  if (kind === "unrecognised" || kind === "unsupported")
    return "parsing profile: unrecognized profile format";
  if (field === "time_nanos") return "parsing profile: concatenated profiles detected";
  // Where there is no place in the profile, its bytes could not be inflated.
  if (byteOffset === undefined && field === undefined) return "decompressing profile";
  return byteOffset === undefined ? "malformed profile" : "parsing profile";
}
