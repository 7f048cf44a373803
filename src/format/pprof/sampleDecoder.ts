import { type Kernel, Room, startKernel } from "../../kernel/kernel";
import type { ProfileBuilder } from "../../model/builder";
import type { SampleReader } from "./sample";

/** How much of the input lies in the kernel's memory at once; a field that is longer is read without. */
const INPUT_BYTES = 1 << 20;
/** What one call of the kernel may put out. */
const ROW_ROOM = 1 << 18;
const SAMPLE_ROOM = 1 << 13;
const LABEL_ROOM = 1 << 16;
/** A call is worth its while with room for so many rows; longer stacks are read without. */
const LEAST_ROW_ROOM = 1 << 15;
/** Profiles with more sample types are read without. */
const MOST_TYPES = 16;
/** Larger ids are hashed. What no id touches of the table takes no memory. */
const ID_ROOM = 1 << 22;
/** The kernel reads numbers four bytes at a time. */
const BEYOND_INPUT = 16;

/** Where in a kernel's memory everything lies; the stacks, which grow, lie last. */
function layOut(start: number) {
  const room = new Room(start);
  return {
    input: room.take(INPUT_BYTES + BEYOND_INPUT),
    starts: room.take(4 * SAMPLE_ROOM),
    lengths: room.take(4 * SAMPLE_ROOM),
    labelStarts: room.take(4 * SAMPLE_ROOM),
    values: room.take(8 * SAMPLE_ROOM * MOST_TYPES),
    labelKeys: room.take(4 * LABEL_ROOM),
    labelTexts: room.take(4 * LABEL_ROOM),
    labelUnits: room.take(4 * LABEL_ROOM),
    labelNumbers: room.take(8 * LABEL_ROOM),
    mentions: room.take(4 * ROW_ROOM),
    idTable: room.take(4 * ID_ROOM),
    stacks: room.end,
  };
}

/** Kernels that no reader uses at present, their id tables all zero. */
const idle: Kernel[] = [];

/**
 * Reads runs of usual `Sample` messages through the kernel, many at a time. It has the input in its memory; what the
 * kernel leaves is read by `SampleReader`, into the same columns.
 */
export class SampleDecoder {
  private readonly kernel: Kernel;
  private readonly at: ReturnType<typeof layOut>;
  private readonly builder: ProfileBuilder;
  private readonly sampleReader: SampleReader;
  /** `INPUT_BYTES` for the input. Void, and here anew, after `prepare`. */
  input: Uint8Array<ArrayBuffer> = new Uint8Array(0);

  /** Fills a builder's columns. Throws a RangeError where there is no memory. */
  constructor(builder: ProfileBuilder, sampleReader: SampleReader) {
    this.kernel = idle.pop() ?? startKernel();
    this.builder = builder;
    this.sampleReader = sampleReader;
    this.at = layOut(this.kernel.start);
    builder.stacks.useKernel(this.kernel, this.at.stacks);
    this.prepare(INPUT_BYTES);
  }

  /** Makes room for whatever so many bytes may hold. Throws a RangeError where there is no memory. */
  prepare(inputBytes: number): void {
    const { kernel, at, builder } = this;
    builder.stacks.prepare(inputBytes);
    if (this.input.length > 0) return;
    builder.locationIds.useTable(kernel.uint32(at.idTable, ID_ROOM));
    this.input = kernel.bytes(at.input, INPUT_BYTES);
  }

  /** Lets go of the kernel, unless the stacks stay in its memory. What it knew of ids stays with the builder. */
  release(): void {
    const { builder, kernel } = this;
    const { dense } = builder.locationIds;
    const end = Math.max(builder.locationIds.denseEnd, kernel.program.idsEnd.value);
    builder.locationIds.dense = dense.slice(0, end);
    dense.fill(0, 0, end);
    kernel.program.idsEnd.value = 0;
    if (!builder.stacks.isInKernel) idle.push(kernel);
  }

  /**
   * Decodes whole `Sample` fields from `position` on, as far as they are usual and whole by `end`; returns where the
   * first byte is that was left.
   * @param inputOffset where the input's first byte is in the whole file
   */
  decode(position: number, end: number, inputOffset: number): number {
    const { kernel, at, builder, sampleReader } = this;
    const { program } = kernel;
    const { valueCount } = sampleReader;
    if (valueCount < 0 || valueCount > MOST_TYPES) return position;
    const room = builder.stacks.room(LEAST_ROW_ROOM);
    program.setRowRoom(at.stacks + 4 * builder.stacks.next, Math.min(ROW_ROOM, room));
    program.setSampleRoom(at.starts, at.lengths, at.labelStarts, at.values, valueCount, SAMPLE_ROOM);
    program.setLabelRoom(at.labelKeys, at.labelTexts, at.labelUnits, at.labelNumbers, LABEL_ROOM);
    program.setIdRoom(at.idTable, ID_ROOM, at.mentions);
    const stopped = program.decodeSamples(
      at.input + position,
      at.input + end,
      builder.stacks.next,
      builder.labelKey.length,
      builder.locationIds.count,
    );
    this.takeMentions(inputOffset);
    this.takeSamples(valueCount);
    this.takeLabels(inputOffset);
    return stopped - at.input;
  }

  private takeMentions(inputOffset: number): void {
    const { kernel, at, sampleReader } = this;
    const { locationIds } = this.builder;
    const { program } = kernel;
    const mentions = kernel.uint32(at.mentions, program.decodedMentions.value);
    sampleReader.firstMention.padTo(locationIds.count, -1);
    for (const address of mentions) sampleReader.firstMention.push(inputOffset + address - at.input);
    locationIds.count = program.locationCount.value;
    locationIds.denseEnd = Math.max(locationIds.denseEnd, program.idsEnd.value);
  }

  private takeSamples(valueCount: number): void {
    const { kernel, at, builder } = this;
    const { program } = kernel;
    const count = program.decodedSamples.value;
    if (count === 0) return;
    builder.stacks.offset += program.decodedRows.value;
    builder.stackStart.append(kernel.uint32(at.starts, count));
    builder.stackLength.append(kernel.uint32(at.lengths, count));
    builder.labelStart.append(kernel.uint32(at.labelStarts, count));
    for (let type = 0; type < valueCount; type++) {
      builder.valueColumn(type).append(kernel.float64(at.values + 8 * SAMPLE_ROOM * type, count));
    }
  }

  private takeLabels(inputOffset: number): void {
    const { kernel, at, builder, sampleReader } = this;
    const { program } = kernel;
    const largest = program.largestString.value;
    sampleReader.noteString(largest, inputOffset + program.largestStringAt.value - at.input);
    const count = program.decodedLabels.value;
    if (count === 0) return;
    builder.labelKey.append(kernel.uint32(at.labelKeys, count), 0, largest);
    builder.labelText.append(kernel.uint32(at.labelTexts, count), 0, largest);
    builder.labelUnit.append(kernel.uint32(at.labelUnits, count), 0, largest);
    builder.labelNumber.append(
      kernel.float64(at.labelNumbers, count),
      program.leastNumber.value,
      program.greatestNumber.value,
    );
  }
}
