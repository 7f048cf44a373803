import { type FrameTable, functionFile, SEVERAL_FRAMES } from "../../analysis/frames";
import { NONE, type Profile } from "../../model/profile";

/** How many addresses are listed. */
const MOST_ADDRESSES = 20;

/** Where the code of some frames lies. */
export interface FrameCode {
  readonly systemName: string;
  readonly files: readonly string[];
  readonly mappings: readonly string[];
  readonly addresses: readonly string[];
  readonly addressCount: number;
}

/**
 * Gathers the files, mappings and (for frames without a function) addresses of a set of frames.
 * @param isTarget frame → 1 where it belongs to the set
 */
export function codeOfFrames(profile: Profile, frames: FrameTable, isTarget: Uint8Array): FrameCode {
  const { locations, lines, mappings, strings } = profile;
  const files = new Set<string>();
  const systemNames = new Set<string>();
  const mappingFiles = new Set<string>();
  const addresses: string[] = [];
  let addressCount = 0;
  for (let location = 0; location < locations.count; location++) {
    if (!holdsTarget(frames, location, isTarget)) continue;
    const mapping = locations.mapping[location];
    if (mapping !== NONE) mappingFiles.add(strings.text(mappings.filename[mapping]));
    const first = locations.firstLine[location];
    const count = locations.lineCount[location];
    if (count === 0) {
      addressCount++;
      if (addresses.length < MOST_ADDRESSES) addresses.push(locations.address[location].toString(16));
    }
    for (let line = first; line < first + count; line++) {
      // The frame of line k, innermost first, is the k-th last of the location's list.
      const frame = frameOfLine(frames, location, count, line - first);
      if (isTarget[frame] === 0) continue;
      const functionRow = lines.functionRow[line];
      files.add(functionFile(profile, functionRow));
      systemNames.add(strings.text(profile.functions.systemName[functionRow]));
    }
  }
  files.delete("");
  mappingFiles.delete("");
  systemNames.delete("");
  return {
    systemName: [...systemNames].join(", "),
    files: [...files].toSorted(),
    mappings: [...mappingFiles].toSorted(),
    addresses,
    addressCount,
  };
}

function holdsTarget(frames: FrameTable, location: number, isTarget: Uint8Array): boolean {
  const code = frames.entry[location];
  if (code < SEVERAL_FRAMES) return isTarget[code >>> 1] === 1;
  const list = code - SEVERAL_FRAMES;
  for (let index = list + 1; index <= list + frames.lists[list]; index++) {
    if (isTarget[frames.lists[index] >>> 1] === 1) return true;
  }
  return false;
}

function frameOfLine(frames: FrameTable, location: number, lineCount: number, lineIndex: number): number {
  const code = frames.entry[location];
  if (code < SEVERAL_FRAMES) return code >>> 1;
  return frames.lists[code - SEVERAL_FRAMES + lineCount - lineIndex] >>> 1;
}
