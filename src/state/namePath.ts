/** Frame names as one text: joined with `;`, in which a `;` or `\` of a name has a backslash before it. */
export function joinNames(names: readonly string[]): string {
  // A path of one empty name would look like the empty path.
  if (names.length === 1 && names[0] === "") return "\\";
  return names.map(name => name.replace(/[\\;]/g, "\\$&")).join(";");
}

/** The names of a text made by `joinNames`. */
export function splitNames(text: string): string[] {
  if (text === "") return [];
  const names: string[] = [];
  let name = "";
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === "\\") {
      name += text.charAt(++at);
    } else if (character === ";") {
      names.push(name);
      name = "";
    } else {
      name += character;
    }
  }
  names.push(name);
  return names;
}
