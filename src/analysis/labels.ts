import { Best } from "../base/best";
import { enlarged } from "../base/growable";
import type { Steps } from "../base/steps";
import { valueText } from "../base/units";
import type { Profile } from "../model/profile";
import { unitOfKey } from "./labelUnits";

/** A label's value as text: the string, or the number in its unit as pprof prints it. */
function labelValueText(profile: Profile, label: number): string {
  const { labels, strings } = profile;
  if (labels.text[label] !== 0) return strings.text(labels.text[label]);
  return valueText(labels.number[label], labelUnit(profile, label), "auto");
}

/** A numeric label's unit: its own (pprof takes the first of its key for all), else what pprof takes for its key. */
export function labelUnit(profile: Profile, label: number): string {
  const { labels, strings } = profile;
  if (labels.unit[label] !== 0) return strings.text(labels.unit[label]);
  return unitOfKey(strings.text(labels.key[label]));
}

/** Rows looked at between two pauses. */
const ROWS_PER_STEP = 1 << 14;

interface NamedSum {
  readonly name: string;
  readonly value: number;
}

/** What samples say at one key. */
export interface KeySums {
  readonly key: string;
  /** The heaviest values, heaviest first; those that weigh the same by name. */
  readonly values: readonly NamedSum[];
  /** How many there are in all. */
  readonly valueCount: number;
}

/** Sums of something by label key and value. A sample counts once per value of a key. */
export class LabelSums {
  private readonly profile: Profile;
  /** Key → text of the value → row. */
  private readonly byKey = new Map<number, Map<string, number>>();
  /** Rows: sums, and the last sample counted plus one. */
  private sums = new Float64Array(1024);
  private lastSample = new Uint32Array(1024);
  private rowCount = 0;
  /** Labels met so far, each once: an open-addressing table of one that stands for all alike, plus one, and its row. */
  private known = 0;
  private slotLabel = new Uint32Array(4096);
  private slotRow = new Uint32Array(4096);

  constructor(profile: Profile) {
    this.profile = profile;
  }

  /** Adds a sample's value at one of its labels. */
  add(sample: number, label: number, value: number): void {
    const row = this.rowOf(label);
    if (this.lastSample[row] === sample + 1) return;
    this.lastSample[row] = sample + 1;
    this.sums[row] += value;
  }

  /** By key name, each key's heaviest values. @param limit how many of each key */
  *finish(limit: number): Steps<KeySums[]> {
    const found: KeySums[] = [];
    for (const [key, rows] of this.byKey) {
      const best = new Best<NamedSum>(limit, heaviestFirst);
      let count = 0;
      for (const [name, row] of rows) {
        if (++count % ROWS_PER_STEP === 0) yield;
        best.offer({ name, value: this.sums[row] });
      }
      found.push({ key: this.profile.strings.text(key), values: best.inOrder(), valueCount: rows.size });
    }
    return found.toSorted((a, b) => (a.key < b.key ? -1 : 1));
  }

  private rowOf(label: number): number {
    const slot = this.slotOf(label);
    return this.slotLabel[slot] === 0 ? this.addLabel(slot, label) : this.slotRow[slot];
  }

  /** The slot of an equal label, or the free one where this one would go. */
  private slotOf(label: number): number {
    const { key, text, number, unit } = this.profile.labels;
    const mask = this.slotLabel.length - 1;
    let slot = hashOf(key[label], text[label], number[label], unit[label]) & mask;
    for (; this.slotLabel[slot] !== 0; slot = (slot + 1) & mask) {
      const other = this.slotLabel[slot] - 1;
      if (
        text[other] === text[label] &&
        number[other] === number[label] &&
        key[other] === key[label] &&
        unit[other] === unit[label]
      ) {
        break;
      }
    }
    return slot;
  }

  private addLabel(slot: number, label: number): number {
    const key = this.profile.labels.key[label];
    let rows = this.byKey.get(key);
    if (rows === undefined) {
      rows = new Map();
      this.byKey.set(key, rows);
    }
    const text = labelValueText(this.profile, label);
    let row = rows.get(text);
    if (row === undefined) {
      row = this.rowCount++;
      rows.set(text, row);
      if (row === this.sums.length) {
        this.sums = enlarged(this.sums, this.rowCount);
        this.lastSample = enlarged(this.lastSample, this.sums.length);
      }
    }
    this.slotLabel[slot] = label + 1;
    this.slotRow[slot] = row;
    if (2 * ++this.known > this.slotLabel.length) this.grow();
    return row;
  }

  private grow(): void {
    const { slotLabel, slotRow } = this;
    this.slotLabel = new Uint32Array(4 * slotLabel.length);
    this.slotRow = new Uint32Array(4 * slotLabel.length);
    for (let old = 0; old < slotLabel.length; old++) {
      if (slotLabel[old] === 0) continue;
      const slot = this.slotOf(slotLabel[old] - 1);
      this.slotLabel[slot] = slotLabel[old];
      this.slotRow[slot] = slotRow[old];
    }
  }
}

function heaviestFirst(a: NamedSum, b: NamedSum): number {
  return Math.abs(b.value) - Math.abs(a.value) || (a.name < b.name ? -1 : 1);
}

function hashOf(key: number, text: number, number: number, unit: number): number {
  // Numbers beyond 32 bits lose their upper part here, and are told apart by looking.
  let hash = Math.imul(key, 0x9e3779b1) ^ Math.imul(text, 0x85ebca6b) ^ Math.imul(unit, 0xc2b2ae35) ^ number;
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return hash ^ (hash >>> 13);
}
