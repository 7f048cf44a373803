import { remembered } from "../../base/remembered";
import type { Steps } from "../../base/steps";
import { NONE } from "../../model/profile";
import { GroupTable } from "./costs";
import type { SourceCode } from "./sourceCode";

/** Locations between two pauses. */
const LOCATIONS_PER_STEP = 1 << 13;

/** A call that was inlined: into a line of the file, or into another such call. */
export interface InlinedCall {
  /** What it was inlined into, in turn: a place among the calls, or NONE for the line itself. */
  readonly parent: number;
  /** The line of the file: a place among the rows. */
  readonly row: number;
  readonly functionRow: number;
  readonly lineNumber: number;
  readonly group: number;
}

/** An address whose code is of a line. */
export interface LineAddress {
  readonly row: number;
  readonly address: bigint;
  /** NONE where it is of none. */
  readonly mapping: number;
  readonly group: number;
}

/** Where in the file a function is. */
export interface FunctionRange {
  /** Place in `SourceCode.functions`. */
  readonly place: number;
  /** 0 where the profile does not say. */
  startLine: number;
  /** The first and the last of its lines that are in stacks; 0 is an unknown line. */
  firstLine: number;
  lastLine: number;
}

/** The lines of a file that are in stacks, what was inlined into them, and the groups that say what all that costs. */
export interface FileLines {
  /** row → line number, ascending; 0 is an unknown line. */
  readonly lines: readonly number[];
  readonly groups: GroupTable;
  /** row → its group. */
  readonly rowGroups: readonly number[];
  /**
   * The nodes that `list` adds up for the lines of the function that was asked for: places of one name, file, start,
   * mapping and line.
   */
  readonly own: readonly { readonly row: number; readonly group: number }[];
  /** Parents come before what is inlined into them. */
  readonly calls: readonly InlinedCall[];
  readonly addresses: readonly LineAddress[];
  readonly functions: readonly FunctionRange[];
}

export interface FileLinesRequest {
  /** Among the code's files. */
  readonly file: number;
  /** Place in `SourceCode.functions`; undefined: all of the file alike. */
  readonly ownFunction: number | undefined;
  /** Columns tell nodes apart, as with pprof's `showcolumns`. */
  readonly hasColumns: boolean;
  readonly hasAddresses: boolean;
}

/**
 * Finds the lines of one file. On lines that the function asked for is on, calls and addresses are only those of it:
 * of a template, or a function with several bodies, another may be on the same lines.
 */
export function* fileLines(code: SourceCode, request: FileLinesRequest): Steps<FileLines> {
  const { locations } = code.profile;
  const builder = new FileLinesBuilder(code, request);
  for (let location = 0; location < locations.count; location++) {
    if (location % LOCATIONS_PER_STEP === LOCATIONS_PER_STEP - 1) yield;
    builder.add(location);
  }
  return builder.finish();
}

/** Something of a line, and whether the function asked for is what is on it there. */
type Marked<Part> = Part & { readonly isOwn: boolean };

class FileLinesBuilder {
  private readonly code: SourceCode;
  private readonly request: FileLinesRequest;
  private readonly groups: GroupTable;
  private readonly lines: number[] = [];
  private readonly rowGroups: number[] = [];
  private readonly rowOfLine = new Map<number, number>();
  private readonly own: { row: number; group: number }[] = [];
  private readonly ownGroups = new Map<string, number>();
  private readonly calls: Marked<InlinedCall>[] = [];
  private readonly callOfKey = new Map<string, number>();
  private readonly addresses: Marked<LineAddress>[] = [];
  private readonly addressGroups = new Map<string, number>();
  private readonly functions = new Map<number, FunctionRange>();
  /** Groups of the location at hand. */
  private through: number[] = [];
  private ending: number[] = [];

  constructor(code: SourceCode, request: FileLinesRequest) {
    this.code = code;
    this.request = request;
    this.groups = new GroupTable(code.profile.locations.count);
  }

  add(location: number): void {
    const { fileOfRow, functionOfRow, profile } = this.code;
    const { lines, locations } = profile;
    const { file, ownFunction, hasAddresses } = this.request;
    const innermost = locations.firstLine[location];
    const end = innermost + locations.lineCount[location];
    for (let line = innermost; line < end; line++) {
      const functionRow = lines.functionRow[line];
      if (fileOfRow[functionRow] !== file) continue;
      const into = line === innermost ? this.ending : this.through;
      const row = this.row(lines.lineNumber[line]);
      into.push(this.rowGroups[row]);
      this.widen(functionRow, lines.lineNumber[line]);
      const isOwn = ownFunction !== undefined && functionOfRow[functionRow] === ownFunction;
      if (isOwn) into.push(this.ownGroup(location, line, row));
      if (hasAddresses && locations.address[location] !== 0n)
        into.push(this.addressGroup(location, row, isOwn));
      if (line > innermost) this.addCalls(row, isOwn, line - 1, innermost);
    }
    this.groups.put(location, this.through, this.ending);
    if (this.through.length > 0) this.through = [];
    if (this.ending.length > 0) this.ending = [];
  }

  /** Follows what was inlined, from the outermost line to the innermost. */
  private addCalls(row: number, isOwn: boolean, outermost: number, innermost: number): void {
    const { functionRow, lineNumber } = this.code.profile.lines;
    const { functionOfRow, fileOfRow } = this.code;
    let parent = NONE;
    for (let line = outermost; line >= innermost; line--) {
      const called = functionRow[line];
      const who = functionOfRow[called] === NONE ? `f${fileOfRow[called]}` : functionOfRow[called];
      const into = parent === NONE ? `${row}${isOwn ? "own" : "row"}` : parent;
      const key = `${into} ${who} ${lineNumber[line]}`;
      let call = this.callOfKey.get(key);
      if (call === undefined) {
        call = this.calls.length;
        const group = this.groups.newGroup();
        this.calls.push({ parent, row, functionRow: called, lineNumber: lineNumber[line], group, isOwn });
        this.callOfKey.set(key, call);
      }
      (line === innermost ? this.ending : this.through).push(this.calls[call].group);
      parent = call;
    }
  }

  private row(line: number): number {
    let row = this.rowOfLine.get(line);
    if (row === undefined) {
      row = this.lines.length;
      this.lines.push(line);
      this.rowGroups.push(this.groups.newGroup());
      this.rowOfLine.set(line, row);
    }
    return row;
  }

  private ownGroup(location: number, line: number, row: number): number {
    const { lines, functions, locations, mappings, strings } = this.code.profile;
    const mapping = locations.mapping[location];
    const column = this.request.hasColumns ? lines.columnNumber[line] : 0;
    const startLine = functions.startLine[lines.functionRow[line]];
    const object = mapping === NONE ? "" : strings.key(mappings.filename[mapping]);
    const key = `${row} ${column} ${startLine} ${object}`;
    return remembered(this.ownGroups, key, () => {
      const group = this.groups.newGroup();
      this.own.push({ row, group });
      return group;
    });
  }

  private addressGroup(location: number, row: number, isOwn: boolean): number {
    const { locations } = this.code.profile;
    const mapping = locations.mapping[location];
    const address = locations.address[location];
    return remembered(this.addressGroups, `${row} ${mapping} ${address} ${isOwn}`, () => {
      const group = this.groups.newGroup();
      this.addresses.push({ row, address, mapping, group, isOwn });
      return group;
    });
  }

  private widen(functionRow: number, line: number): void {
    const place = this.code.functionOfRow[functionRow];
    if (place === NONE) return;
    const startLine = this.code.profile.functions.startLine[functionRow];
    const range = this.functions.get(place);
    if (range === undefined) {
      this.functions.set(place, { place, startLine, firstLine: line, lastLine: line });
      return;
    }
    if (startLine > 0 && (range.startLine === 0 || startLine < range.startLine)) range.startLine = startLine;
    if (line > 0 && (range.firstLine === 0 || line < range.firstLine)) range.firstLine = line;
    range.lastLine = Math.max(range.lastLine, line);
  }

  finish(): FileLines {
    const order = [...this.lines.keys()].sort((a, b) => this.lines[a] - this.lines[b]);
    const placeOfRow = new Int32Array(order.length);
    for (const [place, row] of order.entries()) placeOfRow[row] = place;
    const isOwnRow = new Uint8Array(order.length);
    for (const { row } of this.own) isOwnRow[row] = 1;
    const isMeant = ({ row, isOwn }: { row: number; isOwn: boolean }) => isOwn || isOwnRow[row] === 0;
    const placeOfCall = new Int32Array(this.calls.length).fill(NONE);
    const calls: InlinedCall[] = [];
    for (const [index, { isOwn, ...call }] of this.calls.entries()) {
      if (!isMeant({ row: call.row, isOwn })) continue;
      placeOfCall[index] = calls.length;
      const parent = call.parent === NONE ? NONE : placeOfCall[call.parent];
      calls.push({ ...call, row: placeOfRow[call.row], parent });
    }
    return {
      lines: order.map(row => this.lines[row]),
      groups: this.groups,
      rowGroups: order.map(row => this.rowGroups[row]),
      own: this.own.map(({ row, group }) => ({ row: placeOfRow[row], group })),
      calls,
      addresses: this.addresses
        .filter(isMeant)
        .map(({ address, mapping, group, row }) => ({ address, mapping, group, row: placeOfRow[row] })),
      functions: [...this.functions.values()].toSorted(
        (a, b) => (a.startLine || a.firstLine) - (b.startLine || b.firstLine),
      ),
    };
  }
}
