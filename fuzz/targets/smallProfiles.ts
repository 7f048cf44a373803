import { encodeMessage, type Field, type Message, parseMessage } from "../mutate/protobufTree";
import { profilesIn } from "./files";

/** Samples that are kept of a recorded profile: small inputs are read by the thousand. */
const KEPT_SAMPLES = 12;

/** Which fields of a message, by their numbers, are indices into the string table. */
interface StringFields {
  readonly [field: number]: StringFields | "string";
}

const TYPE: StringFields = { 1: "string", 2: "string" };
const PROFILE: StringFields = {
  1: TYPE,
  2: { 3: { 1: "string", 2: "string", 4: "string" } },
  3: { 5: "string", 6: "string" },
  5: { 2: "string", 3: "string", 4: "string" },
  7: "string",
  8: "string",
  11: TYPE,
  13: "string",
  14: "string",
  15: "string",
};

/**
 * Small profiles as recorded and written by Go, Rust, Node.js and C++: some samples of each example, with what they name,
 * field by field as it was written. And the odd ones that pprof's answers were recorded for.
 */
export function smallProfiles(): Message[] {
  const examples = profilesIn("public/examples").map(bytes => thinned(parseMessage(bytes)));
  return [...examples, ...profilesIn("examples/oracle/odd").map(bytes => parseMessage(bytes))];
}

/** The same as bytes. */
export const smallProfileBytes = (): Uint8Array[] => smallProfiles().map(encodeMessage);

function thinned(profile: Message): Message {
  const samples = profile.filter(({ number }) => number === 2);
  const step = Math.max(1, Math.floor(samples.length / KEPT_SAMPLES));
  const kept = new Set(samples.filter((_, index) => index % step === 0).slice(0, KEPT_SAMPLES));
  const locationIds = new Set([...kept].flatMap(sample => numbersOf(sample, 1)));
  const isIn = (ids: ReadonlySet<bigint>) => (field: Field) => numbersOf(field, 1).some(id => ids.has(id));
  const isKeptLocation = isIn(locationIds);
  const locations = profile.filter(field => field.number === 4 && isKeptLocation(field));
  const lines = locations.flatMap(location => innerOf(location).filter(({ number }) => number === 4));
  const isKeptFunction = isIn(new Set(lines.flatMap(line => numbersOf(line, 1))));
  const fields = profile.filter(field => {
    if (field.number === 2) return kept.has(field);
    if (field.number === 4) return isKeptLocation(field);
    return field.number !== 5 || isKeptFunction(field);
  });
  return withUsedStrings(fields);
}

function innerOf({ content }: Field): Message {
  return content.kind === "message" ? content.fields : [];
}

function numbersOf(message: Field, number: number): bigint[] {
  return innerOf(message).flatMap(field => {
    if (field.number !== number) return [];
    return field.content.kind === "packed"
      ? field.content.values
      : field.content.kind === "number"
        ? [field.content.value]
        : [];
  });
}

/** Strings that nothing names any more are left out, and the rest numbered anew. */
function withUsedStrings(profile: Message): Message {
  const strings = profile.filter(({ number }) => number === 6);
  const kept: Field[] = [];
  const newIndex = new Map<bigint, bigint>();
  const keep = (index: bigint): bigint => {
    const known = newIndex.get(index);
    if (known !== undefined) return known;
    kept.push(strings[Number(index)]);
    newIndex.set(index, BigInt(kept.length - 1));
    return BigInt(kept.length - 1);
  };
  keep(0n);
  const renamed = profile.map(field => renumbered(field, PROFILE[field.number], keep));
  const firstString = renamed.findIndex(({ number }) => number === 6);
  return renamed.flatMap((field, index) =>
    index === firstString ? kept : field.number === 6 ? [] : [field],
  );
}

function renumbered(
  field: Field,
  names: StringFields | "string" | undefined,
  keep: (index: bigint) => bigint,
): Field {
  const { number, content } = field;
  if (names === undefined) return field;
  if (names !== "string") {
    if (content.kind !== "message") return field;
    const fields = content.fields.map(inner => renumbered(inner, names[inner.number], keep));
    return { number, content: { kind: "message", fields } };
  }
  if (content.kind === "number") return { number, content: { kind: "number", value: keep(content.value) } };
  if (content.kind !== "packed") return field;
  return { number, content: { kind: "packed", values: content.values.map(keep) } };
}
