/** A name with less in it, for boxes that are too narrow for all of it. */
export interface CondensedName {
  /** Type arguments replaced by `…`, parameters left out: `map<…>::draw`, `slices.Sort[…]`. */
  readonly marked: string;
  /**
   * The function's own name, without package, class and type arguments: `draw`, `Sort`. Two parts where one says
   * little (`(*store).all`, `report.func1`). What is cut if even that does not fit: the colour says the package.
   */
  readonly own: string;
}

const CLOSING_OF: { readonly [open: string]: string } = { "<": ">", "[": "]" };
/** Qualifiers of C++ and Rust behind the parameters. */
const QUALIFIERS = /( const| volatile| &&?|\[abi:\w+\]| \[clone [^\]]*\])+$/;

/**
 * Leaves out what tells a reader least: parameters at the end (C++, Rust), and what is between the brackets of type
 * arguments (Go's `[int]`, C++'s and Rust's `<T>`). Brackets that a name begins with are its subject (`<T as
 * Trait>::f`, `[eval]`, `(anonymous)`), and brackets that do not pair up are operators: those stay.
 */
export function condenseName(name: string): CondensedName {
  const marked = condenseArguments(withoutParameters(name));
  const bare = marked.replace(/(\[…\]|<…>)$/, "") || marked;
  return { marked, own: ownName(bare) };
}

/** A last part that alone says too little: a closure, its number, a very short word. */
const SAYS_LITTLE = /^(func|gowrap|init)?[\d.]*$|^.{1,3}$|^\{.*\}$/;

function ownName(name: string): string {
  // `<T as Trait>::f` and names with spaces (`(anonymous) file.js`) have no parts to leave out.
  if (/^[<([{]|\s|\//.test(name)) return name;
  const starts = partStarts(name);
  const last = starts.at(-1) ?? 0;
  const start = SAYS_LITTLE.test(name.slice(last)) ? (starts.at(-2) ?? 0) : last;
  return name.slice(start);
}

/** Where the parts of a name begin, brackets kept together: `json.(*Encoder).Encode` at 0, 5 and 16. */
function partStarts(name: string): number[] {
  const starts = [0];
  let depth = 0;
  for (let at = 0; at < name.length - 1; at++) {
    if ("([<{".includes(name[at])) depth++;
    else if (")]>}".includes(name[at])) depth--;
    else if (depth === 0 && name[at] === ".") starts.push(at + 1);
    else if (depth === 0 && name[at] === ":" && name[at + 1] === ":") starts.push(at + 2);
  }
  return starts;
}

function withoutParameters(name: string): string {
  const end = name.replace(QUALIFIERS, "");
  if (!end.endsWith(")")) return name;
  let depth = 0;
  for (let at = end.length - 1; at > 0; at--) {
    if (end[at] === ")") depth++;
    else if (end[at] === "(" && --depth === 0) {
      const before = end.slice(0, at);
      // `operator()` is a name; so is Go's `pkg.(*T)`.
      return before.endsWith("operator") || before.endsWith(".") ? name : before.replace(QUALIFIERS, "");
    }
  }
  return name;
}

function condenseArguments(name: string): string {
  let result = "";
  for (let at = 0; at < name.length; at++) {
    const close = at === 0 ? undefined : CLOSING_OF[name[at]];
    const end = close === undefined ? -1 : endOfGroup(name, at, close);
    // `[]` says something itself: a slice.
    if (end <= at + 1) {
      result += name[at];
    } else {
      result += `${name[at]}…${name[end]}`;
      at = end;
    }
  }
  return result;
}

/** Where the bracket at `start` closes; -1 where it does not. */
function endOfGroup(name: string, start: number, close: string): number {
  if (name.slice(0, start).endsWith("operator")) return -1;
  let depth = 0;
  for (let at = start; at < name.length; at++) {
    if (name[at] === name[start]) depth++;
    // `->` closes nothing.
    else if (name[at] === close && name[at - 1] !== "-" && --depth === 0) return at;
  }
  return -1;
}
