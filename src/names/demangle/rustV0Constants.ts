import { fail } from "./bounds";
import type { RustPrinter } from "./rustV0";

/** Constants in Rust's symbols: the values of const generics, and lengths of arrays. */
export class RustConstants {
  private readonly printer: RustPrinter;

  constructor(printer: RustPrinter) {
    this.printer = printer;
  }

  /** @param isInExpression braces are not needed */
  write(isInExpression: boolean): void {
    this.printer.nested(() => this.constant(isInExpression));
  }

  /** The pattern of a pattern type: `1..=5`. */
  writePattern(): void {
    this.printer.nested(() => this.pattern());
  }

  private pattern(): void {
    const { printer } = this;
    switch (printer.cursor.next()) {
      case "R":
        this.write(false);
        printer.write("..=");
        this.write(false);
        return;
      case "O":
        printer.list(() => this.writePattern(), " | ");
        return;
      case "N":
        printer.write("!null");
        return;
      default:
        fail();
    }
  }

  private constant(isInExpression: boolean): void {
    const { printer } = this;
    const { cursor } = printer;
    const tag = cursor.next();
    if ("htmyoj".includes(tag)) printer.write(this.unsigned());
    else if ("aslxni".includes(tag)) printer.write((cursor.eat("n") ? "-" : "") + this.unsigned());
    else if (tag === "p") printer.write("_");
    else if (tag === "b") printer.write(this.boolean());
    else if (tag === "c") printer.write(this.character());
    else if (tag === "B") printer.backReference(() => this.write(isInExpression));
    else if (tag === "R" && cursor.eat("e")) printer.write(this.string());
    else {
      if (!isInExpression) printer.write("{");
      this.expression(tag);
      if (!isInExpression) printer.write("}");
    }
  }

  private expression(tag: string): void {
    const { printer } = this;
    const inside = () => this.write(true);
    switch (tag) {
      case "e":
        printer.write(`*${this.string()}`);
        return;
      case "R":
      case "Q":
        printer.write(tag === "R" ? "&" : "&mut ");
        inside();
        return;
      case "A":
        printer.write("[");
        printer.list(inside, ", ");
        printer.write("]");
        return;
      case "T": {
        printer.write("(");
        const count = printer.list(inside, ", ");
        printer.write(count === 1 ? ",)" : ")");
        return;
      }
      case "V":
        printer.path(true);
        this.fields();
        return;
      default:
        fail();
    }
  }

  private fields(): void {
    const { printer } = this;
    const kind = printer.cursor.next();
    if (kind === "U") return;
    if (kind === "T") {
      printer.write("(");
      printer.list(() => this.write(true), ", ");
      printer.write(")");
      return;
    }
    if (kind !== "S") fail();
    printer.write(" { ");
    printer.list(() => {
      printer.disambiguator();
      printer.write(`${printer.identifier()}: `);
      this.write(true);
    }, ", ");
    printer.write(" }");
  }

  private hexadecimal(): string {
    return this.printer.cursor.need(/[0-9a-f]*_/y).slice(0, -1);
  }

  private unsigned(): string {
    const digits = this.hexadecimal();
    // What does not fit in 64 bits stays as it is.
    return /^0*[0-9a-f]{1,16}$|^$/.test(digits) ? String(BigInt(`0x0${digits}`)) : `0x${digits}`;
  }

  private boolean(): string {
    const value = this.unsigned();
    return value === "0" ? "false" : value === "1" ? "true" : fail();
  }

  private character(): string {
    const point = Number(this.unsigned());
    if (!(point <= 0x10ffff) || (point >= 0xd800 && point <= 0xdfff)) fail();
    return quoted("'", String.fromCodePoint(point));
  }

  private string(): string {
    const digits = this.hexadecimal();
    if (digits.length % 2 !== 0) fail();
    const bytes = Uint8Array.from(digits.match(/../g) ?? [], pair => Number.parseInt(pair, 16));
    try {
      return quoted('"', new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes));
    } catch {
      return fail();
    }
  }
}

const ESCAPED: ReadonlyMap<string, string> = new Map([
  ["\0", "\\0"],
  ["\t", "\\t"],
  ["\r", "\\r"],
  ["\n", "\\n"],
  ["\\", "\\\\"],
]);
/** What cannot be printed, or joins the character before it. */
const UNPRINTABLE = /(?! )[\p{C}\p{Z}\p{Mn}]/u;

function quoted(quote: "'" | '"', text: string): string {
  const inside = Array.from(text, character => {
    if (character === quote) return `\\${character}`;
    const escaped = ESCAPED.get(character);
    if (escaped !== undefined) return escaped;
    return UNPRINTABLE.test(character) ? `\\u{${character.codePointAt(0)?.toString(16)}}` : character;
  });
  return quote + inside.join("") + quote;
}
