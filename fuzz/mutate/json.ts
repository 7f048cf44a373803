import type { Random } from "../../src/cli/differential/random";
import { mutateBytes } from "./bytes";
import { NUMBERS, TEXTS } from "./interesting";

type Json = null | boolean | number | string | Json[] | { [member: string]: Json };
type Edit = (random: Random, place: Place) => void;

/** A value in a list or an object. */
interface Place {
  readonly parent: Json[] | { [member: string]: Json };
  readonly key: string;
  readonly root: Json;
}

/** A document with values changed at any depth, as the bytes of JSON; a few of them broken JSON. */
export function mutateJson(random: Random, text: string): Uint8Array {
  const root = JSON.parse(text) as Json;
  for (let edits = random.pick([1, 1, 1, 2, 2, 3, 5]); edits > 0; edits--) {
    const place = anywhere(random, root, root);
    if (place !== undefined) random.pick(EDITS)(random, place);
  }
  const bytes = new TextEncoder().encode(written(root));
  return random.chance(6) ? mutateBytes(random, bytes) : bytes;
}

/** `JSON.stringify` writes no numbers beyond a double's range; files may have some. */
function written(root: Json): string {
  return JSON.stringify(root).replaceAll('"1e999"', "1e999");
}

function anywhere(random: Random, within: Json, root: Json): Place | undefined {
  if (typeof within !== "object" || within === null) return undefined;
  const keys = Object.keys(within);
  if (keys.length === 0) return undefined;
  const key = random.pick(keys);
  const inner = random.chance(80) ? anywhere(random, valueAt(within, key), root) : undefined;
  return inner ?? { parent: within, key, root };
}

function valueAt(parent: Place["parent"], key: string): Json {
  return (Array.isArray(parent) ? parent[Number(key)] : parent[key]) ?? null;
}

function put({ parent, key }: Place, value: Json): void {
  if (Array.isArray(parent)) parent[Number(key)] = value;
  // An own member, as JSON.parse makes one, whatever it is called.
  else Object.defineProperty(parent, key, { value, enumerable: true, configurable: true, writable: true });
}

const remove: Edit = (_, { parent, key }) => {
  if (Array.isArray(parent)) parent.splice(Number(key), 1);
  else delete parent[key];
};

const duplicate: Edit = (random, place) => {
  const { parent, key } = place;
  const copy = () => structuredClone(valueAt(parent, key));
  if (Array.isArray(parent))
    parent.splice(random.below(parent.length + 1), 0, ...random.list(random.pick([1, 1, 3, 200]), copy));
  else
    put({ ...place, key: random.pick([key + key, key.toUpperCase(), "__proto__", "", "toString"]) }, copy());
};

const renumber: Edit = (random, place) => {
  const value = valueAt(place.parent, place.key);
  const near = typeof value === "number" ? value + random.pick([-1, 1, 0.5]) : 0;
  put(
    place,
    random.chance(60) ? Number(random.pick(NUMBERS)) : random.pick<Json>([near, -near, 1e308, "1e999"]),
  );
};

const replace: Edit = (random, place) =>
  put(place, random.pick<Json>([null, true, false, {}, [], "", 0, [[]], "1", -1, random.pick(TEXTS)]));

const retext: Edit = (random, place) => put(place, random.pick(TEXTS));

/** What stands elsewhere in the document. */
const transplant: Edit = (random, place) => {
  const other = anywhere(random, place.root, place.root);
  if (other !== undefined) put(place, structuredClone(valueAt(other.parent, other.key)));
};

const deepen: Edit = (random, place) => {
  let value = valueAt(place.parent, place.key);
  const isList = random.chance(50);
  for (let depth = random.pick([1, 2, 500]); depth > 0; depth--)
    value = isList ? [value] : { children: [value] };
  put(place, value);
};

const EDITS = [
  remove,
  duplicate,
  duplicate,
  renumber,
  renumber,
  renumber,
  replace,
  replace,
  retext,
  transplant,
  transplant,
  deepen,
];
