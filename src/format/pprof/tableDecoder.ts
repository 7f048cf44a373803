import type { ProfileBuilder } from "../../model/builder";
import { NONE } from "../../model/profile";
import {
  ENTRY_ROOM,
  FUNCTION_ID_ROOM,
  type KernelInput,
  LINE_ROOM,
  LOCATION_ID_ROOM,
  STRING_BYTE_ROOM,
} from "./kernelInput";
import { functionUsedBefore, locationUsedBefore } from "./tables";
import type { WireCursor } from "./wire";

/**
 * Reads runs of usual `Location` and `Function` messages and strings through the kernel, many at a time. What it
 * leaves is read by tables.ts, into the same columns.
 */
export class TableDecoder {
  private readonly from: KernelInput;
  private readonly builder: ProfileBuilder;
  private readonly cursor: WireCursor;

  /** @param cursor says where a message is that contradicts another */
  constructor(from: KernelInput, builder: ProfileBuilder, cursor: WireCursor) {
    this.from = from;
    this.builder = builder;
    this.cursor = cursor;
  }

  private setOut(): void {
    const { kernel, at } = this.from;
    const { locationIds, functionIds } = this.builder;
    const { program } = kernel;
    program.setEntryRoom(at.positions, at.rows, at.first, at.second, at.third, at.numbers, ENTRY_ROOM);
    program.setLineRoom(at.lineFunctions, at.lineNumbers, at.lineColumns, LINE_ROOM);
    program.setTableIds(
      at.locationTable,
      LOCATION_ID_ROOM,
      locationIds.count,
      at.functionTable,
      FUNCTION_ID_ROOM,
      functionIds.count,
    );
  }

  /** The columns that the kernel put out, of so many entries. */
  private columns(count: number) {
    const { kernel, at } = this.from;
    return {
      positions: kernel.uint32(at.positions, count),
      rows: kernel.uint32(at.rows, count),
      first: kernel.uint32(at.first, count),
      second: kernel.uint32(at.second, count),
      third: kernel.uint32(at.third, count),
    };
  }

  /** Decodes whole locations from `position` on; returns where the first byte is that was left. */
  locations(position: number, end: number): number {
    const { builder, cursor } = this;
    const { kernel, at } = this.from;
    const { program } = kernel;
    this.setOut();
    const stopped = program.decodeLocations(at.input + position, at.input + end);
    this.from.takeIds(program.tableLocations.value, program.tableFunctions.value);
    const count = program.decodedEntries.value;
    if (count === 0) return position;
    let line = builder.lineFunction.length;
    const lineCount = program.decodedParts.value;
    builder.lineFunction.append(kernel.uint32(at.lineFunctions, lineCount));
    builder.lineNumber.append(kernel.float64(at.lineNumbers, lineCount));
    builder.lineColumn.append(kernel.float64(at.lineColumns, lineCount));
    builder.describeLocation(builder.locationIds.count - 1);
    const { positions, rows, first: mappingIds, second: lineCounts, third: folded } = this.columns(count);
    const addresses = kernel.uint32(at.numbers, 2 * count);
    const seen = builder.locationSeen.values;
    const mapping = builder.locationMapping.values;
    const low = builder.locationAddress.low.values;
    const high = builder.locationAddress.high.values;
    const firstLine = builder.locationFirstLine.values;
    const lineCountOf = builder.locationLineCount.values;
    const isFolded = builder.locationIsFolded.values;
    let mappingId = 0;
    let mappingRow = NONE;
    for (let index = 0; index < count; index++) {
      const row = rows[index];
      if (seen[row] !== 0) {
        builder.locationOrder.append(rows.subarray(0, index));
        locationUsedBefore(cursor, positions[index] - at.input, builder.locationIds.ids()[row]);
      }
      seen[row] = 1;
      if (mappingIds[index] !== mappingId) {
        mappingId = mappingIds[index];
        mappingRow = mappingId === 0 ? NONE : builder.mappingIds.findOrAdd(mappingId, 0);
      }
      mapping[row] = mappingRow;
      low[row] = addresses[2 * index];
      high[row] = addresses[2 * index + 1];
      firstLine[row] = line;
      lineCountOf[row] = lineCounts[index];
      line += lineCounts[index];
      isFolded[row] = folded[index];
    }
    builder.locationOrder.append(rows);
    return stopped - at.input;
  }

  /** Decodes whole functions, as `locations`. */
  functions(position: number, end: number): number {
    const { builder, cursor } = this;
    const { kernel, at } = this.from;
    const { program } = kernel;
    this.setOut();
    const stopped = program.decodeFunctions(at.input + position, at.input + end);
    this.from.takeIds(program.tableLocations.value, program.tableFunctions.value);
    const count = program.decodedEntries.value;
    if (count === 0) return position;
    builder.describeFunction(builder.functionIds.count - 1);
    const { positions, rows, first: names, second: systemNames, third: filenames } = this.columns(count);
    const startLines = kernel.float64(at.numbers, count);
    const seen = builder.functionSeen.values;
    const name = builder.functionName.values;
    const systemName = builder.functionSystemName.values;
    const filename = builder.functionFilename.values;
    const startLine = builder.functionStartLine.values;
    for (let index = 0; index < count; index++) {
      const row = rows[index];
      if (seen[row] !== 0) {
        builder.functionOrder.append(rows.subarray(0, index));
        functionUsedBefore(cursor, positions[index] - at.input, builder.functionIds.ids()[row]);
      }
      seen[row] = 1;
      name[row] = names[index];
      systemName[row] = systemNames[index];
      filename[row] = filenames[index];
      startLine[row] = startLines[index];
    }
    builder.functionOrder.append(rows);
    return stopped - at.input;
  }

  /** Takes whole strings of the string table, of which the first was read before; as `locations`. */
  strings(position: number, end: number): number {
    const { kernel, at } = this.from;
    const { program } = kernel;
    this.setOut();
    const stopped = program.decodeStrings(
      at.input + position,
      at.input + end,
      at.stringBytes,
      STRING_BYTE_ROOM,
    );
    const lengths = kernel.uint32(at.first, program.decodedEntries.value);
    this.builder.strings.addAll(kernel.bytes(at.stringBytes, program.decodedParts.value), lengths);
    return stopped - at.input;
  }
}
