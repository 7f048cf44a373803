import type { ProfileBuilder } from "../../model/builder";
import {
  MAPPING_HAS_FILENAMES,
  MAPPING_HAS_FUNCTIONS,
  MAPPING_HAS_INLINE_FRAMES,
  MAPPING_HAS_LINE_NUMBERS,
  NONE,
} from "../../model/profile";
import { WIRE_BYTES, WIRE_VARINT, type WireCursor } from "./wire";

export interface TableReaderState {
  readonly builder: ProfileBuilder;
  readonly cursor: WireCursor;
  readonly zeros: FunctionZeros;
}

/** What a file does with function id 0, which stands for no function. */
export interface FunctionZeros {
  /** Lines of it. */
  lines: number;
  /** The first location with such a line; undefined where there is none. */
  firstLocationId: bigint | undefined;
  /** Whether a function of this id is described. */
  isDescribed: boolean;
}

/** Both halves of the id that stands for id 0; one that writers, who count or hash, do not come to: they do use 2^64 - 1. */
export const ZERO_FUNCTION = 0x9e3779b1;

/** Reads a `ValueType` message up to `limit`: indices into the string table. */
export function readValueType(
  cursor: WireCursor,
  limit: number,
  field: string,
): { type: number; unit: number } {
  let type = 0;
  let unit = 0;
  while (cursor.position < limit) {
    const number = readTag(cursor, limit, field, 2);
    if (number === 1) type = cursor.signed;
    else if (number === 2) unit = cursor.signed;
  }
  return { type, unit };
}

/** Reads a `Mapping` message up to `limit` into the builder. */
export function readMapping({ builder, cursor }: TableReaderState, limit: number): void {
  const start = cursor.position;
  const numbers = new Float64Array(11);
  const low = new Uint32Array(5);
  const high = new Uint32Array(5);
  while (cursor.position < limit) {
    const number = readTag(cursor, limit, "Mapping", 10);
    if (number === 0) continue;
    numbers[number] = cursor.signed;
    if (number <= 4) {
      low[number] = cursor.low;
      high[number] = cursor.high;
    }
  }
  const row = describedRow(cursor, builder.mappingIds, low[1], high[1], MAPPING, start);
  builder.describeMapping(row);
  markSeen(cursor, builder.mappingSeen, row, MAPPING, start, low[1], high[1]);
  builder.mappingOrder.push(row);
  if (builder.mainMapping === NONE) builder.mainMapping = row;
  builder.mappingStart.set(row, low[2], high[2]);
  builder.mappingLimit.set(row, low[3], high[3]);
  builder.mappingOffset.set(row, low[4], high[4]);
  builder.mappingFilename.set(row, stringIndex(cursor, numbers[5], "Mapping.filename", start));
  builder.mappingBuildId.set(row, stringIndex(cursor, numbers[6], "Mapping.build_id", start));
  const flags =
    (numbers[7] ? MAPPING_HAS_FUNCTIONS : 0) |
    (numbers[8] ? MAPPING_HAS_FILENAMES : 0) |
    (numbers[9] ? MAPPING_HAS_LINE_NUMBERS : 0) |
    (numbers[10] ? MAPPING_HAS_INLINE_FRAMES : 0);
  builder.mappingFlags.set(row, flags);
}

/** Reads a `Location` message up to `limit` into the builder. */
export function readLocation({ builder, cursor, zeros }: TableReaderState, limit: number): void {
  const start = cursor.position;
  const firstLine = builder.lineFunction.length;
  let idLow = 0;
  let idHigh = 0;
  let mappingLow = 0;
  let mappingHigh = 0;
  let addressLow = 0;
  let addressHigh = 0;
  let isFolded = 0;
  const zerosBefore = zeros.lines;
  while (cursor.position < limit) {
    const tagStart = cursor.position;
    cursor.readVarint(limit, "Location");
    const { wireType, field: number } = cursor;
    if (number === 4) {
      cursor.expect(wireType, WIRE_BYTES, "Location.line");
      readLine(builder, cursor, zeros, cursor.readLength(limit, "Location.line"));
      continue;
    }
    if (number < 1 || number > 5) {
      cursor.skip(wireType, limit, "an unknown field of Location");
      continue;
    }
    if (wireType !== WIRE_VARINT)
      cursor.fail("Location", `wire type ${wireType} where a number belongs`, tagStart);
    cursor.readVarint(limit, "Location");
    if (number === 1) {
      idLow = cursor.low;
      idHigh = cursor.high;
    } else if (number === 2) {
      mappingLow = cursor.low;
      mappingHigh = cursor.high;
    } else if (number === 3) {
      addressLow = cursor.low;
      addressHigh = cursor.high;
    } else {
      isFolded = cursor.low !== 0 || cursor.high !== 0 ? 1 : 0;
    }
  }
  const row = describedRow(cursor, builder.locationIds, idLow, idHigh, LOCATION, start);
  builder.describeLocation(row);
  markSeen(cursor, builder.locationSeen, row, LOCATION, start, idLow, idHigh);
  if (zeros.lines > zerosBefore) zeros.firstLocationId ??= wholeId(idLow, idHigh);
  builder.locationOrder.push(row);
  const hasMapping = mappingLow !== 0 || mappingHigh !== 0;
  builder.locationMapping.set(row, hasMapping ? builder.mappingIds.findOrAdd(mappingLow, mappingHigh) : NONE);
  builder.locationAddress.set(row, addressLow, addressHigh);
  builder.locationFirstLine.set(row, firstLine);
  builder.locationLineCount.set(row, builder.lineFunction.length - firstLine);
  builder.locationIsFolded.set(row, isFolded);
}

function readLine(builder: ProfileBuilder, cursor: WireCursor, zeros: FunctionZeros, limit: number): void {
  let functionLow = 0;
  let functionHigh = 0;
  let line = 0;
  let column = 0;
  while (cursor.position < limit) {
    const number = readTag(cursor, limit, "Line", 3);
    if (number === 1) {
      functionLow = cursor.low;
      functionHigh = cursor.high;
    } else if (number === 2) line = cursor.signed;
    else if (number === 3) column = cursor.signed;
  }
  if (functionLow === 0 && functionHigh === 0) {
    zeros.lines++;
    functionLow = ZERO_FUNCTION;
    functionHigh = ZERO_FUNCTION;
  }
  builder.lineFunction.push(builder.functionIds.findOrAdd(functionLow, functionHigh));
  builder.lineNumber.push(line);
  builder.lineColumn.push(column);
}

/** Reads a `Function` message up to `limit` into the builder. */
export function readFunction({ builder, cursor, zeros }: TableReaderState, limit: number): void {
  const start = cursor.position;
  let idLow = 0;
  let idHigh = 0;
  let name = 0;
  let systemName = 0;
  let filename = 0;
  let startLine = 0;
  while (cursor.position < limit) {
    const number = readTag(cursor, limit, "Function", 5);
    if (number === 1) {
      idLow = cursor.low;
      idHigh = cursor.high;
    } else if (number === 2) name = cursor.signed;
    else if (number === 3) systemName = cursor.signed;
    else if (number === 4) filename = cursor.signed;
    else if (number === 5) startLine = cursor.signed;
  }
  if (idLow === 0 && idHigh === 0) {
    zeros.isDescribed = true;
    idLow = ZERO_FUNCTION;
    idHigh = ZERO_FUNCTION;
  }
  const row = describedRow(cursor, builder.functionIds, idLow, idHigh, FUNCTION, start);
  builder.describeFunction(row);
  markSeen(cursor, builder.functionSeen, row, FUNCTION, start, idLow, idHigh);
  builder.functionOrder.push(row);
  builder.functionName.set(row, stringIndex(cursor, name, "Function.name", start));
  builder.functionSystemName.set(row, stringIndex(cursor, systemName, "Function.system_name", start));
  builder.functionFilename.set(row, stringIndex(cursor, filename, "Function.filename", start));
  builder.functionStartLine.set(row, startLine);
}

/**
 * Reads one field of a message whose known fields, 1 to `lastField`, are all numbers; the number is left in the
 * cursor. Returns 0 for an unknown field, which is skipped.
 */
function readTag(cursor: WireCursor, limit: number, message: string, lastField: number): number {
  const start = cursor.position;
  cursor.readVarint(limit, message);
  const { wireType, field: number } = cursor;
  if (number < 1 || number > lastField) {
    cursor.skip(wireType, limit, `an unknown field of ${message}`);
    return 0;
  }
  if (wireType !== WIRE_VARINT) cursor.fail(message, `wire type ${wireType} where a number belongs`, start);
  cursor.readVarint(limit, message);
  return number;
}

/** A table whose entries have ids, as pprof's words have it. */
interface IdTable {
  readonly field: string;
  readonly reserved: string;
  readonly several: string;
}

const MAPPING: IdTable = { field: "Mapping.id", reserved: "mapping with reserved ID", several: "mappings" };
const LOCATION: IdTable = {
  field: "Location.id",
  reserved: "location with reserved id",
  several: "locations",
};
const FUNCTION: IdTable = {
  field: "Function.id",
  reserved: "function with reserved ID",
  several: "functions",
};

function describedRow(
  cursor: WireCursor,
  ids: ProfileBuilder["functionIds"],
  low: number,
  high: number,
  { field, reserved }: IdTable,
  start: number,
): number {
  if (low === 0 && high === 0) {
    cursor.fail(field, "id 0, which is reserved", start, `malformed profile: found ${reserved}=0`);
  }
  return ids.findOrAdd(low, high);
}

function markSeen(
  cursor: WireCursor,
  seen: ProfileBuilder["functionSeen"],
  row: number,
  table: IdTable,
  start: number,
  low: number,
  high: number,
): void {
  if (seen.get(row) !== 0) failUsedBefore(cursor, table, start, wholeId(low, high));
  seen.set(row, 1);
}

/** Two messages describe the same location. */
export function locationUsedBefore(cursor: WireCursor, start: number, id: bigint): never {
  failUsedBefore(cursor, LOCATION, start, id);
}

/** Two messages describe the same function. */
export function functionUsedBefore(cursor: WireCursor, start: number, id: bigint): never {
  failUsedBefore(cursor, FUNCTION, start, id);
}

function failUsedBefore(cursor: WireCursor, { field, several }: IdTable, start: number, id: bigint): never {
  const goError = `malformed profile: multiple ${several} with same id: ${id}`;
  cursor.fail(field, "an id that was used before", start, goError);
}

function wholeId(low: number, high: number): bigint {
  return (BigInt(high) << 32n) | BigInt(low);
}

/** String indices are checked against the table when it is complete; here only what no table can hold. */
function stringIndex(cursor: WireCursor, index: number, field: string, start: number): number {
  if (index < 0 || index > 0xffffffff) cursor.fail(field, `string index ${index}`, start);
  return index;
}
