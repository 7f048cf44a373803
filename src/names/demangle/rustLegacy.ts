import { fail } from "./bounds";
import { Cursor } from "./cursor";

/** What the linker or LLVM hangs on: `.llvm.0A1B`, `.cold`, `.exit.i`. */
export const SYMBOL_SUFFIX = /^(\.[\x21-\x7e]*)?$/;
/** Such as ThinLTO adds to names that it imports: says nothing to a reader. */
export const LLVM_SUFFIX = /\.llvm\.[A-F0-9@]*$/;

const HASH = /^h[0-9a-f]{16}$/;
const ESCAPES: ReadonlyMap<string, string> = new Map([
  ["SP", "@"],
  ["BP", "*"],
  ["RF", "&"],
  ["LT", "<"],
  ["GT", ">"],
  ["LP", "("],
  ["RP", ")"],
  ["C", ","],
]);

/**
 * Rust's legacy mangling: the path's parts as in C++, the last of them a hash, other characters escaped. To be called
 * where there is a hash or an escape: anything else is C++.
 * `_ZN4core3ptr18drop_in_place$LT$T$GT$17h0123456789abcdefE` → `core::ptr::drop_in_place<T>`
 */
export function demangleRustLegacy(name: string): string {
  const cursor = new Cursor(name.replace(LLVM_SUFFIX, ""));
  if (!cursor.eat("_ZN") && !cursor.eat("__ZN")) fail();
  const parts: string[] = [];
  while (!cursor.eat("E")) parts.push(cursor.take(cursor.decimal()));
  const suffix = cursor.text.slice(cursor.at);
  if (!SYMBOL_SUFFIX.test(suffix)) fail();
  if (HASH.test(parts.at(-1) ?? "")) parts.pop();
  if (parts.length === 0) fail();
  return parts.map(unescapeRust).join("::") + suffix;
}

/** One part of a path without escapes: `_$LT$T$u20$as$u20$U$GT$` → `<T as U>`; `a..b` → `a::b`. */
export function unescapeRust(part: string): string {
  const escaped = part.startsWith("_$") ? part.slice(1) : part;
  return escaped.replaceAll(/\.\.|\$([A-Z]{1,2}|u[0-9a-f]{1,6})\$/g, (whole, code: string | undefined) => {
    if (code === undefined) return "::";
    return ESCAPES.get(code) ?? characterOf(code) ?? whole;
  });
}

/** `u7e` → `~`; undefined for control characters and for what is no character. */
function characterOf(code: string): string | undefined {
  const point = Number.parseInt(code.slice(1), 16);
  const isControl = point < 0x20 || (point >= 0x7f && point < 0xa0);
  const isSurrogate = point >= 0xd800 && point <= 0xdfff;
  return isControl || isSurrogate || !(point <= 0x10ffff) ? undefined : String.fromCodePoint(point);
}
