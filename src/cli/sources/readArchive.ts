import { readFile } from "node:fs/promises";
import { mergeProfiles } from "../../analysis/merge";
import { err, ok, type Result } from "../../base/result";
import { runSteps } from "../../base/steps";
import { readProfile } from "../../format";
import { profilesIn } from "../../format/archive";
import { decompress } from "../../format/decompress";
import type { Profile } from "../../model/profile";
import { isSourcePath } from "../../source/isSourcePath";
import type { Host } from "../host";
import { say } from "../say";
import { nodeInflater } from "./nodeInflater";
import { problemText } from "./problemText";

/**
 * Reads all profiles of a zip or tar archive as one, and says on standard error which those are: pprof reads no archives.
 * @param path of a file
 */
export async function readArchive(path: string, host: Host): Promise<Result<Profile, string>> {
  const archive = new Blob([await readFile(path)]);
  const contents = await profilesIn(archive, { skips: isSourcePath, breathe: async () => undefined });
  if (!contents.ok) return err(problemText(contents.error));
  const { profiles } = contents.value;
  if (profiles.length === 0) return err("parsing profile: there is no profile in this archive");
  await say(host.stderr, `${path}: reading ${profiles.map(({ path }) => path).join(", ")}`);
  const read: Profile[] = [];
  const ignored = { onBytesRead: () => undefined, onSourceEnd: () => undefined, onWarning: () => undefined };
  for (const member of profiles) {
    const unpacked = await member.read();
    if (!unpacked.ok) return err(problemText(unpacked.error));
    const source = { stream: () => unpacked.value.stream() };
    const profile = await readProfile(decompress(source, ignored, nodeInflater));
    if (!profile.ok) return err(`${member.path}: ${problemText(profile.error.problem)}`);
    read.push(profile.value);
  }
  const merged = runSteps(mergeProfiles(read));
  return merged.ok ? ok(merged.value) : err(merged.error.message);
}
