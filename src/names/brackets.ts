/** Where brackets open and close in function names of C++, Rust and Go. */

const CLOSING_OF: { readonly [open: string]: string } = { "<": ">", "[": "]", "(": ")" };

/** Where the bracket at `start` closes; -1 where it does not, and for operators such as `operator<`. */
export function endOfGroup(name: string, start: number): number {
  const close = CLOSING_OF[name[start]];
  if (close === undefined || /operator<?$/.test(name.slice(Math.max(0, start - 9), start))) return -1;
  let depth = 0;
  for (let at = start; at < name.length; at++) {
    if (name[at] === name[start]) depth++;
    // `->` closes nothing.
    else if (name[at] === close && name[at - 1] !== "-" && --depth === 0) return at;
  }
  return -1;
}

/**
 * The name with other text in its outermost brackets of one kind.
 * @param open `<` or `[`; one that the name begins with is its subject (`<T as Trait>::f`, `[eval]`) and stays
 * @param change what becomes of what is inside; undefined leaves it
 */
export function changeGroups(
  name: string,
  open: "<" | "[",
  change: (inside: string, start: number) => string | undefined,
): string {
  let result = "";
  let from = 0;
  for (let at = name.indexOf(open, 1); at > 0; at = name.indexOf(open, at + 1)) {
    const end = endOfGroup(name, at);
    if (end < 0) continue;
    const changed = change(name.slice(at + 1, end), at);
    if (changed !== undefined) {
      result += name.slice(from, at + 1) + changed;
      from = end;
    }
    at = end;
  }
  return result + name.slice(from);
}

/** Qualifiers of C++ and Rust behind the parameters. */
const QUALIFIERS = /( const| volatile| &&?|\[abi:\w+\]| \[clone [^\]]*\])+$/;

/** A name without ` const` and the like at its end. */
export function withoutQualifiers(name: string): string {
  return name.replace(QUALIFIERS, "");
}

/** Where the parameters of a C++ function begin and end in its name; undefined where it says none. */
export function parametersOf(name: string): { readonly start: number; readonly end: number } | undefined {
  const end = withoutQualifiers(name).length - 1;
  if (name[end] !== ")") return undefined;
  let depth = 0;
  for (let at = end; at > 0; at--) {
    if (name[at] === ")") depth++;
    else if (name[at] === "(" && --depth === 0) {
      // `operator()` is a name; so is Go's `pkg.(*T)`.
      return /(operator|[.:])$/.test(name.slice(0, at)) ? undefined : { start: at, end };
    }
  }
  return undefined;
}

/** C++ names of templates begin with what they return: up to the last space outside of brackets. */
export function withoutReturnType(name: string): string {
  let depth = 0;
  let start = 0;
  for (let at = 0; at < name.length; at++) {
    if ("([<{".includes(name[at])) depth++;
    else if (")]>}".includes(name[at])) depth--;
    else if (name[at] === " " && depth === 0) start = at + 1;
  }
  // Operators have spaces and unpaired brackets of their own.
  return depth !== 0 || name.includes("operator") ? name : name.slice(start);
}
