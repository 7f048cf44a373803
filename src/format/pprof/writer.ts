import { byteTextOf, bytesOf, type ByteText, compareByteTexts } from "../../base/byteText";
import type { Steps } from "../../base/steps";
import {
  MAPPING_HAS_FILENAMES,
  MAPPING_HAS_FUNCTIONS,
  MAPPING_HAS_INLINE_FRAMES,
  MAPPING_HAS_LINE_NUMBERS,
  NONE,
  type Profile,
  type ValueType,
} from "../../model/profile";
import { stackOffset, stackPage } from "../../model/stacks";
import { WireWriter } from "./wireWriter";

/** Samples, and rows of tables, between two pauses: the sink may compress what they became. */
const SAMPLES_PER_STEP = 1 << 10;
const ROWS_PER_STEP = 1 << 12;

/**
 * Writes a profile as profile.proto, not compressed; fields, strings and labels come in the order in which google/pprof
 * writes them (`profile/encode.go`).
 * @param sink given the bytes piece by piece
 */
export function writeProfile(profile: Profile, sink: (piece: Uint8Array) => void): Steps<void> {
  return new ProfileWriter(profile, sink).write();
}

class ProfileWriter {
  private readonly profile: Profile;
  private readonly sink: (piece: Uint8Array) => void;
  private readonly out = new WireWriter();
  private readonly texts: ByteText[] = [];
  private readonly indexOfText = new Map<ByteText, number>();
  /** string of the profile → string of the file. */
  private readonly indexOfString = new Map<number, number>();

  constructor(profile: Profile, sink: (piece: Uint8Array) => void) {
    this.profile = profile;
    this.sink = sink;
    this.text("");
  }

  *write(): Steps<void> {
    const { sampleTypes, samples, mappings, locations, functions, header } = this.profile;
    // pprof numbers strings in the order of sample types, labels, mappings, functions, header.
    for (const { type, unit } of sampleTypes) [type, unit].map(text => this.text(byteTextOf(text)));
    const labelRuns: number[][] = [];
    for (let sample = 0; sample < samples.count; sample++) {
      if (sample % SAMPLES_PER_STEP === SAMPLES_PER_STEP - 1) yield;
      labelRuns.push(this.labels(sample));
    }
    for (const row of mappings.order) this.mappingStrings(row);
    for (const [index, row] of functions.order.entries()) {
      if (index % ROWS_PER_STEP === ROWS_PER_STEP - 1) yield;
      this.functionStrings(row);
    }
    const dropFrames = this.headerText(header.dropFrames);
    const keepFrames = this.headerText(header.keepFrames);
    const { type, unit } = header.periodType;
    const hasPeriodType = this.headerText(type) + this.headerText(unit) > 0;
    const comments = header.comments.map(comment => this.headerText(comment));
    const defaultSampleType = this.headerText(header.defaultSampleType);
    const docUrl = this.headerText(header.docUrl);

    const { out } = this;
    for (const sampleType of sampleTypes) this.valueType(1, sampleType);
    for (const [sample, labels] of labelRuns.entries()) {
      if (sample % SAMPLES_PER_STEP === SAMPLES_PER_STEP - 1) yield* this.handOver();
      this.sample(sample, labels);
    }
    yield* this.all(mappings.order, row => this.mapping(row));
    yield* this.all(locations.order, row => this.location(row));
    yield* this.all(functions.order, row => this.functionMessage(row));
    yield* this.all(this.texts, text => out.field(6, bytesOf(text)));
    out.optional(7, dropFrames);
    out.optional(8, keepFrames);
    out.optional(9, header.timeNanos);
    out.optional(10, header.durationNanos);
    if (hasPeriodType) this.valueType(11, header.periodType);
    out.optional(12, header.period);
    out.numbers(13, comments);
    out.number(14, defaultSampleType);
    out.optional(15, docUrl);
    this.sink(out.take());
  }

  /** Writes many, with pauses. */
  private *all<Item>(items: Iterable<Item>, write: (item: Item) => void): Steps<void> {
    let count = 0;
    for (const item of items) {
      write(item);
      if (++count % ROWS_PER_STEP === 0) yield* this.handOver();
    }
  }

  private *handOver(): Steps<void> {
    this.sink(this.out.take());
    yield;
  }

  private text(text: ByteText): number {
    let index = this.indexOfText.get(text);
    if (index === undefined) {
      index = this.texts.length;
      this.texts.push(text);
      this.indexOfText.set(text, index);
    }
    return index;
  }

  private headerText(text: string): number {
    return this.text(byteTextOf(text));
  }

  private string(index: number): number {
    let written = this.indexOfString.get(index);
    if (written === undefined) {
      written = this.text(this.profile.strings.byteText(index));
      this.indexOfString.set(index, written);
    }
    return written;
  }

  private valueType(field: number, { type, unit }: ValueType): void {
    this.out.message(field, message => {
      message.optional(1, this.headerText(type));
      message.optional(2, this.headerText(unit));
    });
  }

  /** The sample's labels as they are written: text ones by key, then numeric ones by key. */
  private labels(sample: number): number[] {
    const { samples, labels, strings } = this.profile;
    const rows: number[] = [];
    for (let label = samples.labelStart[sample]; label < samples.labelStart[sample + 1]; label++) {
      rows.push(label);
    }
    const isNumeric = (label: number) => (labels.text[label] === 0 ? 1 : 0);
    rows.sort(
      (a, b) =>
        isNumeric(a) - isNumeric(b) ||
        compareByteTexts(strings.byteText(labels.key[a]), strings.byteText(labels.key[b])) ||
        a - b,
    );
    for (const label of rows) {
      this.string(labels.key[label]);
      this.string(isNumeric(label) === 1 ? labels.unit[label] : labels.text[label]);
    }
    return rows;
  }

  private sample(sample: number, labelRows: readonly number[]): void {
    const { samples, locations, labels } = this.profile;
    const page = stackPage(samples, sample);
    const leaf = stackOffset(samples, sample);
    const ids: bigint[] = [];
    for (let at = leaf; at < leaf + samples.stackLength[sample]; at++) ids.push(locations.ids[page[at]]);
    this.out.message(2, message => {
      message.numbers(1, ids);
      message.numbers(
        2,
        samples.values.map(({ values, exact }) => exact?.[sample] ?? values[sample]),
      );
      for (const label of labelRows) {
        message.message(3, labelMessage => {
          labelMessage.optional(1, this.string(labels.key[label]));
          labelMessage.optional(2, this.string(labels.text[label]));
          labelMessage.optional(3, labels.exactNumbers.get(label) ?? labels.number[label]);
          labelMessage.optional(4, this.string(labels.unit[label]));
        });
      }
    });
  }

  private mappingStrings(row: number): void {
    this.string(this.profile.mappings.filename[row]);
    this.string(this.profile.mappings.buildId[row]);
  }

  private mapping(row: number): void {
    const { mappings } = this.profile;
    this.out.message(3, message => {
      message.optional(1, mappings.ids[row]);
      message.optional(2, mappings.start[row]);
      message.optional(3, mappings.limit[row]);
      message.optional(4, mappings.offset[row]);
      message.optional(5, this.string(mappings.filename[row]));
      message.optional(6, this.string(mappings.buildId[row]));
      const flags = mappings.flags[row];
      message.optional(7, flags & MAPPING_HAS_FUNCTIONS ? 1 : 0);
      message.optional(8, flags & MAPPING_HAS_FILENAMES ? 1 : 0);
      message.optional(9, flags & MAPPING_HAS_LINE_NUMBERS ? 1 : 0);
      message.optional(10, flags & MAPPING_HAS_INLINE_FRAMES ? 1 : 0);
    });
  }

  private location(row: number): void {
    const { locations, lines, functions, mappings } = this.profile;
    const mapping = locations.mapping[row];
    const first = locations.firstLine[row];
    this.out.message(4, message => {
      message.optional(1, locations.ids[row]);
      message.optional(2, mapping === NONE ? 0 : mappings.ids[mapping]);
      message.optional(3, locations.address[row]);
      for (let line = first; line < first + locations.lineCount[row]; line++) {
        message.message(4, lineMessage => {
          lineMessage.optional(1, functions.ids[lines.functionRow[line]]);
          lineMessage.optional(2, lines.lineNumber[line]);
          lineMessage.optional(3, lines.columnNumber[line]);
        });
      }
      message.optional(5, locations.isFolded[row]);
    });
  }

  private functionStrings(row: number): void {
    const { functions } = this.profile;
    this.string(functions.name[row]);
    this.string(functions.systemName[row]);
    this.string(functions.filename[row]);
  }

  private functionMessage(row: number): void {
    const { functions } = this.profile;
    this.out.message(5, message => {
      message.optional(1, functions.ids[row]);
      message.optional(2, this.string(functions.name[row]));
      message.optional(3, this.string(functions.systemName[row]));
      message.optional(4, this.string(functions.filename[row]));
      message.optional(5, functions.startLine[row]);
    });
  }
}
