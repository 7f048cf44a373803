import { messageEnd, readVarint, varintEnd } from "./varint";

// The usual samples of a profile, decoded at the speed of the memory. Anything unusual, and anything wrong, is left
// where it stands for the reader in TypeScript, which knows all of the format and says what is wrong.

/** Field numbers and wire types of profile.proto's Profile, Sample and Label. */
const PROFILE_SAMPLE: u8 = 0x12;
const PACKED_LOCATIONS: u8 = 0x0a;
const ONE_LOCATION: u8 = 0x08;
const PACKED_VALUES: u8 = 0x12;
const ONE_VALUE: u8 = 0x10;
const LABEL: u8 = 0x1a;
const LABEL_KEY: u8 = 0x08;
const LABEL_TEXT: u8 = 0x10;
const LABEL_NUMBER: u8 = 0x18;
const LABEL_UNIT: u8 = 0x20;

const MOST_STRING: u64 = 0x0fffffff;
const MOST_EXACT: i64 = 1 << 53;

// Where results go, and how many fit.
let rowsOut: usize = 0;
let rowRoom: u32 = 0;
let startsOut: usize = 0;
let lengthsOut: usize = 0;
let labelStartsOut: usize = 0;
let valuesOut: usize = 0;
let sampleRoom: u32 = 0;
let labelKeysOut: usize = 0;
let labelTextsOut: usize = 0;
let labelUnitsOut: usize = 0;
let labelNumbersOut: usize = 0;
let labelRoom: u32 = 0;
let mentionsOut: usize = 0;
let rowOfId: usize = 0;
let idRoom: u32 = 0;
let valueCount: u32 = 0;

/** What the last call decoded. */
export let decodedSamples: u32 = 0;
export let decodedRows: u32 = 0;
export let decodedLabels: u32 = 0;
/** Locations mentioned for the first time; each one's sample is in the mentions. */
export let decodedMentions: u32 = 0;
/** Locations known so far; the next new one gets this row. */
export let locationCount: u32 = 0;
/** One more than the largest id that was ever turned into a row. */
export let idsEnd: u32 = 0;
/** The largest string that a label of the last call names, and where that label begins. */
export let largestString: u32 = 0;
export let largestStringAt: usize = 0;
/** The least and the greatest number among the labels of the last call. */
export let leastNumber: f64 = 0;
export let greatestNumber: f64 = 0;

/** Says where a call's rows, one per location of a stack, go. */
export function setRowRoom(rows: usize, room: u32): void {
  rowsOut = rows;
  rowRoom = room;
}

/** Says where the columns of samples go: values are `values[type * room + sample]`. */
export function setSampleRoom(
  starts: usize,
  lengths: usize,
  labelStarts: usize,
  values: usize,
  valuesPerSample: u32,
  room: u32,
): void {
  startsOut = starts;
  lengthsOut = lengths;
  labelStartsOut = labelStarts;
  valuesOut = values;
  valueCount = valuesPerSample;
  sampleRoom = room;
}

/** Says where the columns of labels go. */
export function setLabelRoom(keys: usize, texts: usize, units: usize, numbers: usize, room: u32): void {
  labelKeysOut = keys;
  labelTextsOut = texts;
  labelUnitsOut = units;
  labelNumbersOut = numbers;
  labelRoom = room;
}

/** Says where ids are turned into rows (id → row + 1), and where first mentions go. */
export function setIdRoom(table: usize, room: u32, mentions: usize): void {
  rowOfId = table;
  idRoom = room;
  mentionsOut = mentions;
}

/**
 * Decodes whole `Sample` fields of a profile from `position` on. It stops before the first byte that is not the
 * beginning of one, before one that is not whole by `end`, that has no room left, or that is unusual.
 * @param stackBase added to where each stack starts among the rows
 * @param labelBase added to where each sample's labels start
 * @param locations rows given out so far
 * @returns where it stopped
 */
export function decodeSamples(
  position: usize,
  end: usize,
  stackBase: u32,
  labelBase: u32,
  locations: u32,
): usize {
  decodedSamples = 0;
  decodedRows = 0;
  decodedLabels = 0;
  decodedMentions = 0;
  locationCount = locations;
  largestString = 0;
  leastNumber = 0;
  greatestNumber = 0;
  while (position < end && decodedSamples < sampleRoom && load<u8>(position) == PROFILE_SAMPLE) {
    const length = readVarint(position + 1, end);
    if (varintEnd == 0 || varintEnd > end || length > u64(end - varintEnd)) break;
    // A row takes a byte at least, a label that says something four.
    if (decodedRows + u32(length) > rowRoom || decodedLabels + (u32(length) >> 2) > labelRoom) break;
    const start = varintEnd;
    const limit = start + usize(length);
    const rows = decodedRows;
    const labels = decodedLabels;
    if (!decodeSample(start, limit)) {
      decodedRows = rows;
      decodedLabels = labels;
      break;
    }
    const at = usize(decodedSamples) << 2;
    store<u32>(startsOut + at, stackBase + rows);
    store<u32>(lengthsOut + at, decodedRows - rows);
    store<u32>(labelStartsOut + at, labelBase + labels);
    decodedSamples++;
    position = limit;
  }
  return position;
}

/** Decodes one sample; false where it must be left to the other reader. */
function decodeSample(start: usize, limit: usize): bool {
  let position = start;
  let values: u32 = 0;
  while (position < limit) {
    const tag = load<u8>(position++);
    if (tag == PACKED_LOCATIONS) {
      position = messageEnd(position, limit);
      if (position == 0) return false;
      if (!decodeLocations(varintEnd, position, start)) return false;
    } else if (tag == PACKED_VALUES) {
      const stop = messageEnd(position, limit);
      if (stop == 0) return false;
      position = varintEnd;
      while (position < stop) {
        if (!decodeValue(position, stop, values++)) return false;
        position = varintEnd;
      }
    } else if (tag == LABEL) {
      position = messageEnd(position, limit);
      if (position == 0) return false;
      if (!decodeLabel(varintEnd, position)) return false;
    } else if (tag == ONE_VALUE) {
      if (!decodeValue(position, limit, values++)) return false;
      position = varintEnd;
    } else if (tag == ONE_LOCATION) {
      readVarint(position, limit);
      if (varintEnd == 0 || varintEnd > limit || !decodeLocations(position, varintEnd, start)) return false;
      position = varintEnd;
    } else {
      return false;
    }
  }
  return values == valueCount;
}

/** Location ids from `position` to `stop`; those of up to four bytes, as nearly all are. */
function decodeLocations(position: usize, stop: usize, sampleStart: usize): bool {
  let out = rowsOut + (usize(decodedRows) << 2);
  const outStart = out;
  while (position < stop) {
    // Four bytes at once; those behind the number's last one are masked away.
    const bytes = load<u32>(position);
    const ends = ~bytes & 0x80808080;
    if (ends == 0) return false;
    const lastBit = ctz(ends);
    const used = bytes & (0xffffffff >>> (31 - lastBit));
    const id = (used & 0x7f) | ((used >>> 1) & 0x3f80) | ((used >>> 2) & 0x1fc000) | ((used >>> 3) & 0xfe00000);
    position += (lastBit >>> 3) + 1;
    if (id >= idRoom) return false;
    const entry = rowOfId + (usize(id) << 2);
    let rowPlus1 = load<u32>(entry);
    if (rowPlus1 == 0) {
      if (id == 0 || position > stop) return false;
      rowPlus1 = ++locationCount;
      idsEnd = max(idsEnd, id + 1);
      store<u32>(entry, rowPlus1);
      store<u32>(mentionsOut + (usize(decodedMentions++) << 2), u32(sampleStart));
    }
    store<u32>(out, rowPlus1 - 1);
    out += 4;
  }
  if (position != stop) return false;
  decodedRows += u32(out - outStart) >>> 2;
  return true;
}

function decodeValue(position: usize, limit: usize, index: u32): bool {
  if (position >= limit) {
    // There is no first byte, and so no number.
    return false;
  }
  const value = i64(readVarint(position, limit));
  if (varintEnd == 0 || varintEnd > limit || index >= valueCount) return false;
  if (value >= MOST_EXACT || value < -MOST_EXACT) return false;
  store<f64>(valuesOut + (usize(index * sampleRoom + decodedSamples) << 3), f64(value));
  return true;
}

/** A label; dropped where its text, number and unit are all zero, as pprof drops it. */
function decodeLabel(start: usize, limit: usize): bool {
  let position = start;
  let key: u64 = 0;
  let text: u64 = 0;
  let unit: u64 = 0;
  let number: i64 = 0;
  while (position < limit) {
    const tag = load<u8>(position);
    if (position + 1 >= limit) return false;
    const value = readVarint(position + 1, limit);
    if (varintEnd == 0 || varintEnd > limit) return false;
    position = varintEnd;
    if (tag == LABEL_KEY) key = value;
    else if (tag == LABEL_TEXT) text = value;
    else if (tag == LABEL_NUMBER) number = i64(value);
    else if (tag == LABEL_UNIT) unit = value;
    else return false;
  }
  if (key > MOST_STRING || text > MOST_STRING || unit > MOST_STRING) return false;
  if (number >= MOST_EXACT || number < -MOST_EXACT) return false;
  noteString(u32(key), start);
  noteString(u32(text == 0 ? unit : text), start);
  if (text == 0 && number == 0 && unit == 0) return true;
  const at = usize(decodedLabels++);
  store<u32>(labelKeysOut + (at << 2), u32(key));
  store<u32>(labelTextsOut + (at << 2), u32(text));
  const isNumber = text == 0;
  store<u32>(labelUnitsOut + (at << 2), isNumber ? u32(unit) : 0);
  const kept = isNumber ? f64(number) : 0;
  store<f64>(labelNumbersOut + (at << 3), kept);
  leastNumber = min(leastNumber, kept);
  greatestNumber = max(greatestNumber, kept);
  return true;
}

// @ts-ignore: decorator
@inline
function noteString(index: u32, labelStart: usize): void {
  if (index <= largestString) return;
  largestString = index;
  largestStringAt = labelStart;
}
