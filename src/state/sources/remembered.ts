import type { PathRule } from "../../source/pathRule";

/** `local`: in this browser for good. `session`: in this tab. */
export type Memory = "local" | "session";

const HOSTS_KEY = "proflens:source-hosts";
const VERSIONS_KEY = "proflens:source-versions";
const RULES_KEY = "proflens:source-rules";

/** Hosts that the user allowed. */
export function readHosts(memory: Memory): string[] {
  const stored = read(memory, HOSTS_KEY);
  return Array.isArray(stored) ? stored.filter(host => typeof host === "string") : [];
}

export function writeHosts(memory: Memory, hosts: readonly string[]): void {
  write(memory, HOSTS_KEY, hosts);
}

/** Versions that the user named in this tab: project → version. */
export function readVersions(): Readonly<Record<string, string>> {
  const entries: [string, unknown][] = Object.entries(read("session", VERSIONS_KEY) ?? {});
  return Object.fromEntries(
    entries.filter((entry): entry is [string, string] => typeof entry[1] === "string"),
  );
}

export function writeVersions(versions: Readonly<Record<string, string>>): void {
  write("session", VERSIONS_KEY, versions);
}

/** The user's path rules. */
export function readRules(): readonly PathRule[] {
  const stored = read("local", RULES_KEY);
  if (!Array.isArray(stored)) return [];
  return stored.flatMap((rule: unknown): PathRule[] => {
    const { from, to } = (rule ?? {}) as Partial<Record<keyof PathRule, unknown>>;
    return typeof from === "string" && typeof to === "string" ? [{ from, to }] : [];
  });
}

export function writeRules(rules: readonly PathRule[]): void {
  write("local", RULES_KEY, rules);
}

function read(memory: Memory, key: string): unknown {
  try {
    return JSON.parse(storageOf(memory).getItem(key) ?? "null");
  } catch {
    return undefined;
  }
}

/** Where storage is off, it lasts as long as the page. */
function write(memory: Memory, key: string, value: unknown): void {
  try {
    storageOf(memory).setItem(key, JSON.stringify(value));
  } catch {
    // As said above.
  }
}

function storageOf(memory: Memory): Storage {
  return memory === "local" ? localStorage : sessionStorage;
}
