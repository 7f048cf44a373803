import { fail } from "../bounds";
import { Sequence, Text } from "./nameNodes";
import { Printing } from "./printing";
import { Parser } from "./parser";

/**
 * The Itanium C++ ABI's mangling, written as c++filt does:
 * `_ZNKSt6vectorIiSaIiEE4sizeEv` → `std::vector<int, std::allocator<int> >::size() const`
 */
export function demangleItanium(name: string): string {
  const keyed = /^_GLOBAL_[._$]([DI])_(?=_Z)/.exec(name);
  if (keyed !== null) {
    const kind = keyed[1] === "I" ? "constructors" : "destructors";
    return `global ${kind} keyed to ${demangleItanium(name.slice(keyed[0].length))}`;
  }
  const start = /^_{1,2}Z/.exec(name)?.[0] ?? fail();
  const parser = new Parser(name, start.length);
  const encoding = parser.encoding(true);
  const clones: string[] = [];
  for (;;) {
    const suffix = parser.match(/\.([a-zA-Z_]+|\d+)(\.\d+)*/y);
    if (suffix === undefined) break;
    clones.push(` [clone ${suffix}]`);
  }
  // The versions of a library's symbols.
  const version = parser.match(/@[\x21-\x7e]*/y) ?? "";
  if (parser.at < name.length) fail();
  return new Printing().text(new Sequence([encoding, new Text(clones.join("") + version)]));
}
