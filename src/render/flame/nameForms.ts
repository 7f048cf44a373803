import {
  changeGroups,
  endOfGroup,
  parametersOf,
  withoutQualifiers,
  withoutReturnType,
} from "../../names/brackets";

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

function withoutParameters(name: string): string {
  const parameters = parametersOf(name);
  return parameters === undefined ? name : withoutQualifiers(name.slice(0, parameters.start));
}

/** `…` between the brackets of type arguments. `[]` says something itself: a slice. */
function condenseArguments(name: string): string {
  const condense = (inside: string) => (inside === "" ? undefined : "…");
  return changeGroups(changeGroups(name, "<", condense), "[", condense);
}

/** Rust's `<alloc::vec::Vec<…> as core::iter::Iterator>::next` without the paths of its types. */
function withShortSubject(name: string): string {
  const end = endOfGroup(name, 0);
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
