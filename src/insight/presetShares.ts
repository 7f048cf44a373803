import { markSamples } from "../analysis/stackPasses";
import type { Steps } from "../base/steps";
import { NONE, type Profile } from "../model/profile";
import { stackOffset, stackPage } from "../model/stacks";
import type { ExpressionMarks } from "./expressionMarks";
import type { LanguageId } from "./languages";
import { stackWeights } from "./measures/stacks";
import { type Preset, presetsFor } from "./presets";
import { share, type Subject } from "./subject";

const SAMPLES_PER_STEP = 1 << 15;

/** What a preset would do to what is shown now. */
export interface PresetShare {
  readonly presetId: string;
  /** The part of the cost in stacks that would go: with ignore those that hold a match, with hide those of nothing else. */
  readonly removed: number;
  /** With hide: the part of the cost that frames have by themselves which would go to their callers. */
  readonly moved: number;
}

/**
 * The presets that would change what is shown, with their parts of it; together in as many passes over the stacks as
 * there are eights of them. In a comparison the parts are of the new side.
 */
export function* presetShares(
  subject: Subject,
  languages: ReadonlySet<LanguageId>,
  marks: ExpressionMarks,
): Steps<PresetShare[]> {
  const presets = presetsFor(languages);
  const { own, unedited } = subject;
  const [held] = yield* stackWeights(unedited, marks, [own]);
  const stackless = stacklessWeight(subject);
  const hides = presets.filter(({ option }) => option === "hide");
  const hidden = new Map<Preset, PresetShare>();
  for (let from = 0; from < hides.length; from += 8) {
    const eight = hides.slice(from, from + 8);
    const shares = yield* hideShares(subject, marks, eight, stackless);
    for (const [index, preset] of eight.entries()) hidden.set(preset, shares[index]);
  }
  return presets.flatMap(preset => {
    const found = hidden.get(preset);
    const weight = held[marks.indexOf(preset.expression)];
    // pprof takes samples without a stack out as well, whatever is ignored or hidden.
    const ignored = { presetId: preset.id, removed: share(weight + stackless, own.total), moved: 0 };
    const outcome = found ?? ignored;
    const isFelt = weight > 0 || (found?.moved ?? 0) > 0;
    return isFelt ? [outcome] : [];
  });
}

/** Cost of samples that have no stack at all. */
function stacklessWeight({ shown, own }: Subject): number {
  let weight = 0;
  for (let sample = 0; sample < shown.samples.count; sample++) {
    if (shown.samples.stackLength[sample] === 0) weight += own.weights[sample];
  }
  return weight;
}

/** What at most eight presets would hide. */
function* hideShares(
  subject: Subject,
  marks: ExpressionMarks,
  presets: readonly Preset[],
  stackless: number,
): Steps<PresetShare[]> {
  const { shown, own, hidden } = subject;
  const { samples } = shown;
  const { leaf, left } = yield* locationBits(shown, marks, presets, hidden);
  const leftOfSample = yield* markSamples(samples, left);
  const removed = new Float64Array(presets.length).fill(stackless);
  const moved = new Float64Array(presets.length);
  for (let sample = 0; sample < samples.count; sample++) {
    if (sample % SAMPLES_PER_STEP === SAMPLES_PER_STEP - 1) yield;
    const weight = own.weights[sample];
    if (weight === 0 || samples.stackLength[sample] === 0) continue;
    const ofLeaf = leaf[leafOf(shown, hidden, sample)];
    if (ofLeaf === 0) continue;
    const stays = leftOfSample[sample];
    for (let bit = 0; bit < presets.length; bit++) {
      if (((ofLeaf >> bit) & 1) === 0) continue;
      if (((stays >> bit) & 1) === 1) moved[bit] += weight;
      else removed[bit] += weight;
    }
  }
  return presets.map(({ id }, bit) => ({
    presetId: id,
    removed: share(removed[bit], own.total),
    moved: share(moved[bit], own.total),
  }));
}

/** The innermost location that is not hidden; a shown stack has one. */
function leafOf({ samples }: Profile, hidden: Uint8Array | undefined, sample: number): number {
  const page = stackPage(samples, sample);
  let at = stackOffset(samples, sample);
  if (hidden === undefined) return page[at];
  const last = at + samples.stackLength[sample] - 1;
  while (at < last && hidden[page[at]] === 1) at++;
  return page[at];
}

/**
 * What hiding would do to each location, a bit per preset.
 * @returns `leaf`: its innermost line would be hidden; `left`: something would be left of it
 */
function* locationBits(
  { locations, lines }: Profile,
  marks: ExpressionMarks,
  presets: readonly Preset[],
  hidden: Uint8Array | undefined,
): Steps<{ leaf: Uint8Array; left: Uint8Array }> {
  const leaf = new Uint8Array(locations.count);
  const left = new Uint8Array(locations.count);
  for (const [bit, { expression }] of presets.entries()) {
    const at = marks.indexOf(expression);
    yield;
    for (let location = 0; location < locations.count; location++) {
      if (hidden?.[location] === 1) continue;
      const mapping = locations.mapping[location];
      const isWhole = mapping !== NONE && marks.matchesMapping(at, mapping);
      const first = locations.firstLine[location];
      const end = first + locations.lineCount[location];
      let leftLines = 0;
      for (let line = first; line < end; line++) {
        if (!isWhole && !marks.matchesFunction(at, lines.functionRow[line])) leftLines++;
      }
      const isLeft = !isWhole && (leftLines > 0 || first === end);
      const leafGoes = isWhole || (first < end && marks.matchesFunction(at, lines.functionRow[first]));
      if (leafGoes) leaf[location] |= 1 << bit;
      if (isLeft) left[location] |= 1 << bit;
    }
  }
  return { leaf, left };
}
