/** Characters that XML has no way to write; halves of pairs are none. */
// oxlint-disable-next-line no-control-regex
const FORBIDDEN = /[\0-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** A text with U+FFFD for every character that XML has not. */
export function withoutForbidden(text: string): string {
  return text.replace(FORBIDDEN, "\ufffd");
}

/** A text as it may stand in XML, between tags and in an attribute's double quotes. */
export function xmlText(text: string): string {
  return withoutForbidden(text).replace(/[&<>"]/g, character => ENTITIES[character]);
}
