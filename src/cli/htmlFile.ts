import { ByteWriter } from "../base/byteText";
import { runSteps } from "../base/steps";
import type { Profile } from "../model/profile";
import { htmlReport, REPORTED_BASE, REPORTED_PROFILE, type ReportedProfile } from "../report/htmlReport";
import { writeCompressed } from "../report/proto";
import { firstLink, nameOfSources } from "./firstLink";
import type { CommandLine } from "./flags/commandLine";
import type { Sides } from "./loadProfile";

/**
 * html: the page with the profiles inside, in one file; it shows at first what the flags ask for.
 * @param template the page without them
 */
export function htmlFile(template: string, line: CommandLine, { profile, base }: Sides): Uint8Array {
  const name = nameOfSources(line.sources);
  const profiles: ReportedProfile[] = [{ id: REPORTED_PROFILE, name, bytes: compressed(profile) }];
  if (base !== undefined) {
    profiles.push({
      id: REPORTED_BASE,
      name: nameOfSources(line.base?.sources ?? []),
      bytes: compressed(base),
    });
  }
  const link = firstLink(line, {
    profile: ["recent", REPORTED_PROFILE],
    base: base && `recent:${REPORTED_BASE}`,
  });
  const report = { title: `${name} · Proflens`, link, profiles };
  const pieces = runSteps(htmlReport(template, report));
  return new TextEncoder().encode(pieces.join(""));
}

/** A profile as a .pb.gz file. */
export function compressed(profile: Profile): Uint8Array {
  const out = new ByteWriter();
  runSteps(writeCompressed(profile, out));
  return runSteps(out.finish());
}
