import { Column, WideningColumn } from "../base/columns";
import { IdRows } from "../base/idRows";
import type { Warning } from "../base/problem";
import {
  type LabelTable,
  type LocationTable,
  type MappingTable,
  NONE,
  type Profile,
  type ProfileHeader,
  type ValueColumn,
  type ValueType,
} from "./profile";
import { StackPages } from "./stackPages";
import { StringTable } from "./strings";
import { valueColumn } from "./valueColumn";

const uint32 = () => new Column<Uint32Array>(Uint32Array);
/** Indices of strings: most tables have fewer than 65,536. */
const stringIndices = () => new WideningColumn<Uint16Array, Uint32Array>(Uint16Array, Uint32Array, 0, 0xffff);
const float64 = () => new Column<Float64Array>(Float64Array);

/** A 64-bit column as two halves while it grows. */
class Column64 {
  readonly low = uint32();
  readonly high = uint32();

  padTo(length: number): void {
    this.low.padTo(length, 0);
    this.high.padTo(length, 0);
  }

  set(row: number, low: number, high: number): void {
    this.low.set(row, low);
    this.high.set(row, high);
  }

  finish(): BigUint64Array {
    const low = this.low.finish();
    const high = this.high.finish();
    const both = new Uint32Array(2 * low.length);
    for (let row = 0; row < low.length; row++) {
      both[2 * row] = low[row];
      both[2 * row + 1] = high[row];
    }
    // Typed arrays are little-endian on every platform that runs browsers or Node.
    return new BigUint64Array(both.buffer);
  }
}

/** The values of one sample type while they grow. */
class GrowingValues {
  private readonly values = float64();
  /** Values beyond ±2^53, by sample. */
  private readonly big = new Map<number, bigint>();

  get length(): number {
    return this.values.length;
  }

  /** How many values are beyond ±2^53. */
  get exactCount(): number {
    return this.big.size;
  }

  push(value: number): void {
    this.values.push(value);
  }

  /** Appends values that are all within ±2^53. */
  append(values: Float64Array): void {
    this.values.append(values);
  }

  pushBig(value: bigint): void {
    this.big.set(this.values.length, value);
    this.push(Number(value));
  }

  /** Makes it this long: leaves values out, or appends zeros. */
  fitTo(length: number): void {
    this.values.cutTo(length);
    this.values.padTo(length, 0);
    for (const sample of this.big.keys()) if (sample >= length) this.big.delete(sample);
  }

  finish(): ValueColumn {
    return valueColumn(this.values.finish(), this.big);
  }
}

/**
 * Collects a profile's columns while a reader goes through its input. Rows may be mentioned before they are
 * described (samples come before locations in a file), in any order; `finish` lays everything end to end.
 * It does not judge: see `validate.ts`.
 */
export class ProfileBuilder {
  readonly strings = new StringTable();
  readonly sampleTypes: { type: number; unit: number }[] = [];
  readonly stacks = new StackPages();
  readonly stackStart = uint32();
  readonly stackLength = uint32();
  readonly values: GrowingValues[] = [];
  readonly labelStart = uint32();
  readonly labelKey = stringIndices();
  readonly labelText = stringIndices();
  readonly labelNumber = new WideningColumn<Int32Array, Float64Array>(
    Int32Array,
    Float64Array,
    -(2 ** 31),
    2 ** 31 - 1,
  );
  readonly labelUnit = stringIndices();
  readonly exactNumbers = new Map<number, bigint>();

  readonly locationIds = new IdRows();
  /** Rows in the order in which they are described. */
  readonly locationOrder = uint32();
  readonly locationMapping = new Column<Int32Array>(Int32Array);
  readonly locationAddress = new Column64();
  readonly locationFirstLine = uint32();
  readonly locationLineCount = uint32();
  readonly locationIsFolded = new Column<Uint8Array>(Uint8Array);
  /** location → 1 once described. */
  readonly locationSeen = new Column<Uint8Array>(Uint8Array);

  readonly lineFunction = uint32();
  readonly lineNumber = float64();
  readonly lineColumn = float64();

  readonly functionIds = new IdRows();
  /** Rows in the order in which they are described. */
  readonly functionOrder = uint32();
  readonly functionName = uint32();
  readonly functionSystemName = uint32();
  readonly functionFilename = uint32();
  readonly functionStartLine = float64();
  readonly functionSeen = new Column<Uint8Array>(Uint8Array);

  readonly mappingIds = new IdRows();
  /** Rows in the order in which they are described. */
  readonly mappingOrder = uint32();
  readonly mappingStart = new Column64();
  readonly mappingLimit = new Column64();
  readonly mappingOffset = new Column64();
  readonly mappingFilename = uint32();
  readonly mappingBuildId = uint32();
  readonly mappingFlags = new Column<Uint8Array>(Uint8Array);
  readonly mappingSeen = new Column<Uint8Array>(Uint8Array);
  /** The first mapping described: not always row 0, since locations may have mentioned another before. */
  mainMapping = NONE;

  readonly warnings: Warning[] = [];

  get sampleCount(): number {
    return this.stackStart.length;
  }

  /** Ends the sample whose stack, values and labels were just written. */
  endSample(): void {
    this.stackStart.push(this.stacks.start);
    this.stackLength.push(this.stacks.length);
  }

  /** Leaves out a sample that was begun and never ended; every sample has a value of every type afterwards. */
  dropBegunSample(): void {
    const count = this.sampleCount;
    if (this.labelStart.length > count) {
      const labels = this.labelStart.get(count);
      this.labelStart.cutTo(count);
      for (const column of [this.labelKey, this.labelText, this.labelNumber, this.labelUnit])
        column.cutTo(labels);
    }
    for (const index of this.sampleTypes.keys()) this.valueColumn(index).fitTo(count);
  }

  valueColumn(typeIndex: number): GrowingValues {
    let column = this.values[typeIndex];
    if (column === undefined) {
      column = new GrowingValues();
      this.values[typeIndex] = column;
    }
    return column;
  }

  /** Makes room for the row's description. */
  describeLocation(row: number): void {
    if (row < this.locationSeen.length) return;
    // Rows come in any order: those that were mentioned will be described, too.
    const length = this.locationIds.count;
    this.locationMapping.padTo(length, -1);
    this.locationAddress.padTo(length);
    this.locationFirstLine.padTo(length, 0);
    this.locationLineCount.padTo(length, 0);
    this.locationIsFolded.padTo(length, 0);
    this.locationSeen.padTo(length, 0);
  }

  describeFunction(row: number): void {
    if (row < this.functionSeen.length) return;
    const length = this.functionIds.count;
    this.functionName.padTo(length, 0);
    this.functionSystemName.padTo(length, 0);
    this.functionFilename.padTo(length, 0);
    this.functionStartLine.padTo(length, 0);
    this.functionSeen.padTo(length, 0);
  }

  describeMapping(row: number): void {
    if (row < this.mappingSeen.length) return;
    const length = this.mappingIds.count;
    this.mappingStart.padTo(length);
    this.mappingLimit.padTo(length);
    this.mappingOffset.padTo(length);
    this.mappingFilename.padTo(length, 0);
    this.mappingBuildId.padTo(length, 0);
    this.mappingFlags.padTo(length, 0);
    this.mappingSeen.padTo(length, 0);
  }

  /** Lays all columns end to end. The builder is spent afterwards. */
  finish(header: ProfileHeader): Profile {
    if (this.locationIds.count > 0) this.describeLocation(this.locationIds.count - 1);
    if (this.functionIds.count > 0) this.describeFunction(this.functionIds.count - 1);
    if (this.mappingIds.count > 0) this.describeMapping(this.mappingIds.count - 1);
    const count = this.sampleCount;
    this.labelStart.push(this.labelKey.length);
    return {
      strings: this.strings,
      sampleTypes: this.sampleTypes.map(
        ({ type, unit }): ValueType => ({
          type: this.strings.text(type),
          unit: this.strings.text(unit),
        }),
      ),
      samples: {
        count,
        stackStart: this.stackStart.finish(),
        stackLength: this.stackLength.finish(),
        stacks: this.stacks.finish(),
        values: this.sampleTypes.map((_, index) => this.valueColumn(index).finish()),
        labelStart: this.labelStart.finish(),
      },
      labels: this.finishLabels(),
      locations: this.finishLocations(),
      lines: {
        count: this.lineFunction.length,
        functionRow: this.lineFunction.finish(),
        lineNumber: this.lineNumber.finish(),
        columnNumber: this.lineColumn.finish(),
      },
      functions: {
        count: this.functionIds.count,
        ids: this.functionIds.ids(),
        order: this.functionOrder.finish(),
        name: this.functionName.finish(),
        systemName: this.functionSystemName.finish(),
        filename: this.functionFilename.finish(),
        startLine: this.functionStartLine.finish(),
      },
      mappings: this.finishMappings(),
      header,
      warnings: this.warnings,
    };
  }

  private finishLabels(): LabelTable {
    return {
      count: this.labelKey.length,
      key: this.labelKey.finish(),
      text: this.labelText.finish(),
      number: this.labelNumber.finish(),
      unit: this.labelUnit.finish(),
      exactNumbers: this.exactNumbers,
    };
  }

  private finishLocations(): LocationTable {
    return {
      count: this.locationIds.count,
      ids: this.locationIds.ids(),
      order: this.locationOrder.finish(),
      mapping: this.locationMapping.finish(),
      address: this.locationAddress.finish(),
      firstLine: this.locationFirstLine.finish(),
      lineCount: this.locationLineCount.finish(),
      isFolded: this.locationIsFolded.finish(),
    };
  }

  private finishMappings(): MappingTable {
    return {
      count: this.mappingIds.count,
      ids: this.mappingIds.ids(),
      order: this.mappingOrder.finish(),
      main: this.mainMapping,
      start: this.mappingStart.finish(),
      limit: this.mappingLimit.finish(),
      offset: this.mappingOffset.finish(),
      filename: this.mappingFilename.finish(),
      buildId: this.mappingBuildId.finish(),
      flags: this.mappingFlags.finish(),
    };
  }
}
