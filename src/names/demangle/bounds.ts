/** Demangled names longer than this are not shown: the name stays as it is. */
export const LONGEST_DEMANGLED = 1 << 16;
/** Mangled names longer than this are not even tried. */
export const LONGEST_MANGLED = 1 << 14;
/** How deep names may be nested. */
export const DEEPEST = 400;
/** How many parts of a name are printed: back references can say the same part millions of times. */
export const MOST_PARTS = 1 << 14;

/** The name is not mangled after all, or says more than is bearable. Never leaves `demangle`. */
class NotMangled extends Error {}

/** Ends the demangling of this name. */
export function fail(): never {
  throw new NotMangled();
}
