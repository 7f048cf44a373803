/** Scheme, what follows it, query, fragment. */
const PARTS = /^[A-Za-z][A-Za-z0-9+\-.]*:([^?#]*)(?:\?[^#]*)?(?:#(.*))?$/s;
const BAD_ESCAPE = /%(?![0-9A-Fa-f]{2})/;
/** `//user@host:port/`: behind the host's last colon there are only digits. */
const AUTHORITY = /^\/\/(?:[^/]*@)?(?:\[[^/]*\](?::\d*)?|[^/:[\]\s\\^`{|}]*|[^/[\]\s\\^`{|}]*:\d*)(?:\/|$)/;

/** Whether Go's `url.Parse` takes a text for an absolute URL, as far as files and addresses go. */
export function isAbsoluteUrl(text: string): boolean {
  const parts = PARTS.exec(text);
  if (parts === null || hasControlCharacter(text)) return false;
  const [, rest = "", fragment = ""] = parts;
  if (BAD_ESCAPE.test(fragment)) return false;
  // Without a slash it is opaque, and not looked into.
  if (!rest.startsWith("/")) return true;
  return !BAD_ESCAPE.test(rest) && (!rest.startsWith("//") || AUTHORITY.test(rest));
}

function hasControlCharacter(text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code < 0x20 || code === 0x7f) return true;
  }
  return false;
}
