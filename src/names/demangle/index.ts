import { LONGEST_DEMANGLED, LONGEST_MANGLED } from "./bounds";
import { demangleItanium } from "./itanium";
import { demangleRustLegacy } from "./rustLegacy";
import { demangleRustV0 } from "./rustV0";

/** How compilers write names into symbols; the first that a name follows is meant. A demangler throws otherwise. */
const DEMANGLERS: readonly { readonly looksLike: RegExp; readonly demangle: (name: string) => string }[] = [
  { looksLike: /^_{1,2}R[A-Z]/, demangle: demangleRustV0 },
  { looksLike: /^_{1,2}ZN.*(17h[0-9a-f]{16}E|\$([A-Z]{1,2}|u[0-9a-f]+)\$)/, demangle: demangleRustLegacy },
  { looksLike: /^(_{1,2}Z|_GLOBAL_[._$][DI]_)/, demangle: demangleItanium },
];

/** What a mangled name says; undefined where it is none, or says more than is bearable. */
export function demangle(name: string): string | undefined {
  if (name.length > LONGEST_MANGLED) return undefined;
  for (const { looksLike, demangle } of DEMANGLERS) {
    if (!looksLike.test(name)) continue;
    try {
      const demangled = demangle(name);
      if (demangled.length <= LONGEST_DEMANGLED) return demangled;
    } catch {
      // Names are anybody's bytes: one that breaks the rules is shown as it is.
    }
  }
  return undefined;
}
