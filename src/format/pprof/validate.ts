import type { Problem } from "../../base/problem";
import { err, ok, type Result } from "../../base/result";
import type { ProfileBuilder } from "../../model/builder";
import type { Profile } from "../../model/profile";
import type { FileHeader } from "./header";
import type { SampleReader } from "./sample";
import { type FunctionZeros, ZERO_FUNCTION } from "./tables";

/**
 * Checks what can only be checked once the whole file was read (pprof's `CheckValid` and `postDecode`), resolves
 * the header's texts and finishes the columns.
 */
export function checkAndFinish(
  builder: ProfileBuilder,
  header: FileHeader,
  sampleReader: SampleReader,
  zeros: FunctionZeros,
): Result<Profile, Problem> {
  describeFunctionZero(builder, zeros);
  const problem =
    checkPresence(builder) ??
    checkSamples(builder, sampleReader) ??
    checkReferences(builder, sampleReader) ??
    checkStrings(builder, header, sampleReader);
  if (problem !== undefined) return err(problem);
  warnOfDanglingMappings(builder);
  const { strings } = builder;
  return ok(
    builder.finish({
      dropFrames: strings.text(header.dropFrames),
      keepFrames: strings.text(header.keepFrames),
      timeNanos: header.timeNanos,
      durationNanos: header.durationNanos,
      periodType: { type: strings.text(header.periodType.type), unit: strings.text(header.periodType.unit) },
      period: header.period,
      comments: header.comments.map(index => strings.text(index)),
      defaultSampleType: strings.text(header.defaultSampleType),
      docUrl: strings.text(header.docUrl),
    }),
  );
}

function malformedWhole(what: string, field: string, byteOffset?: number, goError?: string): Problem {
  const where = byteOffset === undefined || byteOffset < 0 ? {} : { byteOffset };
  const goWords =
    goError === undefined ? "parsing profile: unrecognized profile format" : `malformed profile: ${goError}`;
  return {
    kind: "malformed",
    message: `This pprof profile contradicts itself: ${what}.`,
    advice: "Record or download the profile again; if it stays so, the program that wrote it has a bug.",
    field,
    ...where,
    goError: goWords,
  };
}

/** What every profile has; other protobuf messages, which may look like one, have not. */
function checkPresence(builder: ProfileBuilder): Problem | undefined {
  if (builder.strings.count === 0) return malformedWhole("it has no string table", "string_table");
  if (builder.sampleTypes.length === 0) return malformedWhole("it has no sample type", "sample_type");
  return undefined;
}

function checkSamples(builder: ProfileBuilder, sampleReader: SampleReader): Problem | undefined {
  const typeCount = builder.sampleTypes.length;
  if (builder.sampleCount === 0) return undefined;
  const { mismatch, valueCount } = sampleReader;
  if (valueCount === typeCount && mismatch === undefined) return undefined;
  const wrongCount = valueCount === typeCount ? (mismatch?.valueCount ?? 0) : valueCount;
  return malformedWhole(
    `a sample has ${wrongCount} values where there are ${typeCount} sample types`,
    "Sample.value",
    valueCount === typeCount ? mismatch?.byteOffset : undefined,
    `mismatch: sample has ${wrongCount} values vs. ${typeCount} types`,
  );
}

function checkReferences(builder: ProfileBuilder, sampleReader: SampleReader): Problem | undefined {
  for (let row = 0; row < builder.locationIds.count; row++) {
    if (row < builder.locationSeen.length && builder.locationSeen.get(row) !== 0) continue;
    const { firstMention } = sampleReader;
    const byteOffset = row < firstMention.length ? firstMention.get(row) : undefined;
    return malformedWhole(
      "a sample names a location that is not there",
      "Sample.location_id",
      byteOffset,
      "sample has nil location",
    );
  }
  for (let row = 0; row < builder.functionIds.count; row++) {
    if (row < builder.functionSeen.length && builder.functionSeen.get(row) !== 0) continue;
    return malformedWhole(
      "a line names a function that is not there",
      "Line.function_id",
      undefined,
      `location id: ${firstLocationOf(builder, row)} has a line with nil function`,
    );
  }
  return undefined;
}

function checkStrings(
  builder: ProfileBuilder,
  header: FileHeader,
  sampleReader: SampleReader,
): Problem | undefined {
  const count = builder.strings.count;
  const wrong = (index: number) => index < 0 || index >= count;
  const badString = (field: string, index: number, byteOffset?: number) =>
    malformedWhole(`string ${index} is named but the string table has ${count}`, field, byteOffset);
  for (const { type, unit } of [...builder.sampleTypes, header.periodType]) {
    if (wrong(type)) return badString("ValueType.type", type);
    if (wrong(unit)) return badString("ValueType.unit", unit);
  }
  if (wrong(sampleReader.largestString)) {
    return badString("Label", sampleReader.largestString, sampleReader.largestStringOffset);
  }
  const columns = [
    ["Function.name", builder.functionName],
    ["Function.system_name", builder.functionSystemName],
    ["Function.filename", builder.functionFilename],
    ["Mapping.filename", builder.mappingFilename],
    ["Mapping.build_id", builder.mappingBuildId],
  ] as const;
  for (const [field, column] of columns) {
    for (let row = 0; row < column.length; row++) {
      if (wrong(column.get(row))) return badString(field, column.get(row));
    }
  }
  const headerTexts = [
    ["drop_frames", header.dropFrames],
    ["keep_frames", header.keepFrames],
    ["default_sample_type", header.defaultSampleType],
    ["doc_url", header.docUrl],
    ...header.comments.map(comment => ["comment", comment] as const),
  ] as const;
  for (const [field, index] of headerTexts) {
    if (wrong(index)) return badString(field, index);
  }
  return undefined;
}

/** The id of the first location, in the file's order, that has a line of the function. */
function firstLocationOf(builder: ProfileBuilder, functionRow: number): bigint | undefined {
  const { locationOrder, locationFirstLine, locationLineCount, lineFunction } = builder;
  for (let index = 0; index < locationOrder.length; index++) {
    const row = locationOrder.get(index);
    const first = locationFirstLine.get(row);
    for (let line = first; line < first + locationLineCount.get(row); line++) {
      if (lineFunction.get(line) === functionRow) return builder.locationIds.ids()[row];
    }
  }
  return undefined;
}

/** Function 0 is none for pprof. Here it is one: as it is described, or without a name. */
function describeFunctionZero(builder: ProfileBuilder, zeros: FunctionZeros): void {
  if (!zeros.isDescribed && zeros.lines === 0) return;
  const row = builder.functionIds.findOrAdd(ZERO_FUNCTION, ZERO_FUNCTION);
  if (zeros.isDescribed) {
    builder.warnings.push({
      code: "function-id-0",
      message: "A function has id 0, which stands for none: lines that name no function are taken to be its.",
      goError: "malformed profile: found function with reserved ID=0",
    });
    return;
  }
  builder.describeFunction(row);
  builder.functionSeen.set(row, 1);
  builder.functionOrder.push(row);
  builder.warnings.push({
    code: "line-without-function",
    message: `${zeros.lines} lines name no function; they are shown as one without a name.`,
    goError: `malformed profile: location id: ${zeros.firstLocationId} has a line with nil function`,
  });
}

/** A mapping id that resolves to nothing means no mapping; pprof accepts it silently, we say so. */
function warnOfDanglingMappings(builder: ProfileBuilder): void {
  const dangling = dropDanglingMappings(builder);
  if (dangling === 0) return;
  builder.warnings.push({
    code: "dangling-mapping",
    message: `${dangling} locations name a mapping that is not in the file; they are shown without one.`,
  });
}

/** Takes mappings that are not described from locations; returns from how many. */
export function dropDanglingMappings({ locationMapping, mappingSeen }: ProfileBuilder): number {
  let dangling = 0;
  for (let row = 0; row < locationMapping.length; row++) {
    const mapping = locationMapping.get(row);
    if (mapping < 0 || (mapping < mappingSeen.length && mappingSeen.get(mapping) !== 0)) continue;
    locationMapping.set(row, -1);
    dangling++;
  }
  return dangling;
}
