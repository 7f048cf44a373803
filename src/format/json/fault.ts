import { everyNth, type Steps } from "../../base/steps";

/** What is looked at between two pauses. */
const CHARACTERS_PER_STEP = 1 << 20;
const VALUES_PER_STEP = 1 << 13;

/** Where a text stops being JSON. */
export interface JsonFault {
  /** From 1. */
  readonly line: number;
  /** Characters (UTF-16 units), from 1. */
  readonly column: number;
  /** In the UTF-8 text, without a byte order mark. */
  readonly byteOffset: number;
  /** It only ends too soon. */
  readonly isAtEnd: boolean;
  /** What belongs there. */
  readonly expected: string;
}

/** The first place where a text that `JSON.parse` refuses is no JSON: engines don't tell it in any one way. */
export function* findFault(text: string): Steps<JsonFault> {
  const { at, expected } = yield* new Scanner(text).scan();
  let line = 1;
  let lineStart = 0;
  let byteOffset = 0;
  for (let index = 0; index < at; index++) {
    if (index % CHARACTERS_PER_STEP === CHARACTERS_PER_STEP - 1) yield;
    const code = text.charCodeAt(index);
    byteOffset += code < 0x80 ? 1 : code < 0x800 ? 2 : isSurrogate(code) ? 2 : 3;
    if (code !== 10) continue;
    line++;
    lineStart = index + 1;
  }
  return { line, column: at - lineStart + 1, byteOffset, isAtEnd: at >= text.length, expected };
}

/** Two of them are four bytes. */
function isSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdfff;
}

const BLANKS = /[ \t\n\r]*/y;
const WORDS = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
/** The beginning of one of them, at the end of the text. */
const CUT_WORD = /(?:t|tr|tru|f|fa|fal|fals|n|nu|nul|-|-?\d+\.|-?\d+(?:\.\d+)?[eE][+-]?)$/y;
/** The beginning of an escape, at the end of the text. */
const CUT_ESCAPE = /\\(?:u[\da-fA-F]{0,3})?$/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y;

/** Goes through a text as the grammar of JSON says (RFC 8259), without recursion. */
class Scanner {
  private readonly text: string;
  private at = 0;

  constructor(text: string) {
    this.text = text;
  }

  /** How far the text is JSON, and what would go on. */
  *scan(): Steps<{ at: number; expected: string }> {
    const open: string[] = [];
    const isPause = everyNth(VALUES_PER_STEP);
    for (;;) {
      if (isPause()) yield;
      this.match(BLANKS);
      const begin = this.text[this.at];
      if (begin === "{" || begin === "[") {
        this.at++;
        open.push(begin);
        this.match(BLANKS);
        if (!this.closes(begin)) {
          if (begin === "{" && !this.key()) return this.fault("a name in quotes");
          continue;
        }
        open.pop();
      } else if (begin === '"') {
        if (!this.string()) return this.fault("the rest of a text");
      } else if (this.match(CUT_WORD) || !this.match(WORDS)) {
        return this.fault("a value");
      }
      // Behind a value.
      for (;;) {
        this.match(BLANKS);
        const inside = open.at(-1);
        if (inside === undefined) return this.fault("the end of the file");
        if (this.closes(inside)) {
          open.pop();
          continue;
        }
        if (this.text[this.at] !== ",") return this.fault(inside === "{" ? "“,” or “}”" : "“,” or “]”");
        this.at++;
        if (inside === "{" && !this.key()) return this.fault("a name in quotes");
        break;
      }
    }
  }

  private fault(expected: string): { at: number; expected: string } {
    return { at: this.at, expected };
  }

  private match(expression: RegExp): boolean {
    expression.lastIndex = this.at;
    const matched = expression.test(this.text);
    if (matched) this.at = expression.lastIndex;
    return matched;
  }

  private closes(opened: string): boolean {
    if (this.text[this.at] !== (opened === "{" ? "}" : "]")) return false;
    this.at++;
    return true;
  }

  /** A name and its colon. */
  private key(): boolean {
    this.match(BLANKS);
    if (this.text[this.at] !== '"' || !this.string()) return false;
    this.match(BLANKS);
    if (this.text[this.at] !== ":") return false;
    this.at++;
    return true;
  }

  private string(): boolean {
    this.at++;
    for (;;) {
      while (isInString(this.text.charCodeAt(this.at))) this.at++;
      if (this.text[this.at] === '"') {
        this.at++;
        return true;
      }
      if (this.match(ESCAPE)) continue;
      this.match(CUT_ESCAPE);
      return false;
    }
  }
}

/** Whether a character stands for itself in a string: none below a blank, no quote, no backslash, not the end (NaN). */
function isInString(code: number): boolean {
  return code >= 32 && code !== 34 && code !== 92;
}
