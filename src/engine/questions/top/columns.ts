import { DEFAULT_CONFIG } from "../../../analysis/config";
import { tableUnit } from "../../../analysis/displayUnit";
import { frameOrigins } from "../../../analysis/frameOrigins";
import type { FrameTable } from "../../../analysis/frames";
import { CALLED_IN, INLINED_IN, inlineMarks } from "../../../analysis/graph/inlineMarks";
import { cutoff } from "../../../analysis/graph/trim";
import {
  costlyFrames,
  type FlatAndCum,
  meansOf,
  type RowKey,
  rankTexts,
  smallestMagnitude,
} from "../../../analysis/topTable";
import { frameTotals } from "../../../analysis/totals";
import type { Steps } from "../../../base/steps";
import type { Query, TopColumn } from "../../protocol";
import type { Session } from "../../session";
import { comparedFigures } from "./comparison";

/** What a column says of every frame. */
export type ColumnOfFrames =
  | { readonly kind: "text"; readonly textOf: (frame: number) => string }
  | {
      readonly kind: "number";
      /** frame → number; NaN where there is nothing to say. */
      readonly values: Float64Array;
      /** Sorted by magnitude, as pprof does. */
      readonly byMagnitude: boolean;
      readonly unit: string;
      readonly displayUnit: string;
    };

type FigureName = "flat" | "cum";

const COMPARED = /^(?<figure>flat|cum)_(?<of>base|new|delta|sigma)$/;
const OF_TYPE = /^(?<figure>flat|cum):(?<type>[^/]+)(?:\/(?<divisor>.+))?$/;

/** Works a column out; undefined where this profile has no such column. */
export function* columnOf(
  session: Session,
  { sampleTypeIndex, options }: Query,
  column: TopColumn,
): Steps<ColumnOfFrames | undefined> {
  const { looks } = session;
  const isMean = options.mean === true;
  switch (column) {
    case "flat":
    case "cum":
      return yield* figureColumn(session, sampleTypeIndex, column, isMean);
    case "name":
      return { kind: "text", textOf: frame => looks.name(frame) };
    case "package":
      return { kind: "text", textOf: frame => looks.packageName(frame) };
    case "file":
    case "mapping":
    case "system_name":
      return { kind: "text", textOf: yield* originText(session, options, column) };
    case "samples":
      return { ...COUNT, values: yield* sampleCounts(session) };
    default:
      return (
        (yield* comparedColumn(session, sampleTypeIndex, column)) ??
        (yield* typeColumn(session, column, isMean))
      );
  }
}

const COUNT = { kind: "number", byMagnitude: true, unit: "count", displayUnit: "count" } as const;

/** What rows are sorted by; by flat where this profile has no such column. */
export function* sortKey(session: Session, query: Query, column: TopColumn): Steps<RowKey> {
  // As they are read; equal ones go by what pprof calls them.
  if (column === "name") return { kind: "ranks", ranks: yield* shownNameRanks(session) };
  if (column === "flat" || column === "cum") {
    const values = (yield* session.frameTotals(query.sampleTypeIndex))[column];
    return { kind: "numbers", values, byMagnitude: true };
  }
  const found = yield* columnOf(session, query, column);
  if (found === undefined) return yield* sortKey(session, query, "flat");
  if (found.kind === "number")
    return { kind: "numbers", values: found.values, byMagnitude: found.byMagnitude };
  return { kind: "ranks", ranks: yield* rankTexts(session.frames.count, found.textOf) };
}

/** frame → its name's place when all are sorted. */
export function nameRanks(session: Session): Steps<Uint32Array> {
  const { frames, looks } = session;
  return session.remember("name ranks", () => rankTexts(frames.count, frame => looks.name(frame)));
}

function shownNameRanks(session: Session): Steps<Uint32Array> {
  const { frames, looks } = session;
  return session.remember("shown name ranks", () => rankTexts(frames.count, frame => looks.shownName(frame)));
}

/** Flat and cum as they are printed: sums, or means. */
export function* printedTotals(
  session: Session,
  sampleTypeIndex: number,
  isMean: boolean,
): Steps<FlatAndCum> {
  const totals = yield* session.frameTotals(sampleTypeIndex);
  return isMean ? meansOf(totals, yield* session.frameTotals(0)) : totals;
}

/** The unit in which pprof would print the table of a sample type. */
export function unitOfTable(
  session: Session,
  sampleTypeIndex: number,
  printed: FlatAndCum,
  isMean: boolean,
): string {
  const smallest = smallestMagnitude(printed);
  return tableUnit(
    smallest === 0 ? undefined : BigInt(smallest),
    BigInt(session.reportTotal(sampleTypeIndex, isMean)),
    session.profile.sampleTypes[sampleTypeIndex].unit,
  );
}

/**
 * frame → 1: all edges into it are inlined, 2: some. These are pprof's marks in a table of all functions (nodecount and
 * nodefraction 0), where edges lighter than `edgefraction` do not count.
 */
export function inlinedMarks(session: Session, { sampleTypeIndex, options }: Query): Steps<Uint8Array> {
  const { mean, drop_negative, trim = true, edgefraction = DEFAULT_CONFIG.edgefraction } = options;
  const marking = {
    sampleTypeIndex,
    isMean: mean === true,
    dropNegative: drop_negative === true,
    edgeFraction: trim ? edgefraction : 0,
  };
  return session.remember(`inlined ${JSON.stringify(marking)}`, () => findMarks(session, marking));
}

interface Marking {
  readonly sampleTypeIndex: number;
  readonly isMean: boolean;
  readonly dropNegative: boolean;
  readonly edgeFraction: number;
}

function* findMarks(
  session: Session,
  { sampleTypeIndex, isMean, dropNegative, edgeFraction }: Marking,
): Steps<Uint8Array> {
  const { profile, frames } = session;
  const { values } = profile.samples;
  const totals = yield* session.frameTotals(sampleTypeIndex);
  let flatSum = 0n;
  for (const frame of costlyFrames(totals, dropNegative))
    flatSum = BigInt.asIntN(64, flatSum + (totals.exactFlat?.[frame] ?? BigInt(totals.flat[frame])));
  const lightestEdge = cutoff(flatSum, edgeFraction);
  const { entry, lists } = frames;
  const table = { entry, lists, isInlinedSomewhere: inlinedSomewhere(frames) };
  const weights = { value: values[sampleTypeIndex], divisor: isMean ? values[0] : undefined };
  const marks = yield* inlineMarks({ profile, table, weights, kept: undefined, lightestEdge });
  return marks.map(mark => ((mark & INLINED_IN) === 0 ? 0 : (mark & CALLED_IN) === 0 ? 1 : 2));
}

function inlinedSomewhere({ count, lists }: FrameTable): Uint8Array {
  const isInlined = new Uint8Array(count);
  for (let list = 0; list < lists.length; ) {
    const end = list + lists[list];
    for (list++; list <= end; list++) isInlined[lists[list] >>> 1] |= lists[list] & 1;
  }
  return isInlined;
}

/** frame → how many samples hold it, whatever their values. */
function sampleCounts(session: Session): Steps<Float64Array> {
  return session.remember("sample counts", () => countSamples(session));
}

function* countSamples({ profile, frames }: Session): Steps<Float64Array> {
  const values = new Float64Array(profile.samples.count).fill(1);
  return (yield* frameTotals(profile, frames, { values, exact: undefined })).cum;
}

function* originText(
  session: Session,
  { granularity = "functions" }: Query["options"],
  column: "file" | "mapping" | "system_name",
): Steps<(frame: number) => string> {
  const { profile, frames } = session;
  // Where frames are lines or files, theirs is one file.
  if (column === "file" && granularity !== "" && granularity !== "functions")
    return frame => frames.file(frame);
  const origins = yield* session.remember("origins", () => frameOrigins(profile, frames));
  if (column === "mapping") return frame => origins.mappings(frame);
  // Frames that were made of labels have neither a location nor a function.
  return column === "file"
    ? frame => origins.files(frame) || frames.file(frame)
    : frame => origins.systemNames(frame);
}

function* figureColumn(
  session: Session,
  sampleTypeIndex: number,
  figure: FigureName,
  isMean: boolean,
): Steps<ColumnOfFrames> {
  const printed = yield* printedTotals(session, sampleTypeIndex, isMean);
  return {
    kind: "number",
    values: printed[figure],
    byMagnitude: true,
    unit: session.profile.sampleTypes[sampleTypeIndex].unit,
    displayUnit: unitOfTable(session, sampleTypeIndex, printed, isMean),
  };
}

function* comparedColumn(
  session: Session,
  sampleTypeIndex: number,
  column: TopColumn,
): Steps<ColumnOfFrames | undefined> {
  const { figure, of } = COMPARED.exec(column)?.groups ?? {};
  const figures = of === undefined ? undefined : yield* comparedFigures(session, sampleTypeIndex);
  if (figures === undefined) return undefined;
  const { base, difference, sigmas } = figures[figure as FigureName];
  if (of === "sigma") {
    if (sigmas === undefined) return undefined;
    return { ...COUNT, values: sigmas, byMagnitude: false, displayUnit: "auto", unit: "" };
  }
  const value =
    of === "base"
      ? (frame: number) => base[frame]
      : of === "new"
        ? (frame: number) => base[frame] + difference[frame]
        : (frame: number) => relativeChange(difference[frame], base[frame]);
  const isAmount = of !== "delta";
  return {
    kind: "number",
    values: Float64Array.from(base, (_, frame) => value(frame)),
    byMagnitude: isAmount,
    unit: isAmount ? session.profile.sampleTypes[sampleTypeIndex].unit : "ratio",
    displayUnit: "auto",
  };
}

/** Part of the base; without one any change is infinite. */
function relativeChange(difference: number, base: number): number {
  return difference === 0 ? 0 : difference / Math.abs(base);
}

/** Flat or cum in another sample type, or one divided by the other. */
function* typeColumn(
  session: Session,
  column: TopColumn,
  isMean: boolean,
): Steps<ColumnOfFrames | undefined> {
  const { figure, type, divisor } = OF_TYPE.exec(column)?.groups ?? {};
  const index = type === undefined ? undefined : sampleTypeOf(session, type);
  if (index === undefined) return undefined;
  if (divisor === undefined) return yield* figureColumn(session, index, figure as FigureName, isMean);
  const divisorIndex = sampleTypeOf(session, divisor);
  if (divisorIndex === undefined) return undefined;
  const divisors = (yield* session.frameTotals(divisorIndex))[figure as FigureName];
  const sums = (yield* session.frameTotals(index))[figure as FigureName];
  const { sampleTypes } = session.profile;
  const isShare = sampleTypes[index].unit === sampleTypes[divisorIndex].unit;
  return {
    kind: "number",
    values: sums.map((sum, frame) => (divisors[frame] === 0 ? Number.NaN : sum / divisors[frame])),
    byMagnitude: true,
    unit: isShare ? "ratio" : sampleTypes[index].unit,
    displayUnit: "auto",
  };
}

/** The index of a sample type by its name, or by its number where no name is the same. */
function sampleTypeOf({ profile }: Session, encoded: string): number | undefined {
  const name = decoded(encoded);
  const named = profile.sampleTypes.findIndex(({ type }) => type === name);
  const index = named >= 0 ? named : /^\d+$/.test(name) ? Number(name) : -1;
  return profile.sampleTypes[index] === undefined ? undefined : index;
}

function decoded(encoded: string): string {
  try {
    return decodeURIComponent(encoded);
  } catch {
    return encoded;
  }
}
