import { messageEnd, readVarint, varintEnd } from "./varint";

// The usual locations, functions and strings of a profile: what decodeSamples.ts is for samples.

/** Field numbers and wire types of profile.proto's Profile, Location, Line and Function. */
const PROFILE_LOCATION: u8 = 0x22;
const PROFILE_FUNCTION: u8 = 0x2a;
const PROFILE_STRING: u8 = 0x32;
const LOCATION_ID: u8 = 0x08;
const LOCATION_MAPPING: u8 = 0x10;
const LOCATION_ADDRESS: u8 = 0x18;
const LOCATION_LINE: u8 = 0x22;
const LOCATION_FOLDED: u8 = 0x28;
const LINE_FUNCTION: u8 = 0x08;
const LINE_LINE: u8 = 0x10;
const LINE_COLUMN: u8 = 0x18;
const FUNCTION_ID: u8 = 0x08;
const FUNCTION_NAME: u8 = 0x10;
const FUNCTION_SYSTEM_NAME: u8 = 0x18;
const FUNCTION_FILENAME: u8 = 0x20;
const FUNCTION_START_LINE: u8 = 0x28;

const MOST_STRING: u64 = 0x0fffffff;
const MOST_EXACT: i64 = 1 << 53;

// Where results go, and how many fit.
let positionsOut: usize = 0;
let rowsOut: usize = 0;
let firstOut: usize = 0;
let secondOut: usize = 0;
let thirdOut: usize = 0;
let numbersOut: usize = 0;
let entryRoom: u32 = 0;
let lineFunctionsOut: usize = 0;
let lineNumbersOut: usize = 0;
let lineColumnsOut: usize = 0;
let lineRoom: u32 = 0;
let locationRowOfId: usize = 0;
let locationIdRoom: u32 = 0;
let functionRowOfId: usize = 0;
let functionIdRoom: u32 = 0;

/** Locations, functions or strings that the last call decoded, and their lines or bytes. */
export let decodedEntries: u32 = 0;
export let decodedParts: u32 = 0;
/** Rows given out so far. */
export let tableLocations: u32 = 0;
export let tableFunctions: u32 = 0;
/** One more than the largest id that was ever turned into a row. */
export let tableLocationIdsEnd: u32 = 0;
export let tableFunctionIdsEnd: u32 = 0;

/**
 * Says where the columns of entries go: where each begins in the input, its row, three unsigned numbers and one of 64
 * bits (a float for functions).
 */
export function setEntryRoom(
  positions: usize,
  rows: usize,
  first: usize,
  second: usize,
  third: usize,
  numbers: usize,
  room: u32,
): void {
  positionsOut = positions;
  rowsOut = rows;
  firstOut = first;
  secondOut = second;
  thirdOut = third;
  numbersOut = numbers;
  entryRoom = room;
}

/** Says where the columns of lines go. */
export function setLineRoom(functions: usize, numbers: usize, columns: usize, room: u32): void {
  lineFunctionsOut = functions;
  lineNumbersOut = numbers;
  lineColumnsOut = columns;
  lineRoom = room;
}

/** Says where ids are turned into rows (id → row + 1), and how many rows there are. */
export function setTableIds(
  locationTable: usize,
  locationRoom: u32,
  locations: u32,
  functionTable: usize,
  functionRoom: u32,
  functions: u32,
): void {
  locationRowOfId = locationTable;
  locationIdRoom = locationRoom;
  tableLocations = locations;
  functionRowOfId = functionTable;
  functionIdRoom = functionRoom;
  tableFunctions = functions;
}

/** Forgets which ids there were. */
export function resetTableIds(): void {
  tableLocationIdsEnd = 0;
  tableFunctionIdsEnd = 0;
}

/**
 * Decodes whole `Location` fields from `position` on, until one is not whole by `end`, has no room, or is unusual.
 * Per location: mapping id, number of lines, is_folded, and the address.
 * @returns where it stopped
 */
export function decodeLocations(position: usize, end: usize): usize {
  decodedEntries = 0;
  decodedParts = 0;
  while (position < end && decodedEntries < entryRoom && load<u8>(position) == PROFILE_LOCATION) {
    const limit = messageEnd(position + 1, end);
    if (limit == 0) break;
    const start = varintEnd;
    const lines = decodedParts;
    // A line that says something takes four bytes.
    if (lines + (u32(limit - start) >> 2) > lineRoom || !decodeLocation(start, limit)) {
      decodedParts = lines;
      break;
    }
    position = limit;
  }
  return position;
}

function decodeLocation(start: usize, limit: usize): bool {
  let position = start;
  let id: u64 = 0;
  let mapping: u64 = 0;
  let address: u64 = 0;
  let folded: u64 = 0;
  const lines = decodedParts;
  while (position < limit) {
    const tag = load<u8>(position++);
    if (tag == LOCATION_LINE) {
      const lineEnd = messageEnd(position, limit);
      if (lineEnd == 0 || !decodeLine(varintEnd, lineEnd)) return false;
      position = lineEnd;
      continue;
    }
    if (position >= limit) return false;
    const value = readVarint(position, limit);
    if (varintEnd == 0 || varintEnd > limit) return false;
    position = varintEnd;
    if (tag == LOCATION_ID) id = value;
    else if (tag == LOCATION_MAPPING) mapping = value;
    else if (tag == LOCATION_ADDRESS) address = value;
    else if (tag == LOCATION_FOLDED) folded = value;
    else return false;
  }
  if (id == 0 || id >= locationIdRoom || mapping > MOST_STRING) return false;
  const entry = locationRowOfId + (usize(id) << 2);
  let rowPlus1 = load<u32>(entry);
  if (rowPlus1 == 0) {
    rowPlus1 = ++tableLocations;
    store<u32>(entry, rowPlus1);
    tableLocationIdsEnd = max(tableLocationIdsEnd, u32(id) + 1);
  }
  const at = usize(decodedEntries++) << 2;
  store<u32>(positionsOut + at, u32(start));
  store<u32>(rowsOut + at, rowPlus1 - 1);
  store<u32>(firstOut + at, u32(mapping));
  store<u32>(secondOut + at, decodedParts - lines);
  store<u32>(thirdOut + at, folded != 0 ? 1 : 0);
  store<u64>(numbersOut + (at << 1), address);
  return true;
}

function decodeLine(start: usize, limit: usize): bool {
  let position = start;
  let id: u64 = 0;
  let line: i64 = 0;
  let column: i64 = 0;
  while (position < limit) {
    const tag = load<u8>(position++);
    if (position >= limit) return false;
    const value = readVarint(position, limit);
    if (varintEnd == 0 || varintEnd > limit) return false;
    position = varintEnd;
    if (tag == LINE_FUNCTION) id = value;
    else if (tag == LINE_LINE) line = i64(value);
    else if (tag == LINE_COLUMN) column = i64(value);
    else return false;
  }
  if (id == 0 || id >= functionIdRoom || !isExact(line) || !isExact(column)) return false;
  const at = usize(decodedParts++);
  store<u32>(lineFunctionsOut + (at << 2), functionRow(u32(id)));
  store<f64>(lineNumbersOut + (at << 3), f64(line));
  store<f64>(lineColumnsOut + (at << 3), f64(column));
  return true;
}

function functionRow(id: u32): u32 {
  const entry = functionRowOfId + (usize(id) << 2);
  let rowPlus1 = load<u32>(entry);
  if (rowPlus1 == 0) {
    rowPlus1 = ++tableFunctions;
    store<u32>(entry, rowPlus1);
    tableFunctionIdsEnd = max(tableFunctionIdsEnd, id + 1);
  }
  return rowPlus1 - 1;
}

/**
 * Decodes whole `Function` fields, as `decodeLocations`. Per function: name, system name and filename as strings, and
 * the start line.
 */
export function decodeFunctions(position: usize, end: usize): usize {
  decodedEntries = 0;
  decodedParts = 0;
  while (position < end && decodedEntries < entryRoom && load<u8>(position) == PROFILE_FUNCTION) {
    const limit = messageEnd(position + 1, end);
    if (limit == 0 || !decodeFunction(varintEnd, limit)) break;
    position = limit;
  }
  return position;
}

function decodeFunction(start: usize, limit: usize): bool {
  let position = start;
  let id: u64 = 0;
  let name: u64 = 0;
  let systemName: u64 = 0;
  let filename: u64 = 0;
  let startLine: i64 = 0;
  while (position < limit) {
    const tag = load<u8>(position++);
    if (position >= limit) return false;
    const value = readVarint(position, limit);
    if (varintEnd == 0 || varintEnd > limit) return false;
    position = varintEnd;
    if (tag == FUNCTION_ID) id = value;
    else if (tag == FUNCTION_NAME) name = value;
    else if (tag == FUNCTION_SYSTEM_NAME) systemName = value;
    else if (tag == FUNCTION_FILENAME) filename = value;
    else if (tag == FUNCTION_START_LINE) startLine = i64(value);
    else return false;
  }
  if (id == 0 || id >= functionIdRoom || !isExact(startLine)) return false;
  if (name > MOST_STRING || systemName > MOST_STRING || filename > MOST_STRING) return false;
  const row = functionRow(u32(id));
  const at = usize(decodedEntries++) << 2;
  store<u32>(positionsOut + at, u32(start));
  store<u32>(rowsOut + at, row);
  store<u32>(firstOut + at, u32(name));
  store<u32>(secondOut + at, u32(systemName));
  store<u32>(thirdOut + at, u32(filename));
  store<f64>(numbersOut + (at << 1), f64(startLine));
  return true;
}

/**
 * Finds whole strings of the string table, as `decodeLocations`, and puts their bytes one behind the other.
 * Per string: its length.
 */
export function decodeStrings(position: usize, end: usize, bytesOut: usize, byteRoom: u32): usize {
  decodedEntries = 0;
  decodedParts = 0;
  while (position < end && decodedEntries < entryRoom && load<u8>(position) == PROFILE_STRING) {
    const limit = messageEnd(position + 1, end);
    if (limit == 0) break;
    const length = u32(limit - varintEnd);
    if (decodedParts + length > byteRoom) break;
    memory.copy(bytesOut + decodedParts, varintEnd, length);
    store<u32>(firstOut + (usize(decodedEntries++) << 2), length);
    decodedParts += length;
    position = limit;
  }
  return position;
}

// @ts-ignore: decorator
@inline
function isExact(value: i64): bool {
  return value < MOST_EXACT && value >= -MOST_EXACT;
}
