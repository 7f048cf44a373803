import type { Costs, SourceCode } from "../../../analysis/lines";
import { cleanPath } from "../../../base/goPaths";
import type { Steps } from "../../../base/steps";
import { NONE } from "../../../model/profile";
import { placeInFile } from "../../../names/shape/packedLine";
import type { SourceLinesQuestion } from "../../protocol";
import type { Session } from "../../session";

/** Frames whose names are compared between two pauses. */
const FRAMES_PER_STEP = 1 << 12;

/** What a question is about. */
interface MeantSource {
  /** Among the code's files, or NONE where there is none. */
  readonly file: number;
  /** Place among the code's functions; undefined where all of the file is meant, or nothing was found. */
  readonly ownFunction?: number;
  /** Where a line is selected: which. */
  readonly selectedLine?: number;
}

/** Finds the file, and the function, that a question means. @param costs of the functions */
export function* meantSource(
  session: Session,
  code: SourceCode,
  costs: Costs,
  { selection, file: path }: SourceLinesQuestion,
): Steps<MeantSource> {
  const file = path === undefined ? NONE : findFile(code, path);
  if (selection === undefined) {
    return file === NONE && path === undefined ? inFunction(code, costliest(code, costs)) : { file };
  }
  const ofName = functionsOf(code, selection);
  if (ofName.length > 0) return inFunction(code, choose(code, costs, ofName, file));
  // At other granularities a name says a place as well, or nothing else.
  const frame = yield* findFrame(session, selection);
  if (frame === NONE) return { file };
  const { place, line } = placeOf(session.frames.file(frame));
  const frameFile = place === "" ? NONE : findFile(code, place);
  const ofFrame = functionsOf(code, session.frames.functionName(frame));
  const selectedLine = line > 0 ? { selectedLine: placeInFile(line).line } : {};
  return ofFrame.length === 0
    ? { file: frameFile, ...selectedLine }
    : { ...inFunction(code, choose(code, costs, ofFrame, frameFile)), ...selectedLine };
}

function inFunction({ functions }: SourceCode, place: number): MeantSource {
  return place === NONE ? { file: NONE } : { file: functions[place].file, ownFunction: place };
}

function findFile({ files }: SourceCode, path: string): number {
  const exact = files.indexOf(path);
  return exact >= 0 ? exact : files.findIndex(file => cleanPath(file) === cleanPath(path));
}

function functionsOf({ functions }: SourceCode, name: string): readonly number[] {
  const places: number[] = [];
  for (const [place, { name: known }] of functions.entries()) if (known === name) places.push(place);
  return places;
}

/** The one in that file, or else the one that costs most. */
function choose({ functions }: SourceCode, costs: Costs, places: readonly number[], file: number): number {
  const inFile = file === NONE ? undefined : places.find(place => functions[place].file === file);
  if (inFile !== undefined) return inFile;
  const known = places.filter(place => functions[place].file !== NONE);
  const cum = (place: number) => Math.abs(costs.cum[place]);
  const [first = NONE, ...others] = known.length > 0 ? known : places;
  return others.reduce((best, place) => (cum(place) > cum(best) ? place : best), first);
}

/** The function with a file that costs most by itself; NONE where none does. */
function costliest({ functions }: SourceCode, { flat, cum }: Costs): number {
  let best = NONE;
  const isMore = (place: number, than: number) => {
    const [one, other] = [Math.abs(flat[place]), Math.abs(flat[than])];
    return one > other || (one === other && Math.abs(cum[place]) > Math.abs(cum[than]));
  };
  for (const [place, { file }] of functions.entries()) {
    if (file === NONE || (flat[place] === 0 && cum[place] === 0)) continue;
    if (best === NONE || isMore(place, best)) best = place;
  }
  return best;
}

function* findFrame({ frames, looks }: Session, name: string): Steps<number> {
  for (let frame = 0; frame < frames.count; frame++) {
    if (frame % FRAMES_PER_STEP === FRAMES_PER_STEP - 1) yield;
    if (looks.name(frame) === name) return frame;
  }
  return NONE;
}

function placeOf(text: string): { readonly place: string; readonly line: number } {
  const { place = text, line = "0" } = /^(?<place>.+):(?<line>\d+)$/s.exec(text)?.groups ?? {};
  return { place, line: Number(line) };
}
