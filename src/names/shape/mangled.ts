import { demangle } from "../demangle";
import type { NameShaper } from "./shaper";

/** Symbols of C++ and Rust are read. */
export const mangled: NameShaper = {
  id: "mangled",
  example: ["_ZNSt6vectorIiSaIiEE4pushEv", "std::vector<int, std::allocator<int> >::push()"],
  looksLike: /^_{1,2}[ZRG]/,
  shape: name => demangle(name) ?? name,
};
