import type { Random } from "../../src/cli/differential/random";
import { varint } from "../../src/format/pprof/fixtures/wireText";
import { BAD_UTF8, NUMBERS, TEXTS } from "./interesting";
import { encodeMessage, type Field, type Message } from "./protobufTree";

type Edit = (random: Random, place: Place) => void;

/** A field, and the message that it is of. */
interface Place {
  readonly siblings: Message;
  readonly index: number;
  readonly field: Field;
  readonly root: Message;
}

/** A message with some of its fields changed, at any depth; as bytes. */
export function mutateMessage(random: Random, original: Message): Uint8Array {
  const root = [...original];
  for (let edits = random.pick([1, 1, 1, 2, 2, 3, 5]); edits > 0; edits--) {
    const place = anywhere(random, root, root);
    if (place !== undefined) random.pick(EDITS)(random, place);
  }
  return encodeMessage(root);
}

/** Every kind of field is as likely as any other, however many there are of it. What is on the way to it is copied. */
function anywhere(random: Random, message: Message, root: Message): Place | undefined {
  const numbers = [...new Set(message.map(({ number }) => number))];
  if (numbers.length === 0) return undefined;
  const number = random.pick(numbers);
  const places = [...message.keys()].filter(index => message[index].number === number);
  const index = random.pick(places);
  const field = copyOf(message[index]);
  message[index] = field;
  const inner =
    field.content.kind === "message" && random.chance(65)
      ? anywhere(random, field.content.fields, root)
      : undefined;
  return inner ?? { siblings: message, index, field, root };
}

/** A field that can be changed while the original stays; what is inside a message is still the original's. */
function copyOf(field: Field): Field {
  const { content } = field;
  if (content.kind === "message") return { ...field, content: { ...content, fields: [...content.fields] } };
  if (content.kind === "packed") return { ...field, content: { ...content, values: [...content.values] } };
  return { ...field };
}

const remove: Edit = (_, { siblings, index }) => void siblings.splice(index, 1);

const duplicate: Edit = (random, { siblings, index, field }) => {
  const copies = random.list(random.pick([1, 1, 2, 20, 300]), () => copyOf(field));
  siblings.splice(random.chance(50) ? index : random.below(siblings.length), 0, ...copies);
};

const move: Edit = (random, { siblings, index, field }) => {
  siblings.splice(index, 1);
  siblings.splice(random.below(siblings.length + 1), 0, field);
};

/** Another number; of packed ones, one of them. */
const renumber: Edit = (random, { field, siblings }) => {
  const { content } = field;
  const near = siblings.flatMap(({ content }) => (content.kind === "number" ? [content.value] : []));
  const value = random.chance(60)
    ? random.pick(NUMBERS)
    : random.pickOr(near, 1n) + random.pick([-1n, 0n, 1n]);
  if (content.kind === "packed" && content.values.length > 0) {
    content.values[random.below(content.values.length)] = value;
  } else field.content = { kind: "number", value };
};

/** Packed numbers one by one, or the other way round. */
const repack: Edit = (_, { siblings, index, field }) => {
  const { content, number } = field;
  if (content.kind === "packed") {
    const alone = content.values.map(value => ({ number, content: { kind: "number", value } }) as const);
    siblings.splice(index, 1, ...alone);
  } else if (content.kind === "number") field.content = { kind: "packed", values: [content.value] };
};

const resize: Edit = (random, { field }) => {
  const { content } = field;
  if (content.kind !== "packed") return;
  if (random.chance(50)) content.values.pop();
  else
    content.values.push(
      ...random.list(random.pick([1, 2, 100, 5000]), () => random.pickOr(content.values, 1n)),
    );
};

const rewire: Edit = (random, { field }) => {
  field.content = random.pick([
    { kind: "number", value: random.pick(NUMBERS) },
    { kind: "bytes", bytes: new Uint8Array(random.pick([0, 1, 10])) },
    { kind: "fixed", wireType: 1, bytes: new Uint8Array(8) },
    { kind: "fixed", wireType: 5, bytes: new Uint8Array(4) },
    { kind: "fixed", wireType: random.pick([3, 4, 6, 7]), bytes: new Uint8Array(0) },
  ] as const);
};

const rename: Edit = (random, { field }) => {
  field.number = random.pick([random.below(17), random.below(17), 2 ** 29 - 1, 2 ** 20]);
};

const retext: Edit = (random, { field, siblings }) => {
  if (field.content.kind === "message") return;
  const texts = siblings.flatMap(({ content }) => (content.kind === "bytes" ? [content.bytes] : []));
  const bytes = random.pick([
    () => new TextEncoder().encode(random.pick(TEXTS)),
    () => Uint8Array.from([...random.pickOr(texts, new Uint8Array(0)), ...random.pick(BAD_UTF8)]),
    () => random.pickOr(texts, new Uint8Array(0)).slice(),
    () => new Uint8Array(random.pick([100, 4000, 70_000])).fill(random.pick([0x41, 0x80, 0x3b])),
  ])();
  field.content = { kind: "bytes", bytes };
};

/** A length, or a number, that is written differently, or says what is not so. */
const misspell: Edit = (random, { field }) => {
  if (random.chance(50)) field.lengthOff = random.pick([-1, 1, -3, 100, 2 ** 31, 2 ** 32]);
  else field.padding = random.pick([1, 2, 4, 9, 12]);
};

/** What another field has, in this one's place. As bytes: it may be what this one is in. */
const transplant: Edit = (random, { field, root }) => {
  const content = anywhere(random, root, root)?.field.content;
  if (content?.kind === "message") field.content = { kind: "bytes", bytes: encodeMessage(content.fields) };
  else if (content !== undefined) field.content = content;
};

/** A message in itself, many times over. */
const nest: Edit = (random, { field }) => {
  if (field.content.kind !== "message") return;
  let bytes = encodeMessage(field.content.fields);
  for (let depth = random.pick([1, 3, 100]); depth > 0; depth--) {
    const { number } = field;
    bytes = Uint8Array.from([...varint(number * 8 + 2), ...varint(bytes.length), ...bytes]);
  }
  field.content = { kind: "bytes", bytes };
};

const EDITS = [
  remove,
  duplicate,
  move,
  renumber,
  renumber,
  renumber,
  renumber,
  repack,
  resize,
  resize,
  rewire,
  rename,
  retext,
  retext,
  misspell,
  transplant,
  nest,
];
