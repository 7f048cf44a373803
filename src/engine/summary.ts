import { defaultSampleTypeIndex } from "../analysis/sampleIndex";
import { magnitudeSum } from "../analysis/columnSums";
import { NONE } from "../model/profile";
import { baseName } from "../names/functionName";
import type { LoadedProfile } from "./loaded";
import type { OpenedProfile } from "./opening";
import type { ProfileSummary, SampleTypeSummary } from "./protocol";
import type { Session } from "./session";

/** What was read, beside the profile. */
type ReadFacts = Pick<OpenedProfile, "mergedFrom" | "inflatedBytes" | "recordedAs" | "warnings">;

/** What the page knows of a profile without asking. */
export function summarise(loaded: LoadedProfile, opened: OpenedProfile): ProfileSummary {
  const summary = summariseOne(loaded.whole, opened);
  if (opened.steps.length === 0) return summary;
  const steps = opened.steps.map(({ name, inflatedBytes }, index) => {
    const { whole } = loaded.at(index);
    const { recordedAs, warnings } = whole.profile;
    const facts = {
      mergedFrom: 1,
      inflatedBytes,
      recordedAs: recordedAs === undefined ? [] : [recordedAs],
      warnings,
    };
    return { name, summary: summariseOne(whole, facts) };
  });
  return { ...summary, steps };
}

function summariseOne(session: Session, opened: ReadFacts): ProfileSummary {
  const { profile } = session;
  const { header, mappings, strings } = profile;
  const mainFile = mappings.main === NONE ? "" : strings.text(mappings.filename[mappings.main]);
  return {
    sampleTypes: profile.sampleTypes.map(({ type, unit }, index): SampleTypeSummary => {
      const column = profile.samples.values[index];
      return {
        type,
        unit,
        total: session.totalWeight(index),
        ...(column.exact === undefined ? {} : { exactTotal: String(magnitudeSum(column)) }),
      };
    }),
    defaultSampleTypeIndex: defaultSampleTypeIndex(profile),
    sampleCount: profile.samples.count,
    locationCount: profile.locations.count,
    functionCount: profile.functions.count,
    mappingCount: mappings.count,
    mainBinary: mainFile === "" ? "" : baseName(mainFile),
    buildId: mappings.main === NONE ? "" : strings.text(mappings.buildId[mappings.main]),
    timeNanos: String(header.timeNanos),
    durationNanos: String(header.durationNanos),
    comments: header.comments,
    docUrl: header.docUrl,
    mergedFrom: opened.mergedFrom,
    ...(profile.partial === undefined ? {} : { partial: profile.partial }),
    inflatedBytes: opened.inflatedBytes,
    recordedAs: opened.recordedAs,
    warnings: opened.warnings,
  };
}
