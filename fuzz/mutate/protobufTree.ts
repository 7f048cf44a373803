import { varint } from "../../src/format/pprof/fixtures/wireText";

/** Fields of a message, in the order of the file. */
export type Message = Field[];

export interface Field {
  number: number;
  content: Content;
  /** Added to the length that is written before the content. */
  lengthOff?: number;
  /** The number, or the length, is written with so many bytes more than it needs. */
  padding?: number;
}

type Content =
  | { readonly kind: "number"; readonly value: bigint }
  | { readonly kind: "packed"; readonly values: bigint[] }
  | { readonly kind: "message"; readonly fields: Message }
  | { readonly kind: "bytes"; readonly bytes: Uint8Array }
  | { readonly kind: "fixed"; readonly wireType: number; readonly bytes: Uint8Array };

/** Which fields of a message are not bytes, where they have a length. */
interface Shape {
  readonly [field: number]: Shape | "packed";
}

/** profile.proto of google/pprof. */
const PROFILE: Shape = {
  1: {},
  2: { 1: "packed", 2: "packed", 3: {} },
  3: {},
  4: { 4: {} },
  5: {},
  11: {},
  13: "packed",
};

/** The fields of a whole profile that is known to be good; throws where it is not. */
export function parseMessage(bytes: Uint8Array, shape: Shape = PROFILE): Message {
  const cursor = { bytes, at: 0 };
  const message: Message = [];
  while (cursor.at < bytes.length) {
    const tag = Number(readVarint(cursor));
    const number = tag >>> 3;
    message.push({ number, content: readContent(cursor, tag & 7, shape[number]) });
  }
  return message;
}

interface Cursor {
  readonly bytes: Uint8Array;
  at: number;
}

function readContent(cursor: Cursor, wireType: number, inner: Shape | "packed" | undefined): Content {
  if (wireType === 0) return { kind: "number", value: readVarint(cursor) };
  if (wireType !== 2) {
    return { kind: "fixed", wireType, bytes: readBytes(cursor, wireType === 1 ? 8 : 4) };
  }
  const bytes = readBytes(cursor, Number(readVarint(cursor)));
  if (inner === undefined) return { kind: "bytes", bytes };
  if (inner !== "packed") return { kind: "message", fields: parseMessage(bytes, inner) };
  const packed = { bytes, at: 0 };
  const values: bigint[] = [];
  while (packed.at < bytes.length) values.push(readVarint(packed));
  return { kind: "packed", values };
}

function readBytes(cursor: Cursor, length: number): Uint8Array {
  if (cursor.at + length > cursor.bytes.length) throw new Error("the message is cut off");
  cursor.at += length;
  return cursor.bytes.slice(cursor.at - length, cursor.at);
}

function readVarint(cursor: Cursor): bigint {
  let value = 0n;
  for (let shift = 0n; ; shift += 7n) {
    const byte = cursor.bytes[cursor.at++];
    if (byte === undefined) throw new Error("a number is cut off");
    value |= BigInt(byte & 0x7f) << shift;
    if (byte < 0x80) return value;
  }
}

/** A message as bytes. */
export function encodeMessage(message: Message): Uint8Array {
  const parts = message.map(encodeField);
  return Uint8Array.from(Buffer.concat(parts));
}

function encodeField({ number, content, lengthOff = 0, padding = 0 }: Field): Uint8Array {
  const tag = (wireType: number) => varint(number * 8 + wireType);
  if (content.kind === "number")
    return Uint8Array.from([...tag(0), ...padded(varint(content.value), padding)]);
  if (content.kind === "fixed") return Buffer.concat([Uint8Array.from(tag(content.wireType)), content.bytes]);
  const bytes = innerBytes(content);
  const length = varint(BigInt(Math.max(0, bytes.length + lengthOff)));
  return Buffer.concat([Uint8Array.from([...tag(2), ...padded(length, padding)]), bytes]);
}

function innerBytes(content: Exclude<Content, { kind: "number" | "fixed" }>): Uint8Array {
  if (content.kind === "bytes") return content.bytes;
  if (content.kind === "message") return encodeMessage(content.fields);
  return Uint8Array.from(content.values.flatMap(varint));
}

/** The same number in so many bytes more. */
function padded(bytes: readonly number[], count: number): readonly number[] {
  if (count === 0) return bytes;
  const continued = bytes.map(byte => byte | 0x80);
  return [...continued, ...Array.from({ length: count - 1 }, () => 0x80), 0];
}
