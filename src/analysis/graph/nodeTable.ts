import type { ByteText } from "../../base/byteText";
import { cleanPath } from "../../base/goPaths";
import type { Steps } from "../../base/steps";
import { NONE, type Profile } from "../../model/profile";
import { SEVERAL_FRAMES } from "../frames";
import { infoKey, type NodeInfo } from "./nodeInfo";

/**
 * The possible nodes of a profile's graph, at whatever granularity the profile was aggregated to
 * (`internal/graph/graph.go: CreateNodes`). `entry` and `lists` are laid out as in `FrameTable`.
 */
export interface NodeTable {
  readonly infos: readonly NodeInfo[];
  readonly entry: Uint32Array;
  readonly lists: Uint32Array;
  /** node → 1 where it comes by inlining somewhere. */
  readonly isInlinedSomewhere: Uint8Array;
}

/** @param withObjectFiles whether functions of one name in several binaries, or with several starts, stay apart */
export function nodeTable(profile: Profile, withObjectFiles: boolean): Steps<NodeTable> {
  return new NodeTableBuilder(profile, withObjectFiles).build();
}

/** Locations between two pauses. */
const LOCATIONS_PER_STEP = 1 << 11;

class NodeTableBuilder {
  private readonly profile: Profile;
  private readonly withObjectFiles: boolean;
  private readonly infos: NodeInfo[] = [];
  private readonly rowOfKey = new Map<string, number>();
  /** function → its row where nothing but the function tells nodes apart, or NONE. */
  private readonly rowOfFunction: Int32Array;
  private readonly hasAddresses: boolean;
  /** string → its text as a clean path. */
  private readonly cleanFiles = new Map<number, ByteText>();

  constructor(profile: Profile, withObjectFiles: boolean) {
    this.profile = profile;
    this.withObjectFiles = withObjectFiles;
    this.rowOfFunction = new Int32Array(profile.functions.count).fill(NONE);
    this.hasAddresses = profile.locations.address.some(address => address !== 0n);
  }

  *build(): Steps<NodeTable> {
    const { locations } = this.profile;
    const entry = new Uint32Array(locations.count);
    const lists: number[] = [];
    const inlined: number[] = [];
    for (let location = 0; location < locations.count; location++) {
      if (location % LOCATIONS_PER_STEP === LOCATIONS_PER_STEP - 1) yield;
      const count = locations.lineCount[location];
      const first = locations.firstLine[location];
      if (count === 0) {
        entry[location] = this.row(this.infoWithoutLine(location)) << 1;
        continue;
      }
      if (count > 1) {
        entry[location] = SEVERAL_FRAMES | lists.length;
        lists.push(count);
      }
      for (let line = first + count - 1; line >= first; line--) {
        const row = this.rowOfLine(location, line);
        const isInlined = line < first + count - 1;
        if (isInlined) inlined.push(row);
        if (count > 1) lists.push((row << 1) | (isInlined ? 1 : 0));
        else entry[location] = row << 1;
      }
    }
    const isInlinedSomewhere = new Uint8Array(this.infos.length);
    for (const row of inlined) isInlinedSomewhere[row] = 1;
    return {
      infos: this.infos,
      entry,
      lists: Uint32Array.from(lists),
      isInlinedSomewhere,
    };
  }

  private rowOfLine(location: number, line: number): number {
    const { lineNumber, columnNumber, functionRow } = this.profile.lines;
    const isPlain = !this.hasAddresses && lineNumber[line] === 0 && columnNumber[line] === 0;
    const known = isPlain ? this.rowOfFunction[functionRow[line]] : NONE;
    if (known !== NONE) return known;
    const info = this.infoOfLine(location, line);
    const row = this.row(info);
    // Otherwise the location's mapping is part of it.
    if (isPlain && !this.withObjectFiles && info.name !== "") this.rowOfFunction[functionRow[line]] = row;
    return row;
  }

  private row(info: NodeInfo): number {
    const key = isName(info) ? info.name : infoKey(info);
    let row = this.rowOfKey.get(key);
    if (row === undefined) {
      row = this.infos.length;
      this.infos.push(info);
      this.rowOfKey.set(key, row);
    }
    return row;
  }

  private infoWithoutLine(location: number): NodeInfo {
    return {
      name: "",
      address: this.profile.locations.address[location],
      file: "",
      startLine: 0,
      lineNumber: 0,
      columnNumber: 0,
      objectFile: this.objectFile(location),
    };
  }

  private infoOfLine(location: number, line: number): NodeInfo {
    const { locations, lines, functions, strings } = this.profile;
    const functionRow = lines.functionRow[line];
    const name = strings.byteText(functions.name[functionRow]);
    const hasObject = this.withObjectFiles || name === "";
    return {
      name,
      address: this.hasAddresses ? locations.address[location] : 0n,
      file: this.cleanFile(functions.filename[functionRow]),
      startLine: hasObject ? functions.startLine[functionRow] : 0,
      lineNumber: lines.lineNumber[line],
      columnNumber: lines.columnNumber[line],
      objectFile: hasObject ? this.objectFile(location) : "",
    };
  }

  private objectFile(location: number): ByteText {
    const { locations, mappings, strings } = this.profile;
    const mapping = locations.mapping[location];
    return mapping === NONE ? "" : strings.byteText(mappings.filename[mapping]);
  }

  private cleanFile(stringIndex: number): ByteText {
    let clean = this.cleanFiles.get(stringIndex);
    if (clean === undefined) {
      const file = this.profile.strings.byteText(stringIndex);
      clean = file === "" ? "" : cleanPath(file);
      this.cleanFiles.set(stringIndex, clean);
    }
    return clean;
  }
}

/** Whether the name says it all: such a name is a key that is there already, and no other key is like it. */
function isName(info: NodeInfo): boolean {
  const { name, address, file, startLine, lineNumber, columnNumber, objectFile } = info;
  const isAlone =
    file === "" && objectFile === "" && startLine === 0 && lineNumber === 0 && columnNumber === 0;
  return name !== "" && isAlone && address === 0n;
}
