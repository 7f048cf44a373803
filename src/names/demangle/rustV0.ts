import { DEEPEST, fail, LONGEST_DEMANGLED, MOST_PARTS } from "./bounds";
import { Cursor } from "./cursor";
import { decodePunycode } from "./punycode";
import { LLVM_SUFFIX, SYMBOL_SUFFIX } from "./rustLegacy";
import { RustConstants } from "./rustV0Constants";

const BASIC_TYPES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    b: "bool",
    c: "char",
    e: "str",
    u: "()",
    a: "i8",
    s: "i16",
    l: "i32",
    x: "i64",
    n: "i128",
    i: "isize",
    h: "u8",
    t: "u16",
    m: "u32",
    y: "u64",
    o: "u128",
    j: "usize",
    f: "f32",
    d: "f64",
    z: "!",
    p: "_",
    v: "...",
  }),
);

/**
 * Rust's v0 mangling (RFC 2603), without the hashes that tell crates of one name apart:
 * `_RNvCs1234_7mycrate3foo` → `mycrate::foo`.
 */
export function demangleRustV0(name: string): string {
  const symbol = /^_{1,2}R([A-Z][\x21-\x7e]*)$/.exec(name.replace(LLVM_SUFFIX, ""))?.[1] ?? fail();
  const printer = new RustPrinter(symbol);
  printer.path(true);
  const demangled = printer.out;
  // The crate that the function was instantiated in tells a reader nothing.
  if (/[A-Z]/.test(printer.cursor.peek())) printer.silently(() => printer.path(false));
  const suffix = symbol.slice(printer.cursor.at);
  return SYMBOL_SUFFIX.test(suffix) ? demangled + suffix : fail();
}

/** Reads a symbol and writes what it means as it goes. */
export class RustPrinter {
  cursor: Cursor;
  out = "";
  private depth = 0;
  private parts = 0;
  private isSilent = false;
  /** How many lifetimes the binders around this place have named. */
  private boundLifetimes = 0;
  private readonly constants: RustConstants;

  constructor(symbol: string) {
    this.cursor = new Cursor(symbol);
    this.constants = new RustConstants(this);
  }

  write(text: string): void {
    if (this.isSilent) return;
    this.out += text;
    if (this.out.length > LONGEST_DEMANGLED) fail();
  }

  silently(read: () => void): void {
    const before = this.isSilent;
    this.isSilent = true;
    read();
    this.isSilent = before;
  }

  /** One part within another. */
  nested(read: () => void): void {
    if (++this.depth > DEEPEST || ++this.parts > MOST_PARTS) fail();
    read();
    this.depth--;
  }

  /** What an earlier place of the symbol says, once more. */
  backReference(read: () => void): void {
    const start = this.cursor.at - 1;
    const place = this.base62();
    if (place >= start) fail();
    if (this.isSilent) return;
    const after = this.cursor;
    this.cursor = new Cursor(after.text, place);
    this.nested(read);
    this.cursor = after;
  }

  /** Until the list's end; says how many there were. */
  list(read: () => void, separator: string): number {
    let count = 0;
    for (; !this.cursor.eat("E"); count++) {
      if (count > 0) this.write(separator);
      read();
    }
    return count;
  }

  path(isValue: boolean): void {
    this.nested(() => this.pathParts(isValue));
  }

  private pathParts(isValue: boolean): void {
    const tag = this.cursor.next();
    switch (tag) {
      case "C":
        this.disambiguator();
        this.write(this.identifier());
        return;
      case "N":
        this.nestedPath(isValue);
        return;
      case "M":
      case "X":
      case "Y":
        // Where the impl itself is.
        if (tag !== "Y") {
          this.disambiguator();
          this.silently(() => this.path(false));
        }
        this.write("<");
        this.type();
        if (tag !== "M") {
          this.write(" as ");
          this.path(false);
        }
        this.write(">");
        return;
      case "I":
        this.path(isValue);
        this.write(isValue ? "::<" : "<");
        this.list(() => this.genericArgument(), ", ");
        this.write(">");
        return;
      case "B":
        this.backReference(() => this.path(isValue));
        return;
      default:
        fail();
    }
  }

  private nestedPath(isValue: boolean): void {
    const namespace = this.cursor.need(/[A-Za-z]/y);
    this.path(isValue);
    const number = this.disambiguator();
    const name = this.identifier();
    if (namespace >= "a") {
      if (name !== "") this.write(`::${name}`);
      return;
    }
    const kind = namespace === "C" ? "closure" : namespace === "S" ? "shim" : namespace;
    this.write(`::{${kind}${name === "" ? "" : `:${name}`}#${number}}`);
  }

  private genericArgument(): void {
    if (this.cursor.eat("L")) this.lifetime(this.base62());
    else if (this.cursor.eat("K")) this.constants.write(false);
    else this.type();
  }

  type(): void {
    if (this.cursor.eat("w")) this.write("#[splat] ");
    const basic = BASIC_TYPES.get(this.cursor.peek());
    if (basic === undefined) {
      this.nested(() => this.compoundType());
      return;
    }
    this.cursor.next();
    this.write(basic);
  }

  private compoundType(): void {
    const tag = this.cursor.next();
    switch (tag) {
      case "R":
      case "Q":
        this.write("&");
        if (this.cursor.eat("L")) {
          const lifetime = this.base62();
          if (lifetime !== 0) {
            this.lifetime(lifetime);
            this.write(" ");
          }
        }
        if (tag === "Q") this.write("mut ");
        this.type();
        return;
      case "P":
      case "O":
        this.write(tag === "P" ? "*const " : "*mut ");
        this.type();
        return;
      case "A":
      case "S":
        this.write("[");
        this.type();
        if (tag === "A") {
          this.write("; ");
          this.constants.write(true);
        }
        this.write("]");
        return;
      case "T": {
        this.write("(");
        const count = this.list(() => this.type(), ", ");
        this.write(count === 1 ? ",)" : ")");
        return;
      }
      case "F":
        this.inBinder(() => this.functionType());
        return;
      case "D":
        this.write("dyn ");
        this.inBinder(() => this.list(() => this.dynTrait(), " + "));
        this.dynLifetime();
        return;
      case "B":
        this.backReference(() => this.type());
        return;
      case "W":
        this.type();
        this.write(" is ");
        this.constants.writePattern();
        return;
      default:
        this.cursor.at--;
        this.path(false);
    }
  }

  private functionType(): void {
    if (this.cursor.eat("U")) this.write("unsafe ");
    if (this.cursor.eat("K")) {
      const convention = this.cursor.eat("C") ? "C" : this.identifier();
      if (convention === "") fail();
      this.write(`extern "${convention.replaceAll("_", "-")}" `);
    }
    this.write("fn(");
    this.list(() => this.type(), ", ");
    this.write(")");
    if (this.cursor.eat("u")) return;
    this.write(" -> ");
    this.type();
  }

  private dynTrait(): void {
    let isOpen = this.traitPath();
    while (this.cursor.eat("p")) {
      this.write(isOpen ? ", " : "<");
      isOpen = true;
      this.write(`${this.identifier()} = `);
      if (this.cursor.eat("K")) this.constants.write(false);
      else this.type();
    }
    if (isOpen) this.write(">");
  }

  /** Says whether its `<` is still open, for the associated types. */
  private traitPath(): boolean {
    if (this.cursor.eat("B")) {
      let isOpen = false;
      this.backReference(() => (isOpen = this.traitPath()));
      return isOpen;
    }
    const isGeneric = this.cursor.eat("I");
    this.path(false);
    if (!isGeneric) return false;
    this.write("<");
    this.list(() => this.genericArgument(), ", ");
    return true;
  }

  private dynLifetime(): void {
    this.cursor.expect("L");
    const lifetime = this.base62();
    if (lifetime === 0) return;
    this.write(" + ");
    this.lifetime(lifetime);
  }

  /** `for<'a, 'b> ` and what these lifetimes are bound in. */
  private inBinder(read: () => void): void {
    const count = this.cursor.eat("G") ? this.base62() + 1 : 0;
    if (count > MOST_PARTS) fail();
    if (this.isSilent) {
      read();
      return;
    }
    for (let index = 0; index < count; index++) {
      this.boundLifetimes++;
      this.write(index === 0 ? "for<" : ", ");
      this.lifetime(1);
    }
    if (count > 0) this.write("> ");
    read();
    this.boundLifetimes -= count;
  }

  /** 0 is `'_`; others count from the innermost binder outwards. */
  private lifetime(index: number): void {
    if (this.isSilent) return;
    const depth = this.boundLifetimes - index;
    if (index === 0) this.write("'_");
    else if (depth < 0) fail();
    else this.write(depth < 26 ? `'${String.fromCharCode(0x61 + depth)}` : `'_${depth}`);
  }

  disambiguator(): number {
    return this.cursor.eat("s") ? this.base62() + 1 : 0;
  }

  /** `_` is 0, `0_` is 1, `Z_` is 62. Not exact where nobody reads it: hashes of crates. */
  private base62(): number {
    const digits = this.cursor.need(/[0-9A-Za-z]*_/y).slice(0, -1);
    if (digits === "") return 0;
    let value = 0;
    for (const digit of digits) value = value * 62 + base62Digit(digit);
    return value < 2 ** 64 ? value + 1 : fail();
  }

  identifier(): string {
    const isPunycode = this.cursor.eat("u");
    const length = this.cursor.need(/0|[1-9]\d*/y);
    this.cursor.eat("_");
    const text = this.cursor.take(Number(length));
    if (!isPunycode) return text;
    const split = text.lastIndexOf("_");
    const ascii = text.slice(0, Math.max(0, split));
    const digits = text.slice(split + 1);
    if (digits === "") fail();
    return decodePunycode(ascii, digits) ?? `punycode{${ascii === "" ? "" : `${ascii}-`}${digits}}`;
  }
}

function base62Digit(digit: string): number {
  const code = digit.charCodeAt(0);
  if (code <= 0x39) return code - 0x30;
  return code >= 0x61 ? code - 0x61 + 10 : code - 0x41 + 36;
}
