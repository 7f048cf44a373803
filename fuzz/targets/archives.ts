import { zipSync } from "fflate";
import { gzipSync } from "node:zlib";
import type { Random } from "../../src/cli/differential/random";
import { ProblemError } from "../../src/base/problem";
import { profilesIn } from "../../src/format/archive";
import { checkProblem, readChecked } from "../check/readChecked";
import { mutateBytes } from "../mutate/bytes";
import { fixture } from "./files";
import { smallProfileBytes } from "./smallProfiles";
import type { Attempt, Target } from "./target";
import { tarOf } from "./tarOf";

/** What is in the archives: profiles of several formats, and what is none. */
const FILES: Readonly<Record<string, Uint8Array>> = {
  "a/cpu.pb.gz": gzipSync(smallProfileBytes()[3]),
  "a/heap.pb": smallProfileBytes()[8],
  "stacks.folded": fixture("folded/fixtures/go-cpu.folded").subarray(0, 500),
  "src/main.go": new TextEncoder().encode("package main\n\nfunc main() {}\n"),
  empty: new Uint8Array(0),
};

const ZIPS = ([0, 9] as const).map(level => zipSync({ ...FILES }, { level }));
const TAR = tarOf(FILES);
const TARS = [TAR, TAR, TAR, TAR, gzipSync(TAR)];

export const zipTarget = archiveTarget("zip", ZIPS);
export const tarTarget = archiveTarget("tar", TARS);

function archiveTarget(name: string, seeds: readonly Uint8Array[]): Target {
  return {
    name,
    make: random => mutateBytes(random, random.pick(seeds)),
    attempt: openArchive,
  };
}

async function openArchive(random: Random, input: Uint8Array): Promise<Attempt> {
  const archive = new Blob([input as Uint8Array<ArrayBuffer>]);
  const contents = await profilesIn(archive, {
    skips: path => path.endsWith(".go"),
    breathe: async () => undefined,
  });
  if (!contents.ok) {
    checkProblem(contents.error, undefined);
    return { outcome: "refused", hasSample: false };
  }
  let hasSample = false;
  for (const profile of contents.value.profiles) {
    const { path } = profile;
    if (path.startsWith("/") || path.split("/").includes(".."))
      throw new Error(`a path leaves the archive: ${path}`);
    const blob = await profile.read();
    if (!blob.ok) checkProblem(blob.error, undefined);
    else hasSample ||= await readsSample(random, blob.value);
  }
  return { outcome: "accepted", hasSample };
}

async function readsSample(random: Random, blob: Blob): Promise<boolean> {
  try {
    return (await readChecked(random, new Uint8Array(await blob.arrayBuffer()))).attempt.hasSample;
  } catch (error) {
    if (error instanceof ProblemError) return false;
    throw error;
  }
}
