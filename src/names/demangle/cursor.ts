import { fail } from "./bounds";

/** Reads a mangled name from its beginning to its end. */
export class Cursor {
  readonly text: string;
  at: number;

  constructor(text: string, at = 0) {
    this.text = text;
    this.at = at;
  }

  /** The next character, or one further on; "" behind the end. */
  peek(ahead = 0): string {
    return this.text.charAt(this.at + ahead);
  }

  startsWith(prefix: string): boolean {
    return this.text.startsWith(prefix, this.at);
  }

  /** Takes a text if it is next. */
  eat(prefix: string): boolean {
    if (!this.startsWith(prefix)) return false;
    this.at += prefix.length;
    return true;
  }

  expect(prefix: string): void {
    if (!this.eat(prefix)) fail();
  }

  next(): string {
    if (this.at >= this.text.length) fail();
    return this.text.charAt(this.at++);
  }

  take(length: number): string {
    const end = this.at + length;
    if (end > this.text.length) fail();
    const taken = this.text.slice(this.at, end);
    this.at = end;
    return taken;
  }

  /** As much as an expression matches right here; the expression is sticky. */
  match(expression: RegExp): string | undefined {
    expression.lastIndex = this.at;
    const matched = expression.exec(this.text)?.[0];
    if (matched !== undefined) this.at += matched.length;
    return matched;
  }

  /** As much as an expression matches right here, which must be something. */
  need(expression: RegExp): string {
    return this.match(expression) ?? fail();
  }

  /** A decimal number, which must be there. */
  decimal(): number {
    const digits = this.need(/\d+/y);
    const value = Number(digits);
    return Number.isSafeInteger(value) ? value : fail();
  }
}
