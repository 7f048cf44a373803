import { byteTextOf, type ByteText, bytesOf } from "../../base/byteText";
import { valueText } from "../../base/units";
import type { Steps } from "../../base/steps";
import { NONE, type Profile } from "../../model/profile";
import { KernelPages } from "../../model/kernelPages";
import { stackOffset, stackPage } from "../../model/stacks";
import type { Config } from "../config";
import { labelNumber } from "../labelNumber";
import { type FilterNote, unmatched } from "./notes";

/** Samples whose stacks are copied between two pauses. */
const SAMPLES_PER_STEP = 1 << 11;

/**
 * Adds frames made of labels at the root (tagroot) and at the leaf (tagleaf) of every stack; the frame's function is
 * the label's values, its file the key (`internal/driver/tagroot.go: addLabelNodes`).
 * @param unit the display unit for numeric labels
 */
function* addTagFrames(
  profile: Profile,
  rootKeys: readonly string[],
  leafKeys: readonly string[],
  unit: string,
): Steps<{ profile: Profile; rootMatches: boolean; leafMatches: boolean }> {
  const matches = { rootMatches: false, leafMatches: false };
  if (rootKeys.length + leafKeys.length === 0) return { profile, ...matches };
  const { samples } = profile;
  const frames = new AddedFrames(profile);
  const pages = new KernelPages();
  const { stacks } = pages;
  const stackStart = new Uint32Array(samples.count);
  const stackLength = new Uint32Array(samples.count);
  // The first key comes nearest to the root, so the last one is first in a stack.
  const roots = rootKeys.toReversed().map(key => new KeyFrames(profile, frames, key, unit));
  const leaves = leafKeys.toReversed().map(key => new KeyFrames(profile, frames, key, unit));
  for (let sample = 0; sample < samples.count; sample++) {
    if (sample % SAMPLES_PER_STEP === SAMPLES_PER_STEP - 1) yield;
    const rootRows = roots.map(key => key.location(sample));
    const leafRows = leaves.map(key => key.location(sample));
    const page = stackPage(samples, sample);
    const leaf = stackOffset(samples, sample);
    const length = samples.stackLength[sample];
    stacks.begin();
    stacks.reserve(length + rootRows.length + leafRows.length);
    for (const row of leafRows) stacks.page[stacks.offset++] = row;
    for (let at = leaf; at < leaf + length; at++) stacks.page[stacks.offset++] = page[at];
    for (const row of rootRows) stacks.page[stacks.offset++] = row;
    stackStart[sample] = stacks.start;
    stackLength[sample] = stacks.length;
  }
  yield;
  return {
    profile: {
      ...frames.finish(),
      samples: { ...samples, stackStart, stackLength, stacks: pages.finish() },
    },
    rootMatches: roots.some(key => key.isFound),
    leafMatches: leaves.some(key => key.isFound),
  };
}

/** The label keys that tagroot or tagleaf names. */
export function tagFrameKeys(list: string): string[] {
  return list.split(",").filter(key => key !== "");
}

/** Adds the frames that tagroot and tagleaf ask for. @param note told of keys that no sample has */
export function* addOptionTagFrames(
  profile: Profile,
  { tagroot, tagleaf, unit }: Pick<Config, "tagroot" | "tagleaf" | "unit">,
  note: (note: FilterNote) => void,
): Steps<Profile> {
  const framed = yield* addTagFrames(profile, tagFrameKeys(tagroot), tagFrameKeys(tagleaf), unit);
  if (tagroot !== "" && !framed.rootMatches) note(unmatched("tagroot"));
  if (tagleaf !== "" && !framed.leafMatches) note(unmatched("tagleaf"));
  return framed.profile;
}

/** The frames of one label key. */
class KeyFrames {
  private readonly frames: AddedFrames;
  private readonly key: string;
  private readonly textsOf: (sample: number) => ByteText[];
  /** Whether any sample has the label. */
  isFound = false;

  constructor(profile: Profile, frames: AddedFrames, key: string, unit: string) {
    this.frames = frames;
    this.key = key;
    this.textsOf = labelTexts(profile, key, unit);
  }

  location(sample: number): number {
    const values = this.textsOf(sample);
    if (values.length > 0) this.isFound = true;
    return this.frames.location(values.join(","), byteTextOf(this.key));
  }
}

/** Tells a sample's values of a label key as pprof names frames after them. @param unit the display unit for numbers */
export function labelTexts(
  { samples, labels, strings }: Profile,
  key: string,
  unit: string,
): (sample: number) => ByteText[] {
  return sample => {
    const texts: ByteText[] = [];
    const numeric: number[] = [];
    for (let label = samples.labelStart[sample]; label < samples.labelStart[sample + 1]; label++) {
      if (strings.text(labels.key[label]) !== key) continue;
      if (labels.text[label] !== 0) texts.push(strings.byteText(labels.text[label]));
      else numeric.push(label);
    }
    const hasUnits = numeric.some(label => labels.unit[label] !== 0);
    for (const label of numeric) {
      const value = Number(labelNumber(labels, label));
      const labelUnit = strings.text(labels.unit[label]);
      texts.push(byteTextOf(hasUnits ? valueText(value, labelUnit, unit) : valueText(value, "", "")));
    }
    return texts;
  };
}

/** Locations, lines and functions behind the profile's own. */
class AddedFrames {
  private readonly profile: Profile;
  private readonly strings: Profile["strings"];
  private readonly stringRows = new Map<ByteText, number>();
  private readonly rows = new Map<string, number>();
  private readonly names: number[] = [];
  private readonly files: number[] = [];

  constructor(profile: Profile) {
    this.profile = profile;
    this.strings = profile.strings.fork();
  }

  location(name: ByteText, file: ByteText): number {
    const key = `${name}\u0100${file}`;
    let row = this.rows.get(key);
    if (row === undefined) {
      row = this.profile.locations.count + this.names.length;
      this.rows.set(key, row);
      this.names.push(this.string(name));
      this.files.push(this.string(file));
    }
    return row;
  }

  private string(text: ByteText): number {
    if (text === "") return 0;
    let index = this.stringRows.get(text);
    if (index === undefined) {
      index = this.strings.count;
      this.strings.add(bytesOf(text), 0, text.length);
      this.stringRows.set(text, index);
    }
    return index;
  }

  finish(): Profile {
    const { profile, names, files } = this;
    const { locations, lines, functions } = profile;
    const added = names.length;
    const rowsFrom = (count: number) => Array.from({ length: added }, (_, index) => count + index);
    return {
      ...profile,
      strings: this.strings,
      locations: {
        count: locations.count + added,
        ids: appendIds(locations.ids, added),
        order: appendRows(locations.order, rowsFrom(locations.count)),
        mapping: withRoom(locations.mapping, added).fill(NONE, locations.count),
        address: withRoom(locations.address, added),
        firstLine: appendRows(locations.firstLine, rowsFrom(lines.count)),
        lineCount: withRoom(locations.lineCount, added).fill(1, locations.count),
        isFolded: withRoom(locations.isFolded, added),
      },
      lines: {
        count: lines.count + added,
        functionRow: appendRows(lines.functionRow, rowsFrom(functions.count)),
        lineNumber: withRoom(lines.lineNumber, added),
        columnNumber: withRoom(lines.columnNumber, added),
      },
      functions: {
        count: functions.count + added,
        ids: appendIds(functions.ids, added),
        order: appendRows(functions.order, rowsFrom(functions.count)),
        name: appendRows(functions.name, names),
        systemName: withRoom(functions.systemName, added),
        filename: appendRows(functions.filename, files),
        startLine: withRoom(functions.startLine, added),
      },
    };
  }
}

function appendRows(column: Uint32Array, more: readonly number[]): Uint32Array {
  const appended = withRoom(column, more.length);
  appended.set(more, column.length);
  return appended;
}

/** A copy with some zeros behind. */
function withRoom<Column extends Uint8Array | Uint32Array | Int32Array | Float64Array | BigUint64Array>(
  column: Column,
  added: number,
): Column {
  const larger = new (column.constructor as new (length: number) => Column)(column.length + added);
  // As bytes: the types are one at run time.
  const bytes = new Uint8Array(larger.buffer);
  bytes.set(new Uint8Array(column.buffer, column.byteOffset, column.byteLength));
  return larger;
}

/** New ids follow the largest. */
function appendIds(ids: BigUint64Array, added: number): BigUint64Array {
  const appended = withRoom(ids, added);
  let largest = 0n;
  for (const id of ids) if (id > largest) largest = id;
  for (let index = 0; index < added; index++) appended[ids.length + index] = largest + BigInt(index) + 1n;
  return appended;
}
