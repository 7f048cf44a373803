import type { Warning } from "../base/problem";
import type { ProfileSummary } from "../engine/protocol";

/**
 * The sample type that a link's `si` names, as pprof reads it (`profile.SampleIndexByName`): a number is an
 * index; a name may carry the old prefix `inuse_`. What cannot be found is the default and a warning.
 */
export function findSampleType(
  summary: Pick<ProfileSummary, "sampleTypes" | "defaultSampleTypeIndex">,
  name: string | undefined,
): { index: number; warning: Warning | undefined } {
  const { sampleTypes, defaultSampleTypeIndex } = summary;
  if (name === undefined) return { index: defaultSampleTypeIndex, warning: undefined };
  let index = /^\d+$/.test(name) ? Number(name) : -1;
  if (index < 0) {
    const bare = name.replace(/^inuse_/, "");
    index = sampleTypes.findIndex(({ type }) => type === name || type === bare);
  }
  if (index >= 0 && index < sampleTypes.length) return { index, warning: undefined };
  const known = sampleTypes.map(({ type }) => type).join(", ");
  const used = sampleTypes[defaultSampleTypeIndex]?.type ?? "nothing";
  return {
    index: defaultSampleTypeIndex,
    warning: {
      code: "link-si",
      message: `The link asks for the sample type “${name}”, which this profile does not have (it has: ${known}); ${used} is shown.`,
    },
  };
}

/** What a link says for a sample type: nothing for the default, its name, or its number where the name is not enough. */
export function nameSampleType(
  summary: Pick<ProfileSummary, "sampleTypes" | "defaultSampleTypeIndex">,
  index: number,
): string | undefined {
  if (index === summary.defaultSampleTypeIndex) return undefined;
  const name = summary.sampleTypes[index]?.type ?? "";
  return name !== "" && findSampleType(summary, name).index === index ? name : String(index);
}
