import { writeFileSync } from "node:fs";
import type { PlainProfile } from "../../format/pprof/fixtures/plainProfile";
import type { DifferentialLine } from "./commandLine";
import { encodeGenerated } from "./generatedProfile";

/** Whether a line still shows the difference. */
type Shows = (line: DifferentialLine) => Promise<boolean>;

/**
 * The line without the flags, sources, samples and header fields that the difference does not need. Generated files
 * are rewritten in place.
 */
export async function minimise(line: DifferentialLine, shows: Shows): Promise<DifferentialLine> {
  let small = line;
  for (const key of ["flags", "sources"] as const) {
    // The first flag is the command, and without a source there is nothing to report.
    const [first = "", ...others] = small[key];
    const rest = await smallest(others, shorter => shows({ ...small, [key]: [first, ...shorter] }));
    small = { ...small, [key]: [first, ...rest] };
  }
  for (const [path, profile] of line.generated) {
    const write = (changed: PlainProfile) => writeFileSync(path, encodeGenerated(changed));
    const stillShows = (changed: PlainProfile) => {
      write(changed);
      return shows(small);
    };
    const samples = await smallest(profile.samples, rest => stillShows({ ...profile, samples: rest }));
    let shrunk: PlainProfile = { ...profile, samples };
    for (const [field, value] of Object.entries(PLAIN_HEADER)) {
      const changed = { ...shrunk, [field]: value };
      if (await stillShows(changed)) shrunk = changed;
    }
    write(shrunk);
  }
  return small;
}

const PLAIN_HEADER: Partial<PlainProfile> = {
  dropFrames: "",
  keepFrames: "",
  timeNanos: 0n,
  durationNanos: 0n,
  period: 0n,
  comments: [],
  defaultSampleType: "",
  docUrl: "",
};

/** What is left of a list when everything is taken out, one after the other, that can be. */
async function smallest<T>(
  list: readonly T[],
  suffices: (rest: readonly T[]) => Promise<boolean>,
): Promise<readonly T[]> {
  let rest = list;
  for (let at = list.length - 1; at >= 0; at--) {
    const shorter = rest.toSpliced(at, 1);
    if (await suffices(shorter)) rest = shorter;
  }
  return rest;
}
