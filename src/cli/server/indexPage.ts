import type { FetchTarget } from "../../report/served";

/** A profile that a page of links offers. */
export interface LinkedProfile extends FetchTarget {
  readonly url: string;
}

/** Parts of Go's /debug/pprof/ that are no profiles. */
const NO_PROFILE = new Set(["cmdline", "symbol", "trace"]);

const LINK = /<a\b[^>]*?\bhref\s*=\s*(?:"(?<double>[^"]*)"|'(?<single>[^']*)'|(?<bare>[^\s"'>]+))[^>]*>/gi;

const ENTITIES: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  "#34": '"',
  "#39": "'",
};

/**
 * The profiles that an index such as Go's `/debug/pprof/` links to: addresses below its own alone, since that is the
 * address that the user gave. Texts for people (`debug=1`) are asked for as profiles.
 * @param url of the page, after redirections
 * @param seconds how long what records is to record; where that is not positive, as long as the program does by itself
 */
export function linkedProfiles(html: string, url: string, seconds: number): LinkedProfile[] {
  const page = new URL(url);
  const folder = page.pathname.slice(0, page.pathname.lastIndexOf("/") + 1);
  const found = new Map<string, LinkedProfile>();
  for (const { groups } of html.matchAll(LINK)) {
    const href = unescaped(groups?.["double"] ?? groups?.["single"] ?? groups?.["bare"] ?? "");
    const link = URL.canParse(href, url) ? new URL(href, url) : undefined;
    if (link === undefined || link.origin !== page.origin || !link.pathname.startsWith(folder)) continue;
    const below = link.pathname.slice(folder.length);
    const name = decoded(below);
    if (below === "" || below.endsWith("/") || found.has(name) || NO_PROFILE.has(name)) continue;
    link.hash = "";
    link.searchParams.delete("debug");
    const records = name === "profile";
    if (records && seconds > 0) link.searchParams.set("seconds", String(seconds));
    found.set(name, { name, url: link.href, from: link.href, note: records ? recordingNote(seconds) : "" });
  }
  return [...found.values()];
}

/** Go's handler records for 30 s where nothing is said. */
function recordingNote(seconds: number): string {
  return `records for ${seconds > 0 ? seconds : 30} s`;
}

function unescaped(text: string): string {
  return text.replace(/&(#?\w+);/g, (entity, name: string) => ENTITIES[name] ?? entity);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
