import { labelUnit } from "../../analysis/labels";
import { frameCountOfStacks } from "../../analysis/shape";
import { SAMPLES_PER_STEP } from "../../analysis/totals";
import type { Problem } from "../../base/problem";
import { ok, type Result } from "../../base/result";
import type { Steps } from "../../base/steps";
import {
  MAPPING_HAS_FILENAMES,
  MAPPING_HAS_FUNCTIONS,
  MAPPING_HAS_INLINE_FRAMES,
  MAPPING_HAS_LINE_NUMBERS,
  NONE,
  type Profile,
} from "../../model/profile";
import { stackOffset, stackPage } from "../../model/stacks";
import type { InfoAnswer, InfoQuestion, MappingInfo } from "../protocol";
import type { LoadedProfile } from "../loaded";
import type { Session } from "../session";
import type { AnswerSteps } from "./question";

/** Everything the file says of itself, whatever is filtered. */
export async function answerInfo(
  loaded: LoadedProfile,
  question: InfoQuestion,
): Promise<Result<AnswerSteps<InfoAnswer>, Problem>> {
  return ok(ofFile(loaded.whole, question));
}

function* ofFile(session: Session, question: InfoQuestion): AnswerSteps<InfoAnswer> {
  const { profile } = session;
  const { header, locations } = profile;
  const shape = yield* stackShape(profile, question.sampleTypeIndex);
  const frameCount = yield* frameCountOfStacks(profile, session.frames);
  const sampleCount = profile.samples.count;
  const total = session.totalWeight(question.sampleTypeIndex);
  let inlinedLocationCount = 0;
  for (const count of locations.lineCount) if (count > 1) inlinedLocationCount++;
  return ok({
    kind: "info",
    periodType: header.periodType,
    period: String(header.period),
    dropFrames: header.dropFrames,
    keepFrames: header.keepFrames,
    defaultSampleType: header.defaultSampleType,
    mappings: mappingInfos(profile),
    labelKeys: yield* labelKeys(profile),
    maxStackDepth: yield* session.maxStackDepth(),
    meanStackDepth: sampleCount === 0 ? 0 : frameCount / sampleCount,
    stacklessSampleCount: shape.stacklessCount,
    inlinedLocationCount,
    stringCount: profile.strings.count,
    unsymbolisedShare: total === 0 ? 0 : shape.unsymbolisedWeight / total,
    stacklessWeight: shape.stacklessWeight,
  });
}

function* stackShape(
  profile: Profile,
  sampleTypeIndex: number,
): Steps<{ stacklessCount: number; stacklessWeight: number; unsymbolisedWeight: number }> {
  const { samples, locations } = profile;
  const values = samples.values[sampleTypeIndex]?.values;
  let stacklessCount = 0;
  let stacklessWeight = 0;
  let unsymbolisedWeight = 0;
  for (let sample = 0; sample < samples.count; sample++) {
    if (sample % SAMPLES_PER_STEP === SAMPLES_PER_STEP - 1) yield;
    const weight = Math.abs(values?.[sample] ?? 0);
    if (samples.stackLength[sample] === 0) {
      stacklessCount++;
      stacklessWeight += weight;
      continue;
    }
    const leaf = stackPage(samples, sample)[stackOffset(samples, sample)];
    if (locations.lineCount[leaf] === 0) unsymbolisedWeight += weight;
  }
  return { stacklessCount, stacklessWeight, unsymbolisedWeight };
}

function mappingInfos(profile: Profile): MappingInfo[] {
  const { mappings, locations, strings } = profile;
  const locationCounts = new Uint32Array(mappings.count);
  for (const mapping of locations.mapping) if (mapping !== NONE) locationCounts[mapping]++;
  return Array.from({ length: mappings.count }, (_, mapping) => {
    const flags = mappings.flags[mapping];
    return {
      file: strings.text(mappings.filename[mapping]),
      buildId: strings.text(mappings.buildId[mapping]),
      start: mappings.start[mapping].toString(16),
      limit: mappings.limit[mapping].toString(16),
      offset: mappings.offset[mapping].toString(16),
      hasFunctions: (flags & MAPPING_HAS_FUNCTIONS) !== 0,
      hasFilenames: (flags & MAPPING_HAS_FILENAMES) !== 0,
      hasLineNumbers: (flags & MAPPING_HAS_LINE_NUMBERS) !== 0,
      hasInlineFrames: (flags & MAPPING_HAS_INLINE_FRAMES) !== 0,
      locationCount: locationCounts[mapping],
    };
  });
}

type LabelKeyInfo = InfoAnswer["labelKeys"][number];

function* labelKeys(profile: Profile): Steps<LabelKeyInfo[]> {
  const { samples, labels, strings } = profile;
  const byKey = new Map<
    number,
    { texts: Set<number>; numbers: Set<number>; sampleCount: number; lastSample: number; firstNumber: number }
  >();
  for (let sample = 0; sample < samples.count; sample++) {
    if (sample % SAMPLES_PER_STEP === SAMPLES_PER_STEP - 1) yield;
    for (let label = samples.labelStart[sample]; label < samples.labelStart[sample + 1]; label++) {
      if (label % SAMPLES_PER_STEP === SAMPLES_PER_STEP - 1) yield;
      const key = labels.key[label];
      let known = byKey.get(key);
      if (known === undefined) {
        known = { texts: new Set(), numbers: new Set(), sampleCount: 0, lastSample: NONE, firstNumber: NONE };
        byKey.set(key, known);
      }
      if (labels.text[label] !== 0) known.texts.add(labels.text[label]);
      else {
        known.numbers.add(labels.number[label]);
        if (known.firstNumber === NONE) known.firstNumber = label;
      }
      if (known.lastSample !== sample) known.sampleCount++;
      known.lastSample = sample;
    }
  }
  return [...byKey]
    .map(
      ([key, { texts, numbers, sampleCount, firstNumber }]): LabelKeyInfo => ({
        key: strings.text(key),
        kind: numbers.size === 0 ? "text" : texts.size === 0 ? "number" : "both",
        unit: firstNumber === NONE ? "" : labelUnit(profile, firstNumber),
        sampleCount,
        valueCount: texts.size + numbers.size,
      }),
    )
    .toSorted((a, b) => (a.key < b.key ? -1 : 1));
}
