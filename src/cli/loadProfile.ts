import { prepareLoadedProfile } from "../analysis/load";
import { withMainMapping } from "../analysis/mainMapping";
import { mergeProfiles } from "../analysis/merge";
import { subtractBase } from "../analysis/merge/base";
import { err, ok, type Result } from "../base/result";
import { runSteps } from "../base/steps";
import type { Profile, ProfileHeader } from "../model/profile";
import type { CommandLine, Loading } from "./flags/commandLine";
import type { Host } from "./host";
import { say } from "./say";
import { isExecutable } from "./sources/executable";
import { readSource } from "./sources/readSource";

/**
 * Reads all sources and makes one profile of them (`internal/driver/fetch.go: fetchProfiles`). A source that
 * can't be read is reported and left out; that is an error only where no other is left.
 */
export async function loadProfile(line: CommandLine, host: Host): Promise<Result<Profile, string>> {
  const { loading, base, config } = line;
  const sides = await readSides(line, host);
  if (!sides.ok) return sides;
  let { profile } = sides.value;
  if (sides.value.base !== undefined) {
    const options = { isDiff: base?.isDiff === true, isNormalized: config.normalize };
    const difference = runSteps(subtractBase(profile, sides.value.base, options));
    if (!difference.ok) return err(difference.error.message);
    profile = difference.value;
  }
  await sides.value.sayMissing();
  const prepared = await prepareLoadedProfile(withoutDropFrames(profile, loading));
  return ok(withComment(prepared, loading));
}

/** What is looked at, and what it is compared with. */
export interface Sides {
  readonly profile: Profile;
  readonly base: Profile | undefined;
}

/** The same without making one of them: each as its sources have it, merged. */
export async function loadSides(line: CommandLine, host: Host): Promise<Result<Sides, string>> {
  const { loading } = line;
  const sides = await readSides(line, host);
  if (!sides.ok) return sides;
  await sides.value.sayMissing();
  const { profile, base } = sides.value;
  return ok({
    profile: withComment(withoutDropFrames(profile, loading), loading),
    base: base && withoutDropFrames(base, loading),
  });
}

/** One side alone, its sources merged, as `loadSides` gives it. @param executable the profiled binary; "" for none */
export async function loadSide(
  sources: readonly string[],
  side: Side,
  { loading, executable }: { readonly loading: Loading; readonly executable: string },
  host: Host,
): Promise<Result<Profile, string>> {
  const profiles = await readAll(sources, executable, loading, host);
  const merged = mergeAll(profiles, side, side === "base" ? "," : "");
  if (!merged.ok) return merged;
  await sayMissing(profiles.length, sources.length, side, host);
  const profile = withoutDropFrames(merged.value, loading);
  return ok(side === "base" ? profile : withComment(profile, loading));
}

async function readSides(
  line: CommandLine,
  host: Host,
): Promise<Result<Sides & { readonly sayMissing: () => Promise<void> }, string>> {
  const { loading, base } = line;
  const { sources, executable } = await withoutExecutable(line.sources);
  const profiles = await readAll(sources, executable, loading, host);
  const bases = base === undefined ? [] : await readAll(base.sources, executable, loading, host);
  const merged = mergeAll(profiles, "source", "");
  if (!merged.ok) return merged;
  const mergedBase = base === undefined ? undefined : mergeAll(bases, "base", ",");
  if (mergedBase?.ok === false) return mergedBase;
  return ok({
    profile: merged.value,
    base: mergedBase?.value,
    sayMissing: async () => {
      await sayMissing(profiles.length, sources.length, "source", host);
      await sayMissing(bases.length, base?.sources.length ?? 0, "base", host);
    },
  });
}

/** The first of several sources may be the profiled binary. */
export async function withoutExecutable(
  sources: readonly string[],
): Promise<{ sources: readonly string[]; executable: string }> {
  const [first = "", ...others] = sources;
  if (others.length === 0 || !(await isExecutable(first))) return { sources, executable: "" };
  return { sources: others, executable: first };
}

export type Side = "source" | "base";

/** @param end pprof ends its error about a base with a comma */
function mergeAll(profiles: readonly Profile[], side: Side, end: string): Result<Profile, string> {
  if (profiles.length === 0) return err(`failed to fetch any ${side} profiles`);
  const merged = runSteps(mergeProfiles(profiles));
  return merged.ok ? merged : err(`problem fetching ${side} profiles: ${merged.error.message}${end}`);
}

async function sayMissing(read: number, wanted: number, side: Side, host: Host): Promise<void> {
  if (read < wanted) await say(host.stderr, `Fetched ${read} ${side} profiles out of ${wanted}`);
}

/** One source after the other, so that standard error is in order and only one file is open. */
async function readAll(
  sources: readonly string[],
  executable: string,
  loading: Loading,
  host: Host,
): Promise<Profile[]> {
  const profiles: Profile[] = [];
  for (const source of sources) {
    const read = await readSource(source, loading, host);
    if (read.ok) profiles.push(withMainMapping(read.value, { file: executable, buildId: loading.buildId }));
    else await say(host.stderr, `${source}: ${read.error}`);
  }
  return profiles;
}

function withoutDropFrames(profile: Profile, { allFrames }: Loading): Profile {
  return allFrames ? withHeader(profile, { dropFrames: "", keepFrames: "" }) : profile;
}

function withComment(profile: Profile, { comment }: Loading): Profile {
  return comment === "" ? profile : withHeader(profile, { comments: [...profile.header.comments, comment] });
}

function withHeader(profile: Profile, changes: Partial<ProfileHeader>): Profile {
  return { ...profile, header: { ...profile.header, ...changes } };
}
