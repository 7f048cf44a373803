import { inRanges } from "../../base/ranges";
import type { Steps } from "../../base/steps";
import type { LabelTable, Profile } from "../../model/profile";
import type { StringMerger } from "./strings";

/** Labels, and strings, between two pauses. */
const LABELS_PER_STEP = 1 << 18;
const STRINGS_PER_STEP = 1 << 12;

/** How strings of the source are used: as the key of a label, as its text or unit. */
const AS_KEY = 1;
const AS_VALUE = 2;

type Indices = Uint16Array | Uint32Array;

/** Label columns that are still written to; otherwise as `LabelTable`. */
export interface GrowingLabels {
  readonly key: Indices;
  readonly text: Indices;
  readonly number: Int32Array | Float64Array;
  readonly unit: Indices;
  readonly exactNumbers: Map<number, bigint>;
}

/** The labels of several profiles in one table, those of the first profile first; equal strings are one. */
export function* joinLabels(profiles: readonly Profile[], strings: StringMerger): Steps<GrowingLabels> {
  const stringRows: StringRows[] = [];
  let [mostStrings, count, isNarrow] = [0, 0, true];
  for (const { strings: source, labels } of profiles) {
    const used = new Uint8Array(source.count);
    yield* inRanges(labels.count, LABELS_PER_STEP, (from, to) => markUsed(labels, from, to, used));
    strings.startSource(source);
    const rows = yield* usedRows(used, strings);
    mostStrings = Math.max(mostStrings, rows.most);
    count += labels.count;
    isNarrow &&= yield* fitsInt32(labels.number);
    stringRows.push(rows);
  }
  const indices = () => (mostStrings > 0xffff ? new Uint32Array(count) : new Uint16Array(count));
  const joined: GrowingLabels = {
    key: indices(),
    text: indices(),
    number: isNarrow ? new Int32Array(count) : new Float64Array(count),
    unit: indices(),
    exactNumbers: new Map(),
  };
  let start = 0;
  for (const [index, { labels }] of profiles.entries()) {
    const at = start;
    const { keys, values } = stringRows[index];
    yield* inRanges(labels.count, LABELS_PER_STEP, (from, to) => {
      translate(labels.key, from, to, keys, joined.key, at);
      translate(labels.text, from, to, values, joined.text, at);
      translate(labels.unit, from, to, values, joined.unit, at);
    });
    joined.number.set(labels.number, at);
    for (const [label, exact] of labels.exactNumbers) joined.exactNumbers.set(at + label, exact);
    start += labels.count;
  }
  return joined;
}

/** The first labels as a table. */
export function cutLabels(labels: GrowingLabels, count: number): LabelTable {
  const { key, text, number, unit, exactNumbers } = labels;
  // A view of the front keeps the rest in memory.
  const isMost = count > 0.75 * key.length;
  const cut = <A extends Indices | Int32Array | Float64Array>(column: A) =>
    (isMost ? column.subarray(0, count) : column.slice(0, count)) as A;
  return { count, key: cut(key), text: cut(text), number: cut(number), unit: cut(unit), exactNumbers };
}

/** string of a source → merged string, for keys and for texts and units; and the largest merged one. */
interface StringRows {
  readonly keys: Uint32Array;
  readonly values: Uint32Array;
  readonly most: number;
}

function markUsed(labels: LabelTable, from: number, to: number, used: Uint8Array): void {
  const { key, text, unit } = labels;
  for (let label = from; label < to; label++) {
    used[key[label]] |= AS_KEY;
    used[text[label]] |= AS_VALUE;
    used[unit[label]] |= AS_VALUE;
  }
}

function* usedRows(used: Uint8Array, strings: StringMerger): Steps<StringRows> {
  const keys = new Uint32Array(used.length);
  const values = new Uint32Array(used.length);
  let most = 0;
  yield* inRanges(used.length, STRINGS_PER_STEP, (from, to) => {
    for (let index = from; index < to; index++) {
      if ((used[index] & AS_KEY) !== 0) keys[index] = strings.string(index);
      if ((used[index] & AS_VALUE) !== 0) values[index] = strings.labelString(index);
      most = Math.max(most, keys[index], values[index]);
    }
  });
  return { keys, values, most };
}

function* fitsInt32(numbers: Int32Array | Float64Array): Steps<boolean> {
  if (numbers instanceof Int32Array) return true;
  let fits = true;
  yield* inRanges(numbers.length, LABELS_PER_STEP, (from, to) => {
    for (let label = from; label < to; label++) if (numbers[label] !== (numbers[label] | 0)) fits = false;
  });
  return fits;
}

function translate(
  from: Indices,
  first: number,
  end: number,
  rows: Uint32Array,
  to: Indices,
  at: number,
): void {
  for (let label = first; label < end; label++) to[at + label] = rows[from[label]];
}
