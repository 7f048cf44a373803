import { shownValue } from "../../base/shownValue";
import { percentText } from "../../base/units";
import { BOX_INLINED, BOX_PARTLY_INLINED, type FlameAnswer, NO_FRAME } from "../../engine/protocol";
import { changeText, deltaText } from "../change";
import { isMerged, leadsToCallers } from "./boxPath";

/** What a box is called and said to be, in words: on the box, in its tooltip, and to a screen reader. */

/** `all · 15.75s` on the root; in a comparison `all · +1.20s`. */
export function rootText(answer: FlameAnswer, unit: string): string {
  const name = rootNameOf(answer);
  if (answer.base !== undefined) return `${name} · ${deltaText(answer.value[0], unit)}`;
  return `${name} · ${shownValue(answer.totalWeight, unit)}`;
}

function rootNameOf(answer: FlameAnswer): string {
  return answer.rootName ?? "all";
}

/** `37 more` on a merged box. */
export function mergedText(answer: FlameAnswer, box: number): string {
  return `${answer.mergedCount[box]} more`;
}

/** The short name of the box's frame; `all` (or the pivot) for the root, `37 more` for a merged box. */
export function shortNameOfBox(answer: FlameAnswer, box: number): string {
  const frame = answer.frame[box];
  if (frame !== NO_FRAME) return answer.frames.shortName[frame];
  return isMerged(answer, box) ? mergedText(answer, box) : rootNameOf(answer);
}

/**
 * For a screen reader: `json.Marshal, cum 12.4%, flat 3.1%`; in a comparison
 * `json.Marshal, base 1.20s, new 1.50s, delta +300ms, +25%, flat delta +10ms`.
 */
export function spokenBox(answer: FlameAnswer, box: number, unit: string): string {
  if (answer.base !== undefined) return spokenChange(answer, answer.base[box], box, unit);
  const words = `${shortNameOfBox(answer, box)}, ${figureOf(answer, box)} ${share(answer, answer.value[box])}`;
  const hasFlat = !isMerged(answer, box) && !leadsToCallers(answer);
  return hasFlat ? `${words}, flat ${share(answer, answer.self[box])}` : words;
}

function spokenChange(answer: FlameAnswer, base: number, box: number, unit: string): string {
  const delta = answer.value[box];
  const parts = [
    shortNameOfBox(answer, box),
    `base ${shownValue(base, unit)}`,
    `new ${shownValue(base + delta, unit)}`,
    `delta ${deltaText(delta, unit)}`,
    changeText(base + delta, base),
  ];
  if (!isMerged(answer, box) && !leadsToCallers(answer))
    parts.push(`flat delta ${deltaText(answer.self[box], unit)}`);
  return parts.join(", ");
}

/**
 * What a box's value is of its function. Where the graph leads to callers, it is what the first row's functions cost
 * by themselves, or the pivot with all that it calls: no figure of the callers.
 */
function figureOf(answer: FlameAnswer, box: number): "cum" | "flat" | "weight" {
  if (!leadsToCallers(answer) || box === 0) return "cum";
  return answer.question.part?.kind === "inverted" && answer.depth[box] === 1 ? "flat" : "weight";
}

/** Whose cost the weight of a caller is. */
function weightNote(answer: FlameAnswer, box: number): string {
  if (answer.question.part?.kind === "callers") return `cost of ${rootNameOf(answer)} when called this way`;
  let first = box;
  while (answer.depth[first] > 1) first = answer.parent[first];
  return `flat of ${shortNameOfBox(answer, first)} when called this way`;
}

/** A tooltip's content. All plain text. */
export interface BoxFacts {
  /** What is copied: a function's name as pprof prints it. */
  readonly name: string;
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
  const figure = figureOf(answer, box);
  const main = [figure, shownValue(value, unit), share(answer, value)] as const;
  const cumRows = base === undefined ? [main] : changeRows(answer, base, value, unit);
  const parentFigure = leadsToCallers(answer) && parent > 0 ? "of callee" : "of parent";
  const ofParent =
    parent < 0 || base !== undefined
      ? []
      : [[parentFigure, "", percentText(value, answer.value[parent])] as const];
  if (isMerged(answer, box)) {
    const count = answer.mergedCount[box];
    const functions = count === 1 ? "1 function" : `${count} functions`;
    return {
      name: mergedText(answer, box),
      title: mergedText(answer, box),
      figures: [...cumRows, ...ofParent],
      notes: [
        `${functions} narrower than a pixel, together ${shownValue(value, unit)} (${share(answer, value)}): zoom in to open`,
      ],
    };
  }
  if (frame === NO_FRAME)
    return { name: rootNameOf(answer), title: rootNameOf(answer), figures: cumRows, notes: [] };
  const flat = answer.self[box];
  const flatRows = leadsToCallers(answer)
    ? []
    : base === undefined
      ? [["flat", shownValue(flat, unit), share(answer, flat)] as const]
      : [["flat delta", deltaText(flat, unit), ""] as const];
  const flags = answer.flags[box];
  const notes = figure === "weight" ? [weightNote(answer, box)] : [];
  const name = answer.frames.name[frame];
  const title = answer.frames.fullName.get(frame) ?? name;
  if (title !== name) notes.push(name);
  if (answer.frames.file[frame] !== "") notes.push(answer.frames.file[frame]);
  const { labelValues, question } = answer;
  const labelName = labelValues?.names[labelValues.ofBox[box]];
  if (labelName !== undefined) notes.push(`most of it has ${question.labelKey} ${labelName}`);
  if ((flags & BOX_INLINED) !== 0) notes.push("inlined into its caller");
  if ((flags & BOX_PARTLY_INLINED) !== 0) notes.push("partly inlined into its caller");
  return {
    name,
    title,
    figures: [...cumRows, ...flatRows, ...ofParent],
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
    ["base", shownValue(base, unit), share(answer, base)],
    ["new", shownValue(base + delta, unit), share(answer, base + delta)],
    ["delta", deltaText(delta, unit), changeText(base + delta, base)],
  ];
}

function share(answer: FlameAnswer, value: number): string {
  return percentText(value, answer.reportTotal);
}
