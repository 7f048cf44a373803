import { Profile as ForeignProfile } from "pprof-format";
import { type Profile, NONE } from "../../src/model/profile";
import { stackOffset, stackPage } from "../../src/model/stacks";
import { differenceOf } from "./difference";

/**
 * pprof-format, where it takes the bytes too, reads the same figures, ids and texts. It is known to read negative numbers
 * as unsigned ones (they are folded back here), and to lose its way where there are fields or wire types that it does
 * not know (such inputs are left out).
 */
export function agreesWithPprofFormat(profile: Profile, input: Uint8Array): void {
  // What google/pprof refuses, and we read with a warning, has a meaning only here.
  if (profile.warnings.some(({ goError }) => goError !== undefined) || !isKnownToPprofFormat(input)) return;
  let foreign: ForeignProfile;
  try {
    foreign = ForeignProfile.decode(input);
  } catch {
    return;
  }
  const difference = differenceOf(ownPicture(profile), foreignPicture(foreign));
  if (difference !== undefined) throw new Error(`pprof-format reads something else: ${difference}`);
}

/** Its tags are one byte, of numbers or of what has a length. */
const MOST_KNOWN_FIELD = 15;
const MESSAGES: Readonly<Record<number, Readonly<Record<number, object>>>> = {
  1: {},
  2: { 3: {} },
  3: {},
  4: { 4: {} },
  5: {},
  11: {},
};

function isKnownToPprofFormat(
  bytes: Uint8Array,
  messages: Readonly<Record<number, object>> = MESSAGES,
): boolean {
  let at = 0;
  const readNumber = (): number => {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = bytes[at++];
      if (byte === undefined) return Infinity;
      value += (byte & 127) * scale;
      if (byte < 128) return value;
    }
  };
  while (at < bytes.length) {
    const tag = bytes[at++];
    const [field, wireType] = [tag >> 3, tag & 7];
    if (field > MOST_KNOWN_FIELD || (wireType !== 0 && wireType !== 2)) return false;
    const start = at;
    const number = readNumber();
    // It counts a number's bytes by its size, and knows no number longer than it must be.
    if (at - start > 1 && bytes[at - 1] === 0) return false;
    if (wireType === 0) continue;
    const inner = messages[field];
    if (inner !== undefined && !isKnownToPprofFormat(bytes.subarray(at, at + number), inner as MessageShape))
      return false;
    at += number;
  }
  return at === bytes.length;
}

type MessageShape = Readonly<Record<number, object>>;

/** It takes byte order marks off. */
const withoutMark = (text: string) => text.replace(/^\ufeff/, "");

const signed = (value: number | bigint) => BigInt.asIntN(64, BigInt(value));
const unsigned = (value: number | bigint) => BigInt.asUintN(64, BigInt(value));

/** Samples, locations, functions and mappings by their ids, with texts. */
function ownPicture({ samples, labels, locations, lines, functions, mappings, strings }: Profile): unknown {
  const text = (index: number) => withoutMark(strings.text(index));
  const functionId = (line: number) => functions.ids[lines.functionRow[line]];
  return {
    samples: Array.from({ length: samples.count }, (_, sample) => {
      const offset = stackOffset(samples, sample);
      const rows = stackPage(samples, sample).subarray(offset, offset + samples.stackLength[sample]);
      const from = samples.labelStart[sample];
      return {
        stack: Array.from(rows, row => locations.ids[row]),
        values: samples.values.map(({ values, exact }) => exact?.[sample] ?? BigInt(values[sample])),
        labels: Array.from(
          { length: samples.labelStart[sample + 1] - from },
          (_, index) => from + index,
        ).flatMap(label =>
          labelTexts({
            key: text(labels.key[label]),
            text: labels.text[label] === 0 ? undefined : text(labels.text[label]),
            number: labels.exactNumbers.get(label) ?? BigInt(labels.number[label]),
            unit: text(labels.unit[label]),
          }),
        ),
      };
    }),
    locations: byId(locations.order, locations.ids, row => ({
      mapping: locations.mapping[row] === NONE ? 0n : mappings.ids[locations.mapping[row]],
      address: locations.address[row],
      isFolded: locations.isFolded[row] === 1,
      lines: Array.from(
        { length: locations.lineCount[row] },
        (_, index) => locations.firstLine[row] + index,
      ).map(line => `${functionId(line)}:${lines.lineNumber[line]}`),
    })),
    functions: byId(functions.order, functions.ids, row => ({
      names: [functions.name, functions.systemName, functions.filename].map(column => text(column[row])),
      startLine: functions.startLine[row],
    })),
    mappings: byId(mappings.order, mappings.ids, row => ({
      range: [mappings.start[row], mappings.limit[row], mappings.offset[row]],
      names: [mappings.filename, mappings.buildId].map(column => text(column[row])),
    })),
  };
}

function byId(order: Uint32Array, ids: BigUint64Array, describe: (row: number) => object): object {
  return Object.fromEntries(Array.from(order, row => [String(ids[row]), describe(row)]));
}

interface LabelTexts {
  readonly key: string;
  readonly text: string | undefined;
  readonly number: bigint;
  readonly unit: string;
}

/** A label of nothing is none. */
function labelTexts({ key, text, number, unit }: LabelTexts): string[] {
  if (text !== undefined) return [`${key}=${text}`];
  return number === 0n && unit === "" ? [] : [`${key}=${number} ${unit}`];
}

function foreignPicture({
  sample,
  location,
  function: functions,
  mapping,
  stringTable,
}: ForeignProfile): unknown {
  const text = (index: number | bigint) => withoutMark(stringTable.strings[Number(index)] ?? "");
  const described = new Set(mapping.map(({ id }) => unsigned(id)));
  return {
    samples: sample.map(({ locationId, value, label }) => ({
      stack: locationId.map(unsigned),
      values: value.map(signed),
      labels: label.flatMap(({ key, str, num, numUnit }) =>
        labelTexts({
          key: text(key),
          text: BigInt(str) === 0n ? undefined : text(str),
          number: signed(num),
          unit: text(numUnit),
        }),
      ),
    })),
    locations: Object.fromEntries(
      location.map(({ id, mappingId, address, isFolded, line }) => [
        String(unsigned(id)),
        {
          mapping: described.has(unsigned(mappingId)) ? unsigned(mappingId) : 0n,
          address: unsigned(address),
          isFolded,
          lines: line.map(({ functionId, line }) => `${unsigned(functionId)}:${Number(signed(line))}`),
        },
      ]),
    ),
    functions: Object.fromEntries(
      functions.map(({ id, name, systemName, filename, startLine }) => [
        String(unsigned(id)),
        { names: [name, systemName, filename].map(text), startLine: Number(signed(startLine)) },
      ]),
    ),
    mappings: Object.fromEntries(
      mapping.map(({ id, memoryStart, memoryLimit, fileOffset, filename, buildId }) => [
        String(unsigned(id)),
        { range: [memoryStart, memoryLimit, fileOffset].map(unsigned), names: [filename, buildId].map(text) },
      ]),
    ),
  };
}
