import { foldedDouble, HASH_START, HashedRows, hashWith } from "../../base/hashedRows";
import { type FunctionTable, NONE } from "../../model/profile";
import { countedIds, countedOrder } from "./counted";
import type { StringMerger } from "./strings";

/** Carries functions over; equal ones become one (`profile/merge.go: mapFunction`). */
export class FunctionMerger {
  private readonly strings: StringMerger;
  private readonly rows: HashedRows;
  private readonly name: Uint32Array<ArrayBuffer>;
  private readonly systemName: Uint32Array<ArrayBuffer>;
  private readonly filename: Uint32Array<ArrayBuffer>;
  private readonly startLine: Float64Array<ArrayBuffer>;
  private source: FunctionTable | undefined;
  /** function of the source → merged function, or NONE until it was asked for. */
  private known = new Int32Array(0);

  /** @param most functions of all sources */
  constructor(strings: StringMerger, most: number) {
    this.strings = strings;
    this.rows = new HashedRows(most);
    this.name = new Uint32Array(most);
    this.systemName = new Uint32Array(most);
    this.filename = new Uint32Array(most);
    this.startLine = new Float64Array(most);
  }

  /** Goes on to the next source, whose strings are the current ones. */
  startSource(functions: FunctionTable): void {
    this.source = functions;
    this.known = new Int32Array(functions.count).fill(NONE);
  }

  /** The merged row of a function of the source. */
  functionRow(row: number): number {
    let merged = this.known[row];
    if (merged === NONE) {
      merged = this.merge(this.source as FunctionTable, row);
      this.known[row] = merged;
    }
    return merged;
  }

  finish(): FunctionTable {
    const { count } = this.rows;
    return {
      count,
      ids: countedIds(count),
      order: countedOrder(count),
      name: this.name.subarray(0, count),
      systemName: this.systemName.subarray(0, count),
      filename: this.filename.subarray(0, count),
      startLine: this.startLine.subarray(0, count),
    };
  }

  private merge(functions: FunctionTable, row: number): number {
    const { strings } = this;
    const name = strings.string(functions.name[row]);
    const systemName = strings.string(functions.systemName[row]);
    const filename = strings.string(functions.filename[row]);
    const startLine = functions.startLine[row];
    let hash = hashWith(hashWith(hashWith(HASH_START, name), systemName), filename);
    hash = hashWith(hash, foldedDouble(startLine));
    let known = this.rows.first(hash);
    for (; known >= 0; known = this.rows.next()) {
      const isEqual =
        this.name[known] === name &&
        this.systemName[known] === systemName &&
        this.filename[known] === filename &&
        this.startLine[known] === startLine;
      if (isEqual) return known;
    }
    const merged = this.rows.add();
    this.name[merged] = name;
    this.systemName[merged] = systemName;
    this.filename[merged] = filename;
    this.startLine[merged] = startLine;
    return merged;
  }
}
