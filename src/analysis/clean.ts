import { type ByteText, bytesOf } from "../base/byteText";
import type { Steps } from "../base/steps";
import type { LabelTable, Profile } from "../model/profile";
import type { StringTable } from "../model/strings";

/** What is taken out of a profile before somebody else gets it. */
export interface Cleaning {
  /** All labels. */
  readonly labels: boolean;
  /** Comments, and the address of the documentation. */
  readonly comments: boolean;
  /** The folders of source files and binaries. */
  readonly paths: boolean;
  /** What functions, source files and binaries are called: hashes stand in their place. So addresses and build ids go. */
  readonly names: boolean;
}

/** Names that are changed between two pauses. */
const NAMES_PER_STEP = 1 << 12;

/**
 * A profile without what is to be taken out; stacks and values stay as they are.
 * @param hash what stands in a name's place: the same for the same name
 */
export function* cleanProfile(
  profile: Profile,
  cleaning: Cleaning,
  hash: (name: ByteText) => ByteText,
): Steps<Profile> {
  let cleaned = profile;
  if (cleaning.labels) cleaned = withoutLabels(cleaned);
  if (cleaning.comments) {
    cleaned = { ...cleaned, header: { ...cleaned.header, comments: [], docUrl: "" } };
  }
  if (!cleaning.paths && !cleaning.names) return cleaned;
  const names = new ChangedStrings(cleaned.strings);
  const changed = (change: (text: ByteText) => ByteText) => names.changer(change);
  const file = cleaning.paths ? changed(baseName) : changed(text => text);
  const { functions, mappings } = cleaned;
  cleaned = {
    ...cleaned,
    strings: names.strings,
    functions: { ...functions, filename: yield* all(functions.filename, file) },
    mappings: { ...mappings, filename: yield* all(mappings.filename, file) },
  };
  return cleaning.names ? yield* withHashes(cleaned, changed(hash)) : cleaned;
}

function withoutLabels(profile: Profile): Profile {
  return {
    ...profile,
    labels: NO_LABELS,
    samples: { ...profile.samples, labelStart: new Uint32Array(profile.samples.count + 1) },
  };
}

const NO_LABELS: LabelTable = {
  count: 0,
  key: new Uint16Array(0),
  text: new Uint16Array(0),
  number: new Int32Array(0),
  unit: new Uint16Array(0),
  exactNumbers: new Map(),
};

function* withHashes(profile: Profile, hashed: Changer): Steps<Profile> {
  const { functions, mappings, locations } = profile;
  return {
    ...profile,
    functions: {
      ...functions,
      name: yield* all(functions.name, hashed),
      systemName: yield* all(functions.systemName, hashed),
      filename: yield* all(functions.filename, hashed),
    },
    mappings: {
      ...mappings,
      filename: yield* all(mappings.filename, hashed),
      // Whoever has the binary could look the names up again.
      buildId: new Uint32Array(mappings.count),
      start: new BigUint64Array(mappings.count),
      limit: new BigUint64Array(mappings.count),
      offset: new BigUint64Array(mappings.count),
    },
    locations: { ...locations, address: new BigUint64Array(locations.count) },
    // They are about names, and have been applied.
    header: { ...profile.header, dropFrames: "", keepFrames: "" },
  };
}

/** string → the string in its place. */
type Changer = (string: number) => number;

/** The strings of a table, and changed ones behind them. */
class ChangedStrings {
  readonly strings: StringTable;
  private readonly added = new Map<ByteText, number>();

  constructor(strings: StringTable) {
    this.strings = strings.fork();
  }

  /** The empty string stays what it is. */
  changer(change: (text: ByteText) => ByteText): Changer {
    const known = new Map<number, number>();
    return string => {
      let changed = known.get(string);
      if (changed === undefined) {
        changed = this.strings.isEmpty(string) ? string : this.add(change(this.strings.byteText(string)));
        known.set(string, changed);
      }
      return changed;
    };
  }

  private add(text: ByteText): number {
    let string = this.added.get(text);
    if (string === undefined) {
      string = this.strings.count;
      this.strings.add(bytesOf(text), 0, text.length);
      this.added.set(text, string);
    }
    return string;
  }
}

function* all(column: Uint32Array, change: Changer): Steps<Uint32Array> {
  const changed = new Uint32Array(column.length);
  for (let row = 0; row < changed.length; row++) {
    if (row % NAMES_PER_STEP === NAMES_PER_STEP - 1) yield;
    changed[row] = change(column[row]);
  }
  return changed;
}

/** `/home/me/work/main.go` → `main.go`; of a folder its last part. */
function baseName(path: ByteText): ByteText {
  return path.replace(/[/\\]+$/, "").replace(/^.*[/\\]/s, "");
}
