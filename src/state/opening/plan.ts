import type { Problem } from "../../base/problem";
import { err, ok, type Result } from "../../base/result";
import type { OpenSource } from "../../engine/protocol";
import { OPENABLE_EXAMPLES } from "../openableExamples";
import { nameOfUrl, readProfileUrl } from "../profileUrl";
import { findSameFiles, type KeptFile, type RecentEntry } from "../recents/entry";
import type { KeptBlob } from "../recents/recents";
import { isServedProfile } from "../served/server";
import type { ProfileOrigin } from "../viewState";

/** Something to open. */
export interface Plan {
  readonly name: string;
  readonly origin: ProfileOrigin;
  readonly sources: readonly OpenSource[];
  /** Instead of sources: a profile of the open series. */
  readonly step?: number;
  /** When its files reached the page, on the page's clock; undefined for what is fetched. */
  readonly filesAtMs: number | undefined;
  /** What the browser is to remember of it; undefined for what ships with the app, or ends with its server. */
  readonly keep: Keep | undefined;
}

/** What is known of a recent entry before the profile is open. */
export interface Keep {
  readonly id: string;
  readonly source: RecentEntry["source"];
  /** Bytes to be stored; undefined where they are stored already or can be fetched again. */
  readonly blobs: readonly Blob[] | undefined;
}

/** Files that were picked, dropped or pasted. Several become one profile. */
export function planFiles(files: readonly File[], entries: readonly RecentEntry[], atMs: number): Plan {
  const kept = files.map(({ name, size, lastModified }): KeptFile => ({ name, size, lastModified }));
  const known = findSameFiles(entries, kept);
  const id = known?.id ?? randomId();
  return {
    name: nameOfFiles(files.map(file => file.name)),
    origin: { kind: "recent", id },
    sources: files.map(file => ({ kind: "blob", name: file.name, blob: file })),
    filesAtMs: atMs,
    // Stored again even where known: the bytes in the store may have been cleared.
    keep: { id, source: { kind: "files", files: kept }, blobs: files },
  };
}

/** Files that were opened before, from the browser's store. */
export function planKept(entry: RecentEntry, files: readonly KeptBlob[], atMs: number): Plan {
  return {
    name: entry.name,
    origin: { kind: "recent", id: entry.id },
    sources: files.map(({ name, blob }) => ({ kind: "blob", name, blob })),
    filesAtMs: atMs,
    keep: { id: entry.id, source: entry.source, blobs: undefined },
  };
}

/** An address on the web. */
export function planUrl(url: URL, origin: ProfileOrigin): Plan {
  return {
    name: nameOfUrl(url),
    origin,
    sources: [{ kind: "url", name: nameOfUrl(url), url: url.href }],
    filesAtMs: undefined,
    keep: isServedProfile(url)
      ? undefined
      : { id: `url:${url.href}`, source: { kind: "url", url: url.href }, blobs: undefined },
  };
}

/** A profile that ships with the app. */
export function planExample(name: string, base: string): Result<Plan, Problem> {
  const example = OPENABLE_EXAMPLES.find(candidate => candidate.name === name);
  if (example === undefined) {
    const known = OPENABLE_EXAMPLES.map(candidate => candidate.name).join(", ");
    return err({
      kind: "unreachable",
      message: `There is no example called “${name}”.`,
      advice: `Choose one of these: ${known}.`,
    });
  }
  const url = readProfileUrl(`./examples/${example.file}`, base);
  if (!url.ok) return url;
  return ok({
    name: example.file,
    origin: { kind: "example", name },
    sources: [{ kind: "url", name: example.file, url: url.value.href }],
    filesAtMs: undefined,
    keep: undefined,
  });
}

/** What a profile made of these files is called. */
function nameOfFiles(names: readonly string[]): string {
  const [first = "profile"] = names;
  return names.length > 1 ? `${first} + ${names.length - 1} more` : first;
}

/** `crypto.randomUUID` is missing where the page is served over plain http. */
function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(9));
  return Array.from(bytes, byte => byte.toString(36).padStart(2, "0")).join("");
}
