import type { ByteText } from "../../base/byteText";
import { everyNth, type Steps } from "../../base/steps";
import { type Draft, type DraftMapping, keepUsedLocations } from "./draft";
import { LINES_PER_STEP, type LineScanner, trimSpace } from "./lineScanner";
import { readMappings } from "./mappingLines";

const HEADINGS = ["--- Memory map: ---", "MAPPED_LIBRARIES:"];

/** Whether a line is the heading of a memory map. */
export function isMemoryMapHeading(line: ByteText): boolean {
  return HEADINGS.some(heading => line.includes(heading));
}

/** Reads the memory map behind its heading, if there is one in the lines that are left (`parseAdditionalSections`). */
export function* readMemoryMapSection(scanner: LineScanner, draft: Draft): Steps<void> {
  const isPause = everyNth(LINES_PER_STEP);
  let isHeading = isMemoryMapHeading(scanner.line);
  while (!isHeading && scanner.next()) {
    if (isPause()) yield;
    isHeading = isMemoryMapHeading(scanner.line);
  }
  yield* readMemoryMap(scanner, draft);
}

/** Reads the lines that are left as a memory map, and gives every location its mapping (`ParseMemoryMapFromScanner`). */
export function* readMemoryMap(scanner: LineScanner, draft: Draft): Steps<void> {
  draft.mappings = withMainFirst(joinAdjacent(yield* readMappings(scanner)));
  yield;
  keepUsedLocations(draft);
  yield* assignMappings(draft);
}

/** Makes one of neighbouring parts of a file (`massageMappings`). */
function joinAdjacent(mappings: readonly DraftMapping[]): DraftMapping[] {
  const joined: DraftMapping[] = [];
  for (const mapping of mappings) {
    const last = joined.at(-1);
    if (last === undefined || !isContinuedBy(last, mapping)) {
      joined.push(mapping);
      continue;
    }
    last.limit = mapping.limit;
    if (mapping.file !== "") last.file = mapping.file;
    if (mapping.buildId !== "") last.buildId = mapping.buildId;
  }
  return joined;
}

/** `adjacent`: whether the second is the same mapping, and goes on where the first ends. */
function isContinuedBy(first: DraftMapping, second: DraftMapping): boolean {
  if (first.file !== "" && second.file !== "" && first.file !== second.file) return false;
  if (first.buildId !== "" && second.buildId !== "" && first.buildId !== second.buildId) return false;
  if (first.limit !== second.start) return false;
  if (first.offset === 0n || second.offset === 0n) return true;
  return BigInt.asUintN(64, first.offset + first.limit - first.start) === second.offset;
}

const LIBRARY = /\.so$|\.so[._]\d+/;

/** Swaps what is probably the main binary to the front. */
function withMainFirst(mappings: DraftMapping[]): DraftMapping[] {
  const main = mappings.findIndex(({ file }) => {
    const name = trimSpace(file.replaceAll("(deleted)", ""));
    return name !== "" && !LIBRARY.test(name) && !name.startsWith("[");
  });
  if (main > 0) [mappings[0], mappings[main]] = [mappings[main], mappings[0]];
  return mappings;
}

const COMPARISONS_PER_STEP = 1 << 16;
const USUAL_START = 0x400000n;
const HIGHEST = 2n ** 64n - 1n;

/** Gives every location the mapping that its address lies in, and one made for it where none does (`remapMappingIDs`). */
export function* assignMappings(draft: Draft): Steps<void> {
  const { mappings } = draft;
  const [first, second] = mappings;
  if (first?.file.startsWith("/anon_hugepage") && second !== undefined && first.limit === second.start) {
    mappings.shift();
  }
  // The main binary, when only its second part was listed.
  const main = mappings.at(0);
  if (main !== undefined && BigInt.asUintN(64, main.start - main.offset) === USUAL_START) {
    main.start = USUAL_START;
    main.offset = 0n;
  }
  let placeholder: DraftMapping | undefined;
  let looked = 0;
  for (const location of draft.locations) {
    // Every location may be compared with every mapping.
    looked += mappings.length + 1;
    if (looked > COMPARISONS_PER_STEP) {
      looked = 0;
      yield;
    }
    const { address } = location;
    if (location.mapping !== undefined || address === 0n) continue;
    location.mapping = mappings.find(({ start, limit }) => start <= address && address < limit);
    if (location.mapping !== undefined) continue;
    const before = mappings.find(
      ({ start, offset }) =>
        offset !== 0n && BigInt.asUintN(64, start - offset) <= address && address < start,
    );
    if (before !== undefined) {
      // Its first part was not listed.
      before.start = BigInt.asUintN(64, before.start - before.offset);
      before.offset = 0n;
    } else if (placeholder === undefined) {
      placeholder = { start: 0n, limit: HIGHEST, offset: 0n, file: "", buildId: "" };
      mappings.push(placeholder);
    }
    location.mapping = before ?? placeholder;
  }
}
