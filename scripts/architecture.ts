import { posix } from "node:path";
import { globals, references, type Reference } from "./module-facts.ts";

/** The folders of `src`, in the order of the one-way rule: a file imports from its own folder and from folders to its left. */
export const FOLDERS = [
  "base",
  "kernel",
  "model",
  "format",
  "names",
  "analysis",
  "insight",
  "source",
  "report",
  "engine",
  "render",
  "state",
  "ui",
] as const;

type Folder = (typeof FOLDERS)[number];

/** What the `proflens` command is made of; everything right of it needs a browser. */
const COMMAND_USES: readonly string[] = FOLDERS.slice(0, FOLDERS.indexOf("report") + 1);

/** Packages that are, or bring, React. */
const REACT_PACKAGES = ["react", "react-dom", "@ariakit", "lucide-react", "@tanstack/react-virtual"];

/** What only a page has: not a worker, and not Node. */
const PAGE_GLOBALS = [
  "document",
  "window",
  "navigator",
  "localStorage",
  "sessionStorage",
  "requestAnimationFrame",
  "HTMLElement",
  "HTMLCanvasElement",
];

/** What makes a result depend on when it was asked for. */
const CLOCKS = ["Date", "performance", "setTimeout", "setInterval"];

/** Names that say nothing about what is inside. */
const EMPTY_NAMES = /^(utils?|helpers?|types|misc)$/i;

/** One broken rule, at a place one can click on. */
export interface Violation {
  /** `path:line`, the path beginning with `src/`. */
  at: string;
  message: string;
}

/** What a check looked at and what it found. */
export interface ArchitectureReport {
  /** Modules whose text was read and checked to the end. */
  modulesChecked: number;
  violations: Violation[];
}

/**
 * Checks source files against the architecture: the one-way rule between folders, React only in the interface,
 * nothing of the page in what also runs elsewhere, no clock in the analysis, and no empty names.
 *
 * @param files path below `src/`, with forward slashes → text
 */
export function checkArchitecture(files: ReadonlyMap<string, string>): ArchitectureReport {
  const violations: Violation[] = [];
  let modulesChecked = 0;
  for (const [path, text] of files) {
    const lineOf = (offset: number): number => text.slice(0, offset).split("\n").length;
    const complain = (offset: number, message: string): void => {
      violations.push({ at: `src/${path}:${lineOf(offset)}`, message });
    };
    checkPlace(path, complain);
    try {
      checkImports(path, references(path, text), complain);
      checkGlobals(path, text, complain);
      modulesChecked++;
    } catch (error) {
      complain(0, `can't be parsed: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return { modulesChecked, violations };
}

type Complain = (offset: number, message: string) => void;

/** The folder of `src` a path is in; undefined for a file directly in `src`. */
function folderOf(path: string): string | undefined {
  return path.includes("/") ? path.slice(0, path.indexOf("/")) : undefined;
}

function isFolder(name: string | undefined): name is Folder {
  return FOLDERS.some(folder => folder === name);
}

const isTest = (path: string): boolean => /\.test\.tsx?$/.test(path);

function checkPlace(path: string, complain: Complain): void {
  const folder = folderOf(path);
  if (folder !== undefined && folder !== "cli" && !isFolder(folder)) {
    complain(0, `${folder}/ is not one of the folders of src`);
  }
  if (folder === undefined && path !== "main.tsx" && !isTest(path) && !path.endsWith(".d.ts")) {
    complain(0, "belongs into a folder; only main.tsx stands outside");
  }
  for (const part of path.split("/")) {
    const name = part.replace(/\..*$/, "");
    if (EMPTY_NAMES.test(name)) complain(0, `"${name}" says nothing about what is inside`);
  }
}

function checkImports(path: string, found: readonly Reference[], complain: Complain): void {
  const folder = folderOf(path);
  // main.tsx, which puts everything together, and tests of the whole may import anything.
  if (folder === undefined) return;
  for (const { address, offset } of found) {
    if (address === undefined) {
      complain(offset, "imports from a computed address, which can't be checked");
    } else if (!address.startsWith(".") && !address.startsWith("/")) {
      const isReact = REACT_PACKAGES.some(name => address === name || address.startsWith(`${name}/`));
      if (isReact && folder !== "ui") complain(offset, `${folder} imports ${address}, which only ui may`);
    } else {
      const problem = reachProblem(folder, targetOf(path, address), isTest(path));
      if (problem !== undefined) complain(offset, problem);
    }
  }
}

/** The path below `src/` that an address leads to; it begins with `../` when it leads out of `src`. */
function targetOf(path: string, address: string): string {
  const bare = address.replace(/[?#].*$/, "");
  if (bare.startsWith("/")) return posix.relative("/src", posix.normalize(bare));
  return posix.join(posix.dirname(path), bare);
}

function reachProblem(from: string, target: string, inTest: boolean): string | undefined {
  if (target.startsWith("../")) {
    // Tests may use the examples and other programs' answers; the version comes from package.json; assembly/ is what
    // the kernel runs.
    if (from === "kernel" && target.startsWith("../assembly/")) return undefined;
    return inTest || target === "../package.json" ? undefined : `${from} imports ${target}, outside src`;
  }
  const to = folderOf(target) ?? target;
  if (to === from) return undefined;
  const allowed =
    from === "cli"
      ? COMMAND_USES
      : FOLDERS.slice(
          0,
          FOLDERS.findIndex(name => name === from),
        );
  return allowed.some(name => name === to) ? undefined : `${from} imports ${to}, which is not left of it`;
}

function checkGlobals(path: string, text: string, complain: Complain): void {
  const folder = folderOf(path);
  if (folder === undefined || isTest(path)) return;
  if (COMMAND_USES.includes(folder)) {
    for (const { name, offset } of globals(path, text, PAGE_GLOBALS)) {
      complain(offset, `${folder} uses ${name}, which only a page has`);
    }
  }
  if (folder === "analysis") {
    for (const { name, offset } of globals(path, text, CLOCKS)) {
      complain(offset, `analysis uses ${name}; its answers must not depend on the time`);
    }
  }
}
