import { heaviestFirst } from "../../analysis/heaviest";
import type { Steps } from "../../base/steps";
import type { Profile } from "../../model/profile";
import { stackOffset, stackPage } from "../../model/stacks";
import type { ShareAnswer } from "../protocol";

/** Names that are shown of each kind. */
const EXAMPLES = 4;
/** Labels that are looked at between two pauses. */
const LABELS_PER_STEP = 1 << 16;

/** What somebody finds in a profile: how many functions, and what some of them, files, labels … are called. */
export function* sharedContents(
  profile: Profile,
  sampleTypeIndex: number,
): Steps<Pick<ShareAnswer, "functionCount" | "functions" | "files" | "binaries" | "labelKeys" | "comments">> {
  const { samples, locations, lines, functions, mappings, labels, strings } = profile;
  const functionNames = new Set<string>();
  const files = new Set<string>();
  for (const sample of yield* heaviestFirst(profile, sampleTypeIndex)) {
    if (functionNames.size >= EXAMPLES && files.size >= EXAMPLES) break;
    if (samples.stackLength[sample] === 0) continue;
    const leaf = stackPage(samples, sample)[stackOffset(samples, sample)];
    for (let line = 0; line < locations.lineCount[leaf]; line++) {
      const row = lines.functionRow[locations.firstLine[leaf] + line];
      if (functionNames.size < EXAMPLES) functionNames.add(strings.text(functions.name[row]));
      if (files.size < EXAMPLES) files.add(strings.text(functions.filename[row]));
    }
  }
  yield;
  const keys = new Set<number>();
  for (let label = 0; label < labels.count; label++) {
    if (label % LABELS_PER_STEP === LABELS_PER_STEP - 1) yield;
    keys.add(labels.key[label]);
  }
  return {
    functionCount: functions.order.length,
    functions: named(functionNames),
    files: named(files),
    binaries: named(Array.from(mappings.order, row => strings.text(mappings.filename[row]))).slice(
      0,
      EXAMPLES,
    ),
    labelKeys: [...new Set(Array.from(keys, key => strings.text(key)))].toSorted(),
    comments: profile.header.comments,
  };
}

const named = (names: Iterable<string>) => [...names].filter(name => name !== "");
