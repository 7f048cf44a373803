import { percentText, valueText } from "../../base/units";
import { BOX_INLINED, BOX_PARTLY_INLINED, type FlameAnswer, NO_FRAME } from "../../engine/protocol";
import { changeText, deltaText } from "../change";
import { isMerged } from "./boxPath";

/** What a box is called and said to be, in words: on the box, in its tooltip, and to a screen reader. */

/** `all · 15.75s` on the root; in a comparison `all · +1.20s`. */
export function rootText(answer: FlameAnswer, unit: string): string {
  if (answer.base !== undefined) return `all · ${deltaText(answer.value[0], unit)}`;
  return `all · ${valueText(answer.totalWeight, unit)}`;
}

/** `37 more` on a merged box. */
export function mergedText(answer: FlameAnswer, box: number): string {
  return `${answer.mergedCount[box]} more`;
}

/** The short name of the box's frame; `all` for the root, `37 more` for a merged box. */
export function shortNameOfBox(answer: FlameAnswer, box: number): string {
  const frame = answer.frame[box];
  if (frame !== NO_FRAME) return answer.frames.shortName[frame];
  return isMerged(answer, box) ? mergedText(answer, box) : "all";
}

/**
 * For a screen reader: `json.Marshal, cum 12.4%, flat 3.1%`; in a comparison
 * `json.Marshal, base 1.20s, new 1.50s, delta +300ms, +25%, flat delta +10ms`.
 */
export function spokenBox(answer: FlameAnswer, box: number, unit: string): string {
  if (answer.base !== undefined) return spokenChange(answer, answer.base[box], box, unit);
  const cum = `${shortNameOfBox(answer, box)}, cum ${share(answer, answer.value[box])}`;
  return isMerged(answer, box) ? cum : `${cum}, flat ${share(answer, answer.self[box])}`;
}

function spokenChange(answer: FlameAnswer, base: number, box: number, unit: string): string {
  const delta = answer.value[box];
  const parts = [
    shortNameOfBox(answer, box),
    `base ${valueText(base, unit)}`,
    `new ${valueText(base + delta, unit)}`,
    `delta ${deltaText(delta, unit)}`,
    changeText(base + delta, base),
  ];
  if (!isMerged(answer, box)) parts.push(`flat delta ${deltaText(answer.self[box], unit)}`);
  return parts.join(", ");
}

/** A tooltip's content. All plain text. */
export interface BoxFacts {
  readonly title: string;
  /** Figure, value, percentage; value or percentage may be "". */
  readonly figures: readonly (readonly [figure: string, value: string, percent: string])[];
  readonly notes: readonly string[];
}

export function factsOfBox(answer: FlameAnswer, box: number, unit: string): BoxFacts {
  const frame = answer.frame[box];
  const value = answer.value[box];
  const parent = answer.parent[box];
  const base = answer.base?.[box];
  const cum = ["cum", valueText(value, unit), share(answer, value)] as const;
  const cumRows = base === undefined ? [cum] : changeRows(answer, base, value, unit);
  const ofParent =
    parent < 0 || base !== undefined
      ? []
      : [["of parent", "", percentText(value, answer.value[parent])] as const];
  if (isMerged(answer, box)) {
    const count = answer.mergedCount[box];
    const functions = count === 1 ? "1 function" : `${count} functions`;
    return {
      title: mergedText(answer, box),
      figures: [...cumRows, ...ofParent],
      notes: [
        `${functions} narrower than a pixel, together ${valueText(value, unit)} (${share(answer, value)}): zoom in to open`,
      ],
    };
  }
  if (frame === NO_FRAME) return { title: "all", figures: cumRows, notes: [] };
  const flat = answer.self[box];
  const flatRow =
    base === undefined
      ? (["flat", valueText(flat, unit), share(answer, flat)] as const)
      : (["flat delta", deltaText(flat, unit), ""] as const);
  const flags = answer.flags[box];
  const notes: string[] = [];
  if (answer.frames.file[frame] !== "") notes.push(answer.frames.file[frame]);
  const { labelValues, question } = answer;
  const labelName = labelValues?.names[labelValues.ofBox[box]];
  if (labelName !== undefined) notes.push(`most of it has ${question.labelKey} ${labelName}`);
  if ((flags & BOX_INLINED) !== 0) notes.push("inlined into its caller");
  if ((flags & BOX_PARTLY_INLINED) !== 0) notes.push("partly inlined into its caller");
  return {
    title: answer.frames.name[frame],
    figures: [...cumRows, flatRow, ...ofParent],
    notes,
  };
}

/** The same as lines of text: the title, `cum: 1.20s 12.4%` …, the notes. */
export function textOfFacts({ title, figures, notes }: BoxFacts): string {
  const lines = figures.map(
    ([figure, value, percent]) => `${figure}: ${[value, percent].filter(Boolean).join(" ")}`,
  );
  return [title, ...lines, ...notes].join("\n");
}

/** Both sides and their difference; all three are cum. */
function changeRows(answer: FlameAnswer, base: number, delta: number, unit: string): BoxFacts["figures"] {
  return [
    ["base", valueText(base, unit), share(answer, base)],
    ["new", valueText(base + delta, unit), share(answer, base + delta)],
    ["delta", deltaText(delta, unit), changeText(base + delta, base)],
  ];
}

function share(answer: FlameAnswer, value: number): string {
  return percentText(value, answer.reportTotal);
}
