import { type Problem, ProblemError } from "../../base/problem";
import type { Steps } from "../../base/steps";
import { LIMITS } from "../limits";
import { endOfString, endOfWord, JsonParts } from "./parts";

/** Characters that are parsed without a pause: some milliseconds' worth. */
const PART_LENGTH = 1 << 18;
const LEAST_PART_LENGTH = 1 << 10;
/** Arrays and objects around each other that are each longer than a part; call trees have two for every frame. */
const MOST_OPEN = 200_000;

/** An array or object that is longer than a part, while its parts are read. */
type Open =
  | { readonly closing: "]"; readonly array: unknown[] }
  | { readonly closing: "}"; readonly object: Record<string, unknown>; key: string };

/**
 * What `JSON.parse` makes of a text, with pauses: long arrays and objects are cut between their entries and parsed part
 * by part. Throws a `SyntaxError` where it is no JSON, and a `ProblemError` where it would fill the memory.
 */
export function* parseJson(
  text: string,
  partLength: number = PART_LENGTH,
  heapBytes: number = LIMITS.jsonHeapBytes,
): Steps<unknown> {
  const parts = new JsonParts(text);
  parts.skipBlanks();
  if (!parts.isAtContainer() || text.length <= partLength) return JSON.parse(text);
  const open: Open[] = [enter(parts)];
  let isFirst = true;
  for (;;) {
    yield;
    const inside = open[open.length - 1];
    // The deeper, the shorter: what is looked at in vain is looked at again one further in.
    const end = parts.endOfEntries(
      Math.max(Math.min(LEAST_PART_LENGTH, partLength), partLength / open.length),
    );
    if (end > parts.at) putSlice(inside, parts.take(end));
    else if (text[parts.at] !== inside.closing || !isFirst) {
      if (inside.closing === "}") inside.key = takeKey(parts);
      if (parts.isAtContainer()) {
        if (open.length >= MOST_OPEN) throw new ProblemError(TOO_DEEP);
        open.push(enter(parts));
        isFirst = true;
        continue;
      }
      put(inside, takeValue(parts));
    }
    if (parts.costBytes > heapBytes) throw new ProblemError(TOO_LARGE);
    const root = leave(parts, open);
    if (root !== undefined) return root.value;
    isFirst = false;
  }
}

/** Goes behind what ends here, up to the next entry; the outermost value once that is reached. */
function leave(parts: JsonParts, open: Open[]): { readonly value: unknown } | undefined {
  for (;;) {
    const inside = open[open.length - 1];
    if (parts.skip(",")) return undefined;
    parts.expect(inside.closing);
    const value = inside.closing === "]" ? inside.array : inside.object;
    open.pop();
    const outside = open.at(-1);
    if (outside === undefined) {
      parts.expectEnd();
      return { value };
    }
    put(outside, value);
  }
}

function enter(parts: JsonParts): Open {
  return parts.skip("[")
    ? { closing: "]", array: [] }
    : (parts.expect("{"), { closing: "}", object: {}, key: "" });
}

/** A name and its colon. */
function takeKey(parts: JsonParts): string {
  const key = takeValue(parts);
  if (typeof key !== "string") throw new SyntaxError("a name is no text");
  parts.expect(":");
  return key;
}

/** A text, number or word, however long. */
function takeValue(parts: JsonParts): unknown {
  const { text, at } = parts;
  return JSON.parse(parts.take(text[at] === '"' ? endOfString(text, at) : endOfWord(text, at)));
}

function putSlice(inside: Open, entries: string): void {
  if (inside.closing === "]") {
    for (const value of JSON.parse(`[${entries}]`) as unknown[]) inside.array.push(value);
    return;
  }
  const object = JSON.parse(`{${entries}}`) as Record<string, unknown>;
  for (const key of Object.keys(object)) define(inside.object, key, object[key]);
}

function put(inside: Open, value: unknown): void {
  if (inside.closing === "]") inside.array.push(value);
  else define(inside.object, inside.key, value);
}

/** As `JSON.parse` does it: `__proto__` is a name like any other. */
function define(object: Record<string, unknown>, key: string, value: unknown): void {
  if (key !== "__proto__") object[key] = value;
  else Object.defineProperty(object, key, { value, writable: true, enumerable: true, configurable: true });
}

const TOO_DEEP: Problem = {
  kind: "tooLarge",
  message: `This JSON has more than ${MOST_OPEN.toLocaleString("en-US")} lists and objects inside of each other.`,
  advice: "Check where it comes from: no profile is as deep.",
};

const TOO_LARGE: Problem = {
  kind: "tooLarge",
  message: "This JSON would take more memory than a page has.",
  advice: "Record for a shorter time, or with a longer sampling interval.",
};
