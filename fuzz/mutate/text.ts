import type { Random } from "../../src/cli/differential/random";
import { BAD_UTF8, NUMBER_TEXTS, TEXTS } from "./interesting";
import { cutOff, spliced } from "./bytes";

/** Repetitions of repetitions grow without end, and are read by the thousand. */
const USUAL_LENGTH = 20_000;
const MOST_LENGTH = 1_000_000;

type Edit = (random: Random, lines: string[], other: readonly string[]) => void;

/**
 * A text with lines, words and numbers changed, as bytes.
 * @param other lines of another text of the same kind
 */
export function mutateText(random: Random, text: string, other: string): Uint8Array {
  const lines = text.split("\n");
  const otherLines = other.split("\n");
  for (let edits = random.pick([1, 1, 1, 2, 2, 3, 5]); edits > 0; edits--) {
    random.pick(EDITS)(random, lines, otherLines);
  }
  const mutated = lines.join(random.chance(4) ? "\r\n" : "\n");
  const bytes = new TextEncoder().encode(mutated.slice(0, random.chance(1) ? MOST_LENGTH : USUAL_LENGTH));
  if (random.chance(4)) return cutOff(random, bytes);
  return random.chance(4) ? spliced(bytes, random.below(bytes.length + 1), 0, random.pick(BAD_UTF8)) : bytes;
}

/** A line; the first few say what the text is, and are not as likely to be hit as they are few. */
const anyLine = (random: Random, lines: readonly string[]): number =>
  random.chance(10) ? random.below(Math.min(3, lines.length)) : random.below(lines.length);

const removeLines: Edit = (random, lines) =>
  void lines.splice(anyLine(random, lines), random.pick([1, 1, 2, 10]));

const repeatLines: Edit = (random, lines) => {
  const from = anyLine(random, lines);
  const part = lines.slice(from, from + random.pick([1, 1, 3, 20]));
  for (let copies = random.pick([1, 1, 3, 100]); copies > 0; copies--) {
    lines.splice(random.below(lines.length + 1), 0, ...part);
  }
};

const swapLines: Edit = (random, lines) => {
  const [one, two] = [anyLine(random, lines), anyLine(random, lines)];
  [lines[one], lines[two]] = [lines[two] ?? "", lines[one] ?? ""];
};

const takeFromOther: Edit = (random, lines, other) => {
  const from = random.below(other.length);
  const part = other.slice(from, from + random.pick([1, 3, 20]));
  lines.splice(anyLine(random, lines), random.chance(50) ? part.length : 0, ...part);
};

/** Another number in place of one. */
const renumber: Edit = (random, lines) => {
  const at = anyLine(random, lines);
  const line = lines[at] ?? "";
  const numbers = [...line.matchAll(/-?\b(?:0x[0-9a-f]+|[\d.]+)/gi)];
  if (numbers.length === 0) return;
  const { index, 0: digits } = random.pick(numbers);
  const put = random.chance(80)
    ? random.pick(NUMBER_TEXTS)
    : BigInt(random.pick(NUMBER_INTEGERS)).toString(16);
  lines[at] = line.slice(0, index) + put + line.slice(index + digits.length);
};

/** What `toString(16)` takes. */
const NUMBER_INTEGERS = NUMBER_TEXTS.filter(text => /^-?\d+$/.test(text));

const retext: Edit = (random, lines) => {
  const at = anyLine(random, lines);
  const line = lines[at] ?? "";
  const from = random.below(line.length + 1);
  lines[at] = line.slice(0, from) + random.pick(TEXTS) + line.slice(from + random.pick([0, 0, 1, 3, 1000]));
};

/** Words of a line in another order, or fewer or more of them. */
const reword: Edit = (random, lines) => {
  const at = anyLine(random, lines);
  const words = (lines[at] ?? "").split(" ");
  const one = random.below(words.length);
  if (random.chance(40)) words.splice(one, 1);
  else
    words.splice(
      random.below(words.length + 1),
      0,
      ...random.list(random.pick([1, 1, 2, 500]), () => words[one] ?? ""),
    );
  lines[at] = words.join(" ");
};

const EDITS = [
  removeLines,
  repeatLines,
  swapLines,
  takeFromOther,
  renumber,
  renumber,
  renumber,
  retext,
  retext,
  reword,
];
