import { linkText, type LinkParameter, optionParameters } from "../analysis/linkParameters";
import { ByteWriter } from "../base/byteText";
import { runSteps } from "../base/steps";
import type { Profile } from "../model/profile";
import { htmlReport, REPORTED_BASE, REPORTED_PROFILE, type ReportedProfile } from "../report/htmlReport";
import { writeCompressed } from "../report/proto";
import type { CommandLine } from "./flags/commandLine";
import type { Sides } from "./loadProfile";

/**
 * html: the page with the profiles inside, in one file; it shows at first what the flags ask for.
 * @param template the page without them
 */
export function htmlFile(template: string, line: CommandLine, { profile, base }: Sides): Uint8Array {
  const name = nameOf(line.sources);
  const profiles: ReportedProfile[] = [{ id: REPORTED_PROFILE, name, bytes: compressed(profile) }];
  if (base !== undefined) {
    profiles.push({ id: REPORTED_BASE, name: nameOf(line.base?.sources ?? []), bytes: compressed(base) });
  }
  const report = { title: `${name} · Proflens`, link: linkOf(line), profiles };
  const pieces = runSteps(htmlReport(template, report));
  return new TextEncoder().encode(pieces.join(""));
}

function compressed(profile: Profile): Uint8Array {
  const out = new ByteWriter();
  runSteps(writeCompressed(profile, out));
  return runSteps(out.finish());
}

function linkOf({ config, base }: CommandLine): string {
  const parameters: LinkParameter[] = [["recent", REPORTED_PROFILE]];
  if (base !== undefined) parameters.push([base.isDiff ? "diff_base" : "base", `recent:${REPORTED_BASE}`]);
  if (config.sample_index !== "") parameters.push(["si", config.sample_index]);
  parameters.push(...optionParameters(config));
  if (config.sort === "cum") parameters.push(["sort", "cum"]);
  return linkText("flamegraph", parameters);
}

/** What the page calls a profile: the last part of its path, and how many more were merged into it. */
function nameOf(sources: readonly string[]): string {
  const [first = "", ...others] = sources.map(source => {
    const [path = ""] = source.split(/[?#]/, 1);
    return path.split(/[/\\]/).findLast(part => part !== "") ?? "";
  });
  const name = first === "" || first === "-" ? "profile" : first;
  return others.length === 0 ? name : `${name} + ${others.length} more`;
}
