import { type ByteText, compareByteTexts } from "../base/byteText";
import type { Steps } from "../base/steps";
import type { Profile } from "../model/profile";

/** The units of numeric labels: one per key. */
export interface LabelUnits {
  /** Key → the first unit met, or the one that pprof takes for it. */
  readonly byKey: ReadonlyMap<ByteText, string>;
  /** Key → the other units met, in order. */
  readonly ignored: ReadonlyMap<ByteText, readonly ByteText[]>;
}

/** Labels between two pauses. */
const LABELS_PER_STEP = 1 << 20;

/** `profile/profile.go: NumLabelUnits`. */
export function* labelUnits(profile: Profile): Steps<LabelUnits> {
  const { labels, strings } = profile;
  const byKey = new Map<ByteText, string>();
  const keys = new Set<ByteText>();
  const ignored = new Map<ByteText, Set<ByteText>>();
  /** Pairs of a key's and a unit's string: there are few of them, and each says something once. */
  const seen = new Set<number>();
  /** Key's string → the unit's that it had last, plus one: mostly it is the only one. */
  const lastUnit = new Uint32Array(strings.count);
  for (let label = 0; label < labels.count; label++) {
    if (label % LABELS_PER_STEP === LABELS_PER_STEP - 1) yield;
    if (labels.text[label] !== 0 || lastUnit[labels.key[label]] === labels.unit[label] + 1) continue;
    lastUnit[labels.key[label]] = labels.unit[label] + 1;
    const pair = labels.key[label] * strings.count + labels.unit[label];
    if (seen.has(pair)) continue;
    seen.add(pair);
    const key = strings.byteText(labels.key[label]);
    keys.add(key);
    const unit = strings.text(labels.unit[label]);
    if (unit === "") continue;
    const known = byKey.get(key);
    if (known === undefined) byKey.set(key, unit);
    else if (known !== unit) {
      const others = ignored.get(key) ?? new Set();
      ignored.set(key, others.add(strings.byteText(labels.unit[label])));
    }
  }
  for (const key of keys) {
    if (byKey.has(key)) continue;
    byKey.set(key, unitOfKey(key));
  }
  return {
    byKey,
    ignored: new Map([...ignored].map(([key, units]) => [key, [...units].toSorted(compareByteTexts)])),
  };
}

/** What pprof takes for the unit of a key whose numbers have none: the key itself, but for two kinds of bytes. */
export function unitOfKey<Key extends string>(key: Key): Key | "bytes" {
  return key === "alignment" || key === "request" ? "bytes" : key;
}
