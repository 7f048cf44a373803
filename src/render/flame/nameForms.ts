/**
 * Shorter and shorter forms of a name, for boxes that are too narrow for all of it. What goes first is what tells
 * a reader least: parameters, type arguments, then package and class from the left, since the colour says the package.
 *
 *     json.(*Decoder).Decode → (*Decoder).Decode → Decode
 *     bool std::map<int, T>::at(int const&) const → std::map<…>::at → map<…>::at
 *     <alloc::vec::Vec<T> as Iterator>::next → <Vec<…> as Iterator>::next
 *
 * @returns at least one form; the last is what may be cut if even that does not fit
 */
export function nameForms(name: string): readonly string[] {
  const plain = withoutParameters(name);
  const condensed = condenseArguments(plain === name ? name : withoutReturnType(plain));
  const forms = [condensed, ...(condensed.startsWith("<") ? [withShortSubject(condensed)] : [])];
  // Names with spaces or slashes are no paths of parts: `(anonymous) app.js`.
  if (!/^[([{]|\//.test(condensed) && (condensed.startsWith("<") || !condensed.includes(" "))) {
    forms.push(...suffixes(condensed));
  }
  const last = forms[forms.length - 1];
  const bare = last.replace(/(\[…\]|<…>)$/, "");
  if (bare !== "" && bare !== last) forms.push(bare);
  return forms.filter((form, index) => index === 0 || form.length < forms[index - 1].length);
}

/** Qualifiers of C++ and Rust behind the parameters. */
const QUALIFIERS = /( const| volatile| &&?|\[abi:\w+\]| \[clone [^\]]*\])+$/;

function withoutParameters(name: string): string {
  const end = name.replace(QUALIFIERS, "");
  if (!end.endsWith(")")) return name;
  let depth = 0;
  for (let at = end.length - 1; at > 0; at--) {
    if (end[at] === ")") depth++;
    else if (end[at] === "(" && --depth === 0) {
      const before = end.slice(0, at);
      // `operator()` is a name; so is Go's `pkg.(*T)`.
      return /(operator|[.:])$/.test(before) ? name : before.replace(QUALIFIERS, "");
    }
  }
  return name;
}

/** C++ names of templates begin with what they return: up to the last space outside of brackets. */
function withoutReturnType(name: string): string {
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

const CLOSING_OF: { readonly [open: string]: string } = { "<": ">", "[": "]" };

/**
 * `…` between the brackets of type arguments. Brackets that a name begins with are its subject (`<T as Trait>::f`,
 * `[eval]`), and brackets that do not pair up are operators: those stay.
 */
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

/** Rust's `<alloc::vec::Vec<…> as core::iter::Iterator>::next` without the paths of its types. */
function withShortSubject(name: string): string {
  const end = endOfGroup(name, 0, ">");
  return end < 0 ? name : name.slice(0, end).replaceAll(/(\w+::)+(?=\w)/g, "") + name.slice(end);
}

/** A part that alone says too little: a closure, its number, a very short word. */
const SAYS_LITTLE = /^((func|gowrap|init)?\d*|.{1,3}|\{.*\})$/;

/** The name without its first part, its first two …, as long as what is left says enough. */
function suffixes(name: string): string[] {
  const starts = partStarts(name);
  let last = starts.length - 1;
  while (last > 0 && SAYS_LITTLE.test(partAt(name, starts, last))) last--;
  return starts.slice(1, last + 1).map(start => name.slice(start));
}

function partAt(name: string, starts: readonly number[], index: number): string {
  return name.slice(starts[index], starts[index + 1]).replace(/(\.|::)$/, "");
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
