import { Column } from "../../base/columns";
import type { ProfileBuilder } from "../../model/builder";
import { WIRE_VARINT, type WireCursor } from "./wire";

/** Far more than any profile has; every one costs a column, even where only one sample has such a value. */
const MOST_SAMPLE_TYPES = 1024;

/**
 * Reads `Sample` messages into the builder's columns, whatever they look like. `SampleDecoder` reads most of those that
 * look as usual, into the same columns.
 */
export class SampleReader {
  private readonly builder: ProfileBuilder;
  private readonly cursor: WireCursor;
  /** How many values the first sample has; the others must agree. -1: no sample yet. */
  valueCount = -1;
  /** The first sample that disagrees: its byte offset and count. */
  mismatch: { byteOffset: number; valueCount: number } | undefined;
  /** location → byte offset of the sample that first mentioned it; -1 where the location came first. */
  readonly firstMention = new Column<Float64Array>(Float64Array);
  /** The largest string index that a label uses, and where. */
  largestString = 0;
  largestStringOffset = 0;

  constructor(builder: ProfileBuilder, cursor: WireCursor) {
    this.builder = builder;
    this.cursor = cursor;
  }

  /** Reads the message from the cursor's position to `limit`. */
  read(limit: number): void {
    const { builder, cursor } = this;
    const { buffer } = cursor;
    const start = cursor.position;
    builder.stacks.begin();
    builder.labelStart.push(builder.labelKey.length);
    let valueIndex = 0;
    while (cursor.position < limit) {
      const fieldStart = cursor.position;
      let tag = buffer[cursor.position++];
      if (tag >= 0x80) {
        cursor.position = fieldStart;
        cursor.readVarint(limit, "Sample");
        tag = cursor.field * 8 + cursor.wireType;
      }
      if (tag === 0x0a) {
        this.readLocations(cursor.readLength(limit, "Sample.location_id"), start);
      } else if (tag === 0x12) {
        const end = cursor.readLength(limit, "Sample.value");
        while (cursor.position < end) this.readValue(end, valueIndex++);
      } else if (tag === 0x10) {
        this.readValue(limit, valueIndex++);
      } else if (tag === 0x08) {
        this.readLocation(limit, start);
      } else if (tag === 0x1a) {
        this.readLabel(cursor.readLength(limit, "Sample.label"));
      } else {
        this.skipField(tag, fieldStart, limit);
      }
    }
    builder.endSample();
    if (this.valueCount < 0) this.valueCount = valueIndex;
    else if (valueIndex !== this.valueCount && this.mismatch === undefined) {
      this.mismatch = { byteOffset: cursor.bufferOffset + start, valueCount: valueIndex };
    }
  }

  private skipField(tag: number, start: number, limit: number): void {
    const { cursor } = this;
    const wireType = tag % 8;
    const field = (tag - wireType) / 8;
    // The known fields in their known wire types are dealt with above.
    if (field >= 1 && field <= 3) {
      cursor.fail(`Sample field ${field}`, `wire type ${wireType}, which does not belong there`, start);
    }
    cursor.skip(wireType, limit, "an unknown field of Sample");
  }

  /** Packed location ids up to `end`. */
  private readLocations(end: number, sampleStart: number): void {
    const { builder, cursor } = this;
    const { stacks, locationIds } = builder;
    const { buffer } = cursor;
    let position = cursor.position;
    // Every id takes at least one byte.
    stacks.reserve(end - position);
    const { page } = stacks;
    let { offset } = stacks;
    let { dense } = locationIds;
    while (position < end) {
      const idStart = position;
      let byte = buffer[position++];
      let id = byte & 0x7f;
      if (byte >= 0x80) {
        byte = buffer[position++];
        id |= (byte & 0x7f) << 7;
        if (byte >= 0x80) {
          byte = buffer[position++];
          id |= (byte & 0x7f) << 14;
          if (byte >= 0x80) {
            byte = buffer[position++];
            id |= (byte & 0x7f) << 21;
          }
        }
      }
      const rowPlus1 = byte < 0x80 && position <= end && id < dense.length ? dense[id] : 0;
      if (rowPlus1 !== 0) {
        page[offset++] = rowPlus1 - 1;
        continue;
      }
      // A new id, a long one, or one that runs out of the message.
      cursor.position = idStart;
      cursor.readVarint(end, "Sample.location_id");
      position = cursor.position;
      page[offset++] = this.locationRow(sampleStart);
      dense = locationIds.dense;
    }
    cursor.position = position;
    stacks.offset = offset;
  }

  private readLocation(limit: number, sampleStart: number): void {
    const { stacks } = this.builder;
    this.cursor.readVarint(limit, "Sample.location_id");
    stacks.reserve(1);
    stacks.page[stacks.offset] = this.locationRow(sampleStart);
    stacks.offset++;
  }

  /** The row of the id that the cursor has just read. */
  private locationRow(sampleStart: number): number {
    const { builder, cursor } = this;
    if (cursor.low === 0 && cursor.high === 0) {
      cursor.fail(
        "Sample.location_id",
        "id 0, which stands for no location",
        sampleStart,
        "malformed profile: sample has nil location",
      );
    }
    const known = builder.locationIds.count;
    const row = builder.locationIds.findOrAdd(cursor.low, cursor.high);
    if (row === known) {
      this.firstMention.padTo(row, -1);
      this.firstMention.push(cursor.bufferOffset + sampleStart);
    }
    return row;
  }

  private readValue(limit: number, valueIndex: number): void {
    const { builder, cursor } = this;
    const byte = cursor.position < limit ? cursor.buffer[cursor.position] : 0x80;
    if (valueIndex >= MOST_SAMPLE_TYPES) {
      cursor.fail("Sample.value", `more than ${MOST_SAMPLE_TYPES} values`, cursor.position);
    }
    const column = builder.values[valueIndex] ?? builder.valueColumn(valueIndex);
    if (byte < 0x80) {
      cursor.position++;
      column.push(byte);
      return;
    }
    cursor.readVarint(limit, "Sample.value");
    if (cursor.isBig) column.pushBig(cursor.signedBig);
    else column.push(cursor.signed);
  }

  private readLabel(limit: number): void {
    const { builder, cursor } = this;
    const start = cursor.position;
    let key = 0;
    let text = 0;
    let number = 0;
    let exact: bigint | undefined;
    let unit = 0;
    while (cursor.position < limit) {
      cursor.readVarint(limit, "Label");
      const { wireType, field } = cursor;
      if (field < 1 || field > 4) {
        cursor.skip(wireType, limit, "an unknown field of Label");
        continue;
      }
      cursor.expect(wireType, WIRE_VARINT, "Label");
      cursor.readVarint(limit, "Label");
      if (field === 3) {
        number = cursor.signed;
        exact = cursor.isBig ? cursor.signedBig : undefined;
      } else if (field === 1) key = cursor.signed;
      else if (field === 2) text = cursor.signed;
      else unit = cursor.signed;
    }
    // As pprof, which looks only at what it uses.
    this.checkString(key, start);
    this.checkString(text === 0 ? unit : text, start);
    // A label whose text, number and unit are all zero says nothing; pprof drops it.
    if (text === 0 && number === 0 && unit === 0) return;
    if (exact !== undefined && text === 0) builder.exactNumbers.set(builder.labelKey.length, exact);
    builder.labelKey.push(key);
    builder.labelText.push(text);
    builder.labelNumber.push(text === 0 ? number : 0);
    builder.labelUnit.push(text === 0 ? unit : 0);
  }

  private checkString(index: number, start: number): void {
    const { cursor } = this;
    if (index < 0) cursor.fail("Label", "a string index below zero", start);
    this.noteString(index, cursor.bufferOffset + start);
  }

  /** Notes the largest string index, to be compared with the table when it is complete. */
  noteString(index: number, byteOffset: number): void {
    if (index <= this.largestString) return;
    this.largestString = index;
    this.largestStringOffset = byteOffset;
  }
}
