import type { ProfileBuilder } from "../../model/builder";
import {
  type KernelInput,
  LABEL_ROOM,
  LOCATION_ID_ROOM,
  MOST_TYPES,
  ROW_ROOM,
  SAMPLE_ROOM,
} from "./kernelInput";
import type { SampleReader } from "./sample";

/** A call is worth its while with room for so many rows; longer stacks are read without. */
const LEAST_ROW_ROOM = 1 << 15;

/**
 * Reads runs of usual `Sample` messages through the kernel, many at a time. What it leaves is read by `SampleReader`,
 * into the same columns.
 */
export class SampleDecoder {
  private readonly from: KernelInput;
  private readonly builder: ProfileBuilder;
  private readonly sampleReader: SampleReader;

  constructor(from: KernelInput, builder: ProfileBuilder, sampleReader: SampleReader) {
    this.from = from;
    this.builder = builder;
    this.sampleReader = sampleReader;
  }

  /**
   * Decodes whole `Sample` fields from `position` on, as far as they are usual and whole by `end`; returns where the
   * first byte is that was left.
   * @param inputOffset where the input's first byte is in the whole file
   */
  decode(position: number, end: number, inputOffset: number): number {
    const { builder, sampleReader } = this;
    const { kernel, at } = this.from;
    const { program } = kernel;
    const { valueCount } = sampleReader;
    if (valueCount < 0 || valueCount > MOST_TYPES) return position;
    const room = builder.stacks.room(LEAST_ROW_ROOM);
    program.setRowRoom(at.stacks + 4 * builder.stacks.next, Math.min(ROW_ROOM, room));
    program.setSampleRoom(at.starts, at.lengths, at.labelStarts, at.values, valueCount, SAMPLE_ROOM);
    program.setLabelRoom(at.labelKeys, at.labelTexts, at.labelUnits, at.labelNumbers, LABEL_ROOM);
    program.setIdRoom(at.locationTable, LOCATION_ID_ROOM, at.mentions);
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
    const { builder, sampleReader } = this;
    const { kernel, at } = this.from;
    const { locationIds, functionIds } = builder;
    const { program } = kernel;
    const mentions = kernel.uint32(at.mentions, program.decodedMentions.value);
    sampleReader.firstMention.padTo(locationIds.count, -1);
    for (let index = 0; index < mentions.length; index++) {
      sampleReader.firstMention.push(inputOffset + mentions[index] - at.input);
    }
    this.from.takeIds(program.locationCount.value, functionIds.count);
  }

  private takeSamples(valueCount: number): void {
    const { builder } = this;
    const { kernel, at } = this.from;
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
    const { builder, sampleReader } = this;
    const { kernel, at } = this.from;
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
