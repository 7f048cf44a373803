/** Bytes that a list or object takes by itself, and every value in one, about. */
const CONTAINER_BYTES = 48;
const VALUE_BYTES = 24;

const QUOTE = 34;
const COMMA = 44;
const BACKSLASH = 92;

/** Goes through a JSON text by whole entries of the list or object that it is in. */
export class JsonParts {
  readonly text: string;
  /** Where the next character is. */
  at = 0;
  /** Bytes of memory that what was looked at takes as objects, about. */
  costBytes = 0;

  constructor(text: string) {
    this.text = text;
  }

  /** Whether a list or an object begins here. */
  isAtContainer(): boolean {
    const { text, at } = this;
    return text[at] === "[" || text[at] === "{";
  }

  /**
   * Where the last entry ends (at a comma, or at the end of the list or object) that is whole within so many
   * characters; here where the first is longer.
   */
  endOfEntries(length: number): number {
    const { text } = this;
    const limit = Math.min(text.length, this.at + length);
    let end = this.at;
    let depth = 0;
    let cost = VALUE_BYTES;
    for (let at = this.at; at < limit; at++) {
      const code = text.charCodeAt(at);
      if (code === QUOTE) at = endOfString(text, at) - 1;
      else if (isOpening(code)) {
        depth++;
        cost += CONTAINER_BYTES;
      } else if (isClosing(code)) {
        if (depth === 0) {
          end = at;
          break;
        }
        depth--;
      } else if (code === COMMA) {
        cost += VALUE_BYTES;
        if (depth === 0) end = at;
      }
    }
    if (end > this.at) this.costBytes += cost;
    return end;
  }

  /** The text up to there; goes behind it, and behind blanks. */
  take(end: number): string {
    const taken = this.text.slice(this.at, end);
    this.at = end;
    this.skipBlanks();
    return taken;
  }

  /** Goes behind a character, and behind blanks, if it is here. */
  skip(character: string): boolean {
    if (this.text[this.at] !== character) return false;
    this.at++;
    this.skipBlanks();
    return true;
  }

  /** The same where it must be here. */
  expect(character: string): void {
    if (!this.skip(character)) throw new SyntaxError(`no ${character} at ${this.at}`);
  }

  expectEnd(): void {
    if (this.at < this.text.length) throw new SyntaxError(`more at ${this.at}`);
  }

  skipBlanks(): void {
    while (isBlank(this.text.charCodeAt(this.at))) this.at++;
  }
}

/** Where the text in quotes that begins here ends; the end of all where it does not. */
export function endOfString(text: string, start: number): number {
  for (let quote = text.indexOf('"', start + 1); quote >= 0; quote = text.indexOf('"', quote + 1)) {
    let before = quote - 1;
    while (text.charCodeAt(before) === BACKSLASH) before--;
    if ((quote - before) % 2 === 1) return quote + 1;
  }
  return text.length;
}

/** Where the number or word that begins here ends. */
export function endOfWord(text: string, start: number): number {
  let at = start;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (isBlank(code) || code === COMMA || code === QUOTE || isOpening(code) || isClosing(code)) break;
  }
  return at;
}

function isBlank(code: number): boolean {
  return code === 32 || code === 10 || code === 13 || code === 9;
}

/** `[` or `{` */
function isOpening(code: number): boolean {
  return code === 91 || code === 123;
}

/** `]` or `}` */
function isClosing(code: number): boolean {
  return code === 93 || code === 125;
}
