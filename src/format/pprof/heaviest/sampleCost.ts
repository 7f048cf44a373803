import { sampleMemory } from "../../../model/memory";
import { WIRE_BYTES, WIRE_VARINT, WireCursor } from "../wire";
import type { FieldRecord } from "./records";

/** Fields of profile.proto's Sample. */
const LOCATION_ID = 1;
const VALUE = 2;
const LABEL = 3;

/** What a sample is worth, and what it costs. */
export interface SampleCost {
  /** The magnitude of its value. */
  readonly weight: number;
  /** About the bytes of memory that it takes once it is read. */
  readonly bytes: number;
}

const cursor = new WireCursor();

/**
 * Looks at a sample without reading it.
 * @param valueIndex which of its values is its weight; the last one where it has fewer
 */
export function sampleCost({ buffer, bodyStart = 0, end }: FieldRecord, valueIndex: number): SampleCost {
  cursor.buffer = buffer;
  cursor.position = bodyStart;
  let locations = 0;
  let values = 0;
  let labels = 0;
  let weight = 0;
  const takeValue = (limit: number) => {
    cursor.readVarint(limit, "a sample");
    if (values <= valueIndex) weight = Math.abs(cursor.signed);
    values++;
  };
  while (cursor.position < end) {
    cursor.readVarint(end, "a sample");
    const { field, wireType } = cursor;
    const isPacked = wireType === WIRE_BYTES;
    if (field === LABEL) labels++;
    if (field === LOCATION_ID && isPacked) {
      const limit = cursor.readLength(end, "a sample");
      for (let at = cursor.position; at < limit; at++) if (buffer[at] < 0x80) locations++;
      cursor.position = limit;
    } else if (field === VALUE && isPacked) {
      const limit = cursor.readLength(end, "a sample");
      while (cursor.position < limit) takeValue(limit);
    } else if (field === VALUE && wireType === WIRE_VARINT) takeValue(end);
    else {
      if (field === LOCATION_ID) locations++;
      cursor.skip(wireType, end, "a sample");
    }
  }
  return { weight, bytes: sampleMemory(locations, values, labels) };
}
