import { bytesOf, byteTextOf, type ByteText } from "../../base/byteText";
import { everyNth, type Steps } from "../../base/steps";
import { ProfileBuilder } from "../../model/builder";
import { NONE, type Profile } from "../../model/profile";
import type { Draft, DraftFunction, DraftLocation, DraftMapping } from "./draft";
import { frameExpressions } from "./frameExpressions";

/** The columns of a draft, with ids from 1 as pprof gives them and its expressions for uninteresting frames. */
export function finishDraft(draft: Draft): Steps<Profile> {
  return new DraftFinisher(draft).finish();
}

/** Values up to here are exact as doubles. */
const MOST_EXACT = 2n ** 53n;
const ROWS_PER_STEP = 4096;

class DraftFinisher {
  private readonly draft: Draft;
  private readonly builder = new ProfileBuilder();
  private readonly strings = new Map<ByteText, number>();
  private readonly functionRows = new Map<DraftFunction, number>();
  private readonly mappingRows = new Map<DraftMapping, number>();
  private readonly locationRows = new Map<DraftLocation, number>();

  constructor(draft: Draft) {
    this.draft = draft;
    this.string("");
  }

  *finish(): Steps<Profile> {
    const { draft, builder } = this;
    for (const { type, unit } of draft.sampleTypes) {
      builder.sampleTypes.push({ type: this.text(type), unit: this.text(unit) });
    }
    for (const mapping of draft.mappings) this.mapping(mapping);
    yield* this.locations();
    yield* this.samples();
    builder.warnings.push(...draft.warnings);
    const profile = builder.finish({
      ...frameExpressions(draft.sampleTypes),
      timeNanos: 0n,
      durationNanos: draft.durationNanos,
      periodType: draft.periodType,
      period: draft.period,
      comments: [],
      defaultSampleType: "",
      docUrl: "",
    });
    return { ...profile, recordedAs: "one of pprof's legacy formats" };
  }

  private string(text: ByteText): number {
    let index = this.strings.get(text);
    if (index === undefined) {
      index = this.builder.strings.count;
      this.builder.strings.add(bytesOf(text), 0, text.length);
      this.strings.set(text, index);
    }
    return index;
  }

  private text(text: string): number {
    return this.string(byteTextOf(text));
  }

  private mapping(mapping: DraftMapping): void {
    const { builder } = this;
    const row = builder.mappingIds.findOrAdd(this.mappingRows.size + 1, 0);
    this.mappingRows.set(mapping, row);
    builder.describeMapping(row);
    builder.mappingOrder.push(row);
    if (builder.mainMapping === NONE) builder.mainMapping = row;
    builder.mappingSeen.set(row, 1);
    builder.mappingStart.set(row, ...halves(mapping.start));
    builder.mappingLimit.set(row, ...halves(mapping.limit));
    builder.mappingOffset.set(row, ...halves(mapping.offset));
    builder.mappingFilename.set(row, this.string(mapping.file));
    builder.mappingBuildId.set(row, this.string(mapping.buildId));
  }

  private *locations(): Steps<void> {
    const isPause = everyNth(ROWS_PER_STEP);
    for (const location of this.draft.locations) {
      if (isPause()) yield;
      this.location(location);
    }
  }

  private location(location: DraftLocation): void {
    const { builder } = this;
    const { mapping, address, line } = location;
    const row = builder.locationIds.findOrAdd(this.locationRows.size + 1, 0);
    this.locationRows.set(location, row);
    builder.describeLocation(row);
    builder.locationOrder.push(row);
    builder.locationSeen.set(row, 1);
    builder.locationMapping.set(row, mapping === undefined ? NONE : (this.mappingRows.get(mapping) ?? NONE));
    builder.locationAddress.set(row, ...halves(address));
    builder.locationFirstLine.set(row, builder.lineFunction.length);
    builder.locationLineCount.set(row, line === undefined ? 0 : 1);
    if (line === undefined) return;
    builder.lineFunction.push(this.functionRow(line.function));
    builder.lineNumber.push(line.line);
    builder.lineColumn.push(0);
  }

  private functionRow(fn: DraftFunction): number {
    let row = this.functionRows.get(fn);
    if (row !== undefined) return row;
    const { builder } = this;
    row = builder.functionIds.findOrAdd(this.functionRows.size + 1, 0);
    this.functionRows.set(fn, row);
    builder.describeFunction(row);
    builder.functionOrder.push(row);
    builder.functionSeen.set(row, 1);
    const name = this.string(fn.name);
    builder.functionName.set(row, name);
    builder.functionSystemName.set(row, name);
    builder.functionFilename.set(row, this.string(fn.filename));
    return row;
  }

  private *samples(): Steps<void> {
    const { builder } = this;
    const { stacks } = builder;
    const isPause = everyNth(ROWS_PER_STEP);
    for (const { locations, values, blockSize } of this.draft.samples) {
      if (isPause()) yield;
      stacks.begin();
      stacks.reserve(locations.length);
      for (const location of locations)
        stacks.page[stacks.offset++] = this.locationRows.get(location) ?? NONE;
      builder.labelStart.push(builder.labelKey.length);
      // Even one of 0, which no label of profile.proto can have: pprof shows it as long as the file is text.
      if (blockSize !== undefined) this.blockSizeLabel(blockSize);
      for (const [type, value] of values.entries()) {
        const column = builder.valueColumn(type);
        if (isExact(value)) column.push(Number(value));
        else column.pushBig(value);
      }
      builder.endSample();
    }
  }

  private blockSizeLabel(size: bigint): void {
    const { builder } = this;
    if (!isExact(size)) builder.exactNumbers.set(builder.labelKey.length, size);
    builder.labelKey.push(this.string("bytes"));
    builder.labelText.push(0);
    builder.labelNumber.push(Number(size));
    builder.labelUnit.push(0);
  }
}

function isExact(value: bigint): boolean {
  return -MOST_EXACT <= value && value <= MOST_EXACT;
}

/** Low and high 32 bits of a uint64. */
function halves(value: bigint): [low: number, high: number] {
  return [Number(value & 0xffffffffn), Number(value >> 32n)];
}
