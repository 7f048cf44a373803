import { type FlameAnswer, type FrameGroupsAnswer, NO_FRAME, type Query } from "../../engine/protocol";
import { packageHueDegrees } from "../../names/packageHue";
import { CHANGE_STEPS } from "../change";
import { type Colouring, colourByPackage, styledBoxes } from "./frameStyles";
import { boxColor, type FlameTheme, NO_HUE } from "./palette";
import type { Range } from "./viewport";

/** What the hue of a box says. Where it is grouped by nothing there are no groups, and so no list of them. */
export interface ColourScheme {
  readonly colouring: Colouring;
  /** The groups that an answer's boxes belong to; undefined where hues do not stand for groups. */
  readonly groups?: (answer: FlameAnswer) => BoxGroups;
}

/** Groups of boxes: those of a package, a file … */
interface BoxGroups {
  readonly names: readonly string[];
  /** Group → hue in degrees, and shade as in `FrameNames`. */
  readonly hueDegrees: ArrayLike<number>;
  readonly shade: ArrayLike<number>;
  /** box → group; -1 where it belongs to none. */
  readonly ofBox: ArrayLike<number>;
}

/** By package: what boxes are coloured by unless asked otherwise. */
export const BY_PACKAGE: ColourScheme = { colouring: colourByPackage, groups: groupsOfPackages };

function groupsOfPackages(answer: FlameAnswer): BoxGroups {
  const { packageName, hueDegrees, shade } = answer.frames;
  const numbers = new Map<string, number>();
  // One frame of each package tells its hue and shade.
  const frameOfGroup: number[] = [];
  const ofFrame = packageName.map((name, frame) => {
    const known = numbers.get(name);
    if (known !== undefined) return known;
    numbers.set(name, frameOfGroup.length);
    return frameOfGroup.push(frame) - 1;
  });
  return {
    names: [...numbers.keys()],
    hueDegrees: frameOfGroup.map(frame => hueDegrees[frame]),
    shade: frameOfGroup.map(frame => shade[frame]),
    ofBox: Array.from(answer.frame, frame => (frame === NO_FRAME ? -1 : ofFrame[frame])),
  };
}

/** One hue for all. */
export const SINGLE_HUE: ColourScheme = {
  colouring: (answer, palette, lookOf) =>
    styledBoxes(answer, (_, frame) => palette.styleOf(SINGLE_HUE_DEGREES, 0, lookOf(frame))),
};
const SINGLE_HUE_DEGREES = 250;

/** By how much of a box is its own: flat of cum, from nothing to all. */
export const BY_SELF_SHARE: ColourScheme = {
  colouring: (answer, palette, lookOf) =>
    styledBoxes(answer, (box, frame) =>
      palette.styleOfStep(selfShareStep(answer.self[box], answer.value[box]), lookOf(frame)),
    ),
};

/** 0 … CHANGE_STEPS; what is more than nothing is at least 1. */
function selfShareStep(self: number, value: number): number {
  if (self === 0) return 0;
  // Negative values may leave a box less than what is its own.
  const share = value === 0 ? 1 : Math.min(1, Math.abs(self / value));
  return Math.max(1, Math.round(share * CHANGE_STEPS));
}

/** By the file or mapping of a box's frame; by package where an answer has frames of other options. */
export function byFrameGroups({ question, names, shade, ofFrame }: FrameGroupsAnswer): ColourScheme {
  const hueDegrees = names.map(name => (name === "" ? NO_HUE : packageHueDegrees(name)));
  const framesKey = framesKeyOf(question);
  return otherwiseByPackage(
    answer => framesKeyOf(answer.question) === framesKey,
    ({ frame, frames }) => ({
      names,
      hueDegrees,
      shade,
      ofBox: Array.from(frame, index => (index === NO_FRAME ? -1 : ofFrame[frames.frameId[index]])),
    }),
  );
}

/** Equal for questions whose answers number the same frames alike. */
function framesKeyOf({ options, comparison, sourceMaps }: Query): string {
  return JSON.stringify([options, comparison, sourceMaps]);
}

/** By the value of a label that most of a box has; by package until an answer knows the values. */
export function byLabelValue(key: string): ColourScheme {
  return otherwiseByPackage(
    ({ question }) => question.labelKey === key,
    ({ labelValues }) => {
      const { names = [], shade = [], ofBox = [] } = labelValues ?? {};
      // As frames that are made of the label have it.
      return { names, hueDegrees: names.map(name => packageHueDegrees(`${key}:${name}`)), shade, ofBox };
    },
  );
}

/** By groups where they are known of an answer: so that what is on screen stays until what is to come is there. */
function otherwiseByPackage(
  isKnown: (answer: FlameAnswer) => boolean,
  groups: (answer: FlameAnswer) => BoxGroups,
): ColourScheme {
  return {
    groups: answer => (isKnown(answer) ? groups(answer) : groupsOfPackages(answer)),
    colouring: (answer, palette, lookOf) => {
      if (!isKnown(answer)) return colourByPackage(answer, palette, lookOf);
      const { hueDegrees, shade, ofBox } = groups(answer);
      return styledBoxes(answer, (box, frame) => {
        const group = ofBox[box];
        return group < 0
          ? palette.styleOf(NO_HUE, 0, lookOf(frame))
          : palette.styleOf(hueDegrees[group], shade[group], lookOf(frame));
      });
    },
  };
}

/** One entry of a legend. */
export interface LegendEntry {
  /** "" for what belongs to no group. */
  readonly name: string;
  /** As the boxes have it, as CSS colour text. */
  readonly color: string;
}

/** A part of a graph. */
export interface SeenPart {
  readonly answer: FlameAnswer;
  readonly range: Range;
}

/** The groups that take the most room in parts of graphs, largest first. */
export function largestGroups(
  parts: readonly SeenPart[],
  groupsOf: (answer: FlameAnswer) => BoxGroups,
  theme: Pick<FlameTheme, "boxLightness" | "boxChroma">,
  limit: number,
): readonly LegendEntry[] {
  const groups = new Map<string, LegendEntry & { width: number }>();
  for (const { answer, range } of parts) {
    const { names, hueDegrees, shade, ofBox } = groupsOf(answer);
    for (const [group, width] of seenWidths(answer, ofBox, names.length, range).entries()) {
      if (width === 0) continue;
      // The last place is for what belongs to no group.
      const isNone = group === names.length;
      const name = isNone ? "" : names[group];
      const known = groups.get(name);
      if (known !== undefined) known.width += width;
      else {
        const [hue, shadeOf] = isNone ? [NO_HUE, 0] : [hueDegrees[group], shade[group]];
        groups.set(name, { name, color: boxColor(theme, hue, shadeOf, "plain"), width });
      }
    }
  }
  return [...groups.values()]
    .toSorted((a, b) => b.width - a.width)
    .slice(0, limit)
    .map(({ name, color }) => ({ name, color }));
}

/** group → how wide its boxes are in a range; the last place is for those that belong to none. */
function seenWidths(
  answer: FlameAnswer,
  ofBox: ArrayLike<number>,
  groupCount: number,
  { fromFraction, toFraction }: Range,
): Float64Array {
  const widths = new Float64Array(groupCount + 1);
  for (let box = 1; box < answer.boxCount; box++) {
    if (answer.frame[box] === NO_FRAME) continue;
    const seen = Math.min(answer.right[box], toFraction) - Math.max(answer.left[box], fromFraction);
    if (seen > 0) widths[ofBox[box] < 0 ? groupCount : ofBox[box]] += seen;
  }
  return widths;
}
