import type { Steps } from "../base/steps";
import { NONE, type Profile } from "../model/profile";
import { type FrameTable, functionFile, SEVERAL_FRAMES } from "./frames";

/** Where the code of each frame comes from. */
export interface FrameOrigins {
  /** The frame's files, each with the line where the function starts; "" where unknown. */
  files(frame: number): string;
  /** What its mappings are loaded from. */
  mappings(frame: number): string;
  /** The linker's names of its functions; "" where frames are no functions. */
  systemNames(frame: number): string;
}

/** Locations between two pauses. */
const LOCATIONS_PER_STEP = 1 << 14;

/** Finds the functions and mappings of all frames in one pass over the locations. */
export function* frameOrigins(profile: Profile, frames: FrameTable): Steps<FrameOrigins> {
  const { locations, lines } = profile;
  const functions = new RowSets(frames.count);
  const mappings = new RowSets(frames.count);
  for (let location = 0; location < locations.count; location++) {
    if (location % LOCATIONS_PER_STEP === LOCATIONS_PER_STEP - 1) yield;
    const mapping = locations.mapping[location];
    const lineCount = locations.lineCount[location];
    const first = locations.firstLine[location];
    const code = frames.entry[location];
    const list = code - SEVERAL_FRAMES;
    if (list < 0) {
      mappings.add(code >>> 1, mapping);
      if (lineCount === 1) functions.add(code >>> 1, lines.functionRow[first]);
      continue;
    }
    const frameCount = frames.lists[list];
    for (let index = 1; index <= frameCount; index++) {
      const frame = frames.lists[list + index] >>> 1;
      mappings.add(frame, mapping);
      // Lines are listed innermost first, frames outermost first.
      if (frameCount === lineCount) functions.add(frame, lines.functionRow[first + lineCount - index]);
    }
  }
  return {
    files: frame => joined(functions.of(frame), row => functionFile(profile, row)),
    mappings: frame =>
      joined(mappings.of(frame), row => profile.strings.text(profile.mappings.filename[row])),
    systemNames: frame =>
      frames.functionName(frame) === ""
        ? ""
        : joined(functions.of(frame), row => profile.strings.text(profile.functions.systemName[row])),
  };
}

/** The distinct texts of some rows, in the order of the rows. */
function joined(rows: readonly number[], textOf: (row: number) => string): string {
  const [first] = rows;
  if (first === undefined) return "";
  if (rows.length === 1) return textOf(first);
  return [...new Set(rows.map(textOf))].filter(text => text !== "").join(", ");
}

/** A small set of rows for every frame, nearly always of one row. */
class RowSets {
  private readonly first: Int32Array;
  private readonly others = new Map<number, number[]>();

  constructor(frameCount: number) {
    this.first = new Int32Array(frameCount).fill(NONE);
  }

  add(frame: number, row: number): void {
    const first = this.first[frame];
    if (row === NONE || first === row) return;
    if (first === NONE) {
      this.first[frame] = row;
      return;
    }
    const others = this.others.get(frame);
    if (others === undefined) this.others.set(frame, [row]);
    else if (!others.includes(row)) others.push(row);
  }

  of(frame: number): readonly number[] {
    const first = this.first[frame];
    return first === NONE ? [] : [first, ...(this.others.get(frame) ?? [])];
  }
}
