import { readProfiles } from "../../src/format";
import { type PlainLabel, pictureOfProfile } from "../../src/format/pprof/fixtures/plainProfile";
import { writtenBytes } from "../../src/format/pprof/fixtures/writtenBytes";
import type { Profile } from "../../src/model/profile";
import { piecesOf } from "./pieces";
import { differenceOf } from "./difference";

/** A profile that is written as profile.proto and read again is the same; but for the order of labels, which is pprof's. */
export async function comesBack(profile: Profile): Promise<void> {
  const read = await readProfiles(piecesOf(writtenBytes(profile), 70_000));
  if (!read.ok) throw new Error(`what was written is refused: ${read.error.problem.message}`);
  const difference = differenceOf(picture(profile), picture(read.value.profile));
  if (difference !== undefined) throw new Error(`what was written comes back changed: ${difference}`);
}

function picture(profile: Profile): unknown {
  const { samples, ...rest } = pictureOfProfile(profile);
  return {
    ...rest,
    samples: samples.map(({ labels, ...sample }) => ({ ...sample, labels: labelTexts(labels) })),
  };
}

/** A label of nothing is none. */
function labelTexts(labels: readonly PlainLabel[]): string[] {
  const texts = labels.map(label => {
    // As in pprof, a text label of "" is written as none.
    if ("text" in label) return label.text === "" ? "" : `${label.key}=${label.text}`;
    return label.number === 0n && label.unit === "" ? "" : `${label.key}=${label.number} ${label.unit}`;
  });
  return texts.filter(text => text !== "").toSorted();
}
