import type { ProfileBuilder } from "./builder";

/** Bytes per row of each table while it grows: its columns, and room that they take ahead of need. */
const SAMPLE_BYTES = 2 * (4 + 4 + 4);
const VALUE_BYTES = 2 * 8;
const LABEL_BYTES = 2 * (4 + 4 + 8 + 4);
const LOCATION_BYTES = 2 * (4 + 4 + 8 + 4 + 4 + 1 + 1 + 8);
const LINE_BYTES = 2 * (4 + 8 + 8);
const FUNCTION_BYTES = 2 * (4 + 4 + 4 + 4 + 8 + 1 + 8);
/** Bytes beside a string's own, and those of a number beyond 2^53, which is kept by sample or label. */
const STRING_BYTES = 32;
const EXACT_BYTES = 96;

/** About how many bytes a sample adds to that, but for what names its locations. */
export function sampleMemory(locationCount: number, valueCount: number, labelCount: number): number {
  return 4 * locationCount + SAMPLE_BYTES + valueCount * VALUE_BYTES + labelCount * LABEL_BYTES;
}

/** About how many bytes of memory a profile takes that is being read. */
export function memoryOf(builder: ProfileBuilder): number {
  const { sampleCount, stacks, values, labelKey, strings } = builder;
  let exactCount = builder.exactNumbers.size;
  for (const column of values) exactCount += column.exactCount;
  return (
    4 * stacks.rowRoom +
    sampleCount * (SAMPLE_BYTES + values.length * VALUE_BYTES) +
    labelKey.length * LABEL_BYTES +
    exactCount * EXACT_BYTES +
    builder.locationIds.count * LOCATION_BYTES +
    builder.lineFunction.length * LINE_BYTES +
    builder.functionIds.count * FUNCTION_BYTES +
    strings.byteRoom +
    strings.count * STRING_BYTES
  );
}
