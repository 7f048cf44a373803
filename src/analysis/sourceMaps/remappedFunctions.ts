import { type FunctionTable, NONE, type Profile } from "../../model/profile";
import type { StringTable } from "../../model/strings";
import { countedIds, countedOrder } from "../merge/counted";

/** What a function became. */
interface MappedFunction {
  readonly name: string;
  readonly file: string;
  /** 0 where it is not known. */
  readonly startLine: number;
}

const utf8 = new TextEncoder();

/** The functions of a profile read through source maps, in the order in which they are asked for; equal ones are one. */
export class RemappedFunctions {
  private readonly source: FunctionTable;
  private readonly strings: StringTable;
  private readonly originals: ReadonlySet<string>;
  /** text → string, of those that were added. */
  private readonly added = new Map<string, number>();
  /** function of the profile → the row it is kept in, or NONE. */
  private readonly keptRows: Int32Array;
  /** Name, system name, file and start line → row, of functions in original files. */
  private readonly rows = new Map<string, number>();
  private readonly name: number[] = [];
  private readonly systemName: number[] = [];
  private readonly filename: number[] = [];
  private readonly startLine: number[] = [];

  /** @param originals files that mapped functions may be in: a function that is kept may be equal to one of these */
  constructor({ functions, strings }: Profile, originals: ReadonlySet<string>) {
    this.source = functions;
    this.strings = strings.fork();
    this.originals = originals;
    this.keptRows = new Int32Array(functions.count).fill(NONE);
  }

  /** The row of a function that stays as it is. */
  kept(row: number): number {
    if (this.keptRows[row] === NONE) {
      const { name, systemName, filename, startLine } = this.source;
      const file = this.strings.text(filename[row]);
      this.keptRows[row] = this.originals.has(file)
        ? this.mapped(row, { name: this.strings.text(name[row]), file, startLine: startLine[row] })
        : this.push(name[row], systemName[row], filename[row], startLine[row]);
    }
    return this.keptRows[row];
  }

  /** The row of what a function became. A system name that is the function's own name goes with it. */
  mapped(row: number, { name, file, startLine }: MappedFunction): number {
    const { strings, source } = this;
    const ownName = strings.text(source.name[row]);
    const ownSystemName = strings.text(source.systemName[row]);
    const systemName = ownSystemName === ownName ? name : ownSystemName;
    const key = JSON.stringify([name, systemName, file, startLine]);
    let mapped = this.rows.get(key);
    if (mapped === undefined) {
      mapped = this.push(this.string(name), this.string(systemName), this.string(file), startLine);
      this.rows.set(key, mapped);
    }
    return mapped;
  }

  finish(): Pick<Profile, "functions" | "strings"> {
    const count = this.name.length;
    return {
      strings: this.strings,
      functions: {
        count,
        ids: countedIds(count),
        order: countedOrder(count),
        name: Uint32Array.from(this.name),
        systemName: Uint32Array.from(this.systemName),
        filename: Uint32Array.from(this.filename),
        startLine: Float64Array.from(this.startLine),
      },
    };
  }

  private push(name: number, systemName: number, filename: number, startLine: number): number {
    this.name.push(name);
    this.systemName.push(systemName);
    this.filename.push(filename);
    this.startLine.push(startLine);
    return this.name.length - 1;
  }

  private string(text: string): number {
    if (text === "") return 0;
    let index = this.added.get(text);
    if (index === undefined) {
      const bytes = utf8.encode(text);
      index = this.strings.count;
      this.strings.add(bytes, 0, bytes.length);
      this.added.set(text, index);
    }
    return index;
  }
}
