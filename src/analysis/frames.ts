import { runSteps, type Steps } from "../base/steps";
import { NONE, type Profile } from "../model/profile";
import { baseName } from "../names/functionName";

/** Set in `FrameTable.entry` where a location does not have exactly one frame. */
export const SEVERAL_FRAMES = 0x80000000;

/**
 * The frames of a profile at the granularity of functions: what pprof calls nodes (`internal/graph/graph.go:
 * nodeInfo`). Functions of one name are one frame, whatever their file; functions without a name are told apart
 * by mapping file and start line; locations without a function by mapping file.
 *
 * A stack walks through `entry`, one look-up per location:
 *
 *     location  lines                entry
 *     0         main                 frame(main) << 1
 *     1         fma (inlined), work  SEVERAL_FRAMES | 0
 *     lists = [2, frame(work) << 1, frame(fma) << 1 | 1]      count, then outermost to innermost
 */
export interface FrameTable {
  readonly count: number;
  /** location → frame << 1, or SEVERAL_FRAMES | where its list begins in `lists`. */
  readonly entry: Uint32Array;
  /** Runs of a count and that many `frame << 1 | inlined`; a count of 0 where the location is hidden. */
  readonly lists: Uint32Array;
  /** The frame's name as pprof prints it. */
  printableName(frame: number): string;
  /** The name of its function; "" where it has none, or where functions are not told apart. */
  functionName(frame: number): string;
  /** `file` or `file:line`: where the function starts, or where the frame itself is; "" where unknown. */
  file(frame: number): string;
  /** What a focus expression must match to mean this frame: its function, file, or mapping. */
  filterText(frame: number): string;
}

/** Locations between two pauses: every one may bring a name that was never looked at. */
const LOCATIONS_PER_STEP = 1 << 13;

/** Makes the frames of a profile at once. */
export function functionFrames(profile: Profile): FrameTable {
  return runSteps(functionFramesInSteps(profile));
}

/** Makes the frames of a profile. */
export function* functionFramesInSteps(profile: Profile): Steps<FrameTable> {
  const { locations, lines, functions } = profile;
  const builder = new FrameBuilder(profile);
  const frameOfFunction = new Int32Array(functions.count).fill(NONE);
  const entry = new Uint32Array(locations.count);
  const lists: number[] = [];
  for (let location = 0; location < locations.count; location++) {
    if (location % LOCATIONS_PER_STEP === LOCATIONS_PER_STEP - 1) yield;
    const mapping = locations.mapping[location];
    const lineCount = locations.lineCount[location];
    const firstLine = locations.firstLine[location];
    if (lineCount === 0) {
      entry[location] = builder.frameWithoutFunction(mapping) << 1;
      continue;
    }
    if (lineCount > 1) {
      entry[location] = SEVERAL_FRAMES | lists.length;
      lists.push(lineCount);
    }
    for (let line = firstLine + lineCount - 1; line >= firstLine; line--) {
      const functionRow = lines.functionRow[line];
      let frame = frameOfFunction[functionRow];
      if (frame === NONE) {
        frame = builder.frameOfFunction(functionRow, mapping);
        // A nameless function's frame depends on the mapping as well.
        if (!profile.strings.isEmpty(functions.name[functionRow])) frameOfFunction[functionRow] = frame;
      }
      const inlined = line < firstLine + lineCount - 1 ? 1 : 0;
      if (lineCount > 1) lists.push((frame << 1) | inlined);
      else entry[location] = frame << 1;
    }
  }
  return builder.finish(entry, Uint32Array.from(lists));
}

class FrameBuilder {
  private readonly profile: Profile;
  /** Frames of functions with a name, by the name's identity. */
  private readonly named = new Map<number, number>();
  private readonly frames = new Map<string, number>();
  private readonly functionRow: number[] = [];
  private readonly mappingRow: number[] = [];

  constructor(profile: Profile) {
    this.profile = profile;
  }

  frameOfFunction(functionRow: number, mapping: number): number {
    const { strings, functions } = this.profile;
    const name = functions.name[functionRow];
    if (!strings.isEmpty(name)) return this.namedFrame(strings.identity(name), functionRow);
    const startLine = functions.startLine[functionRow];
    return this.frame(`f${startLine} ${this.mappingFileKey(mapping)}`, functionRow, mapping);
  }

  frameWithoutFunction(mapping: number): number {
    // The same identity as a nameless function that starts at line 0: pprof's too.
    return this.frame(`f0 ${this.mappingFileKey(mapping)}`, NONE, mapping);
  }

  private mappingFileKey(mapping: number): string {
    if (mapping === NONE) return "";
    return this.profile.strings.key(this.profile.mappings.filename[mapping]);
  }

  private namedFrame(name: number, functionRow: number): number {
    let frame = this.named.get(name);
    if (frame === undefined) {
      frame = this.add(functionRow, NONE);
      this.named.set(name, frame);
    }
    return frame;
  }

  private frame(key: string, functionRow: number, mapping: number): number {
    let frame = this.frames.get(key);
    if (frame === undefined) {
      frame = this.add(functionRow, mapping);
      this.frames.set(key, frame);
    }
    return frame;
  }

  private add(functionRow: number, mapping: number): number {
    this.functionRow.push(functionRow);
    this.mappingRow.push(mapping);
    return this.functionRow.length - 1;
  }

  finish(entry: Uint32Array, lists: Uint32Array): FrameTable {
    const functionRow = Int32Array.from(this.functionRow);
    const mappingRow = Int32Array.from(this.mappingRow);
    const { profile } = this;
    const { strings, functions, mappings } = profile;
    const functionName = (frame: number) =>
      functionRow[frame] === NONE ? "" : strings.text(functions.name[functionRow[frame]]);
    const mappingFile = (frame: number) =>
      mappingRow[frame] === NONE ? "" : strings.text(mappings.filename[mappingRow[frame]]);
    return {
      count: functionRow.length,
      entry,
      lists,
      functionName,
      printableName: frame => functionName(frame) || unnamed(mappingFile(frame)),
      file: frame => (functionRow[frame] === NONE ? "" : functionFile(profile, functionRow[frame])),
      filterText: frame => functionName(frame) || mappingFile(frame),
    };
  }
}

/** The name of a frame without a function (`internal/graph/graph.go: NameComponents`). */
function unnamed(mappingFile: string): string {
  return mappingFile === "" ? "<unknown>" : `[${baseName(mappingFile)}]`;
}

/** Where a function starts: `file` or `file:line`; "" where unknown. */
export function functionFile({ functions, strings }: Profile, functionRow: number): string {
  const file = strings.text(functions.filename[functionRow]);
  const startLine = functions.startLine[functionRow];
  return file !== "" && startLine > 0 ? `${file}:${startLine}` : file;
}
