import type { Random } from "../../src/cli/differential/random.ts";
import { LINKED_OPTIONS } from "../../src/analysis/linkParameters.ts";
import { EXAMPLES } from "../../src/state/examples.ts";
import { VIEWS } from "../../src/state/views/catalogue.ts";
import { exampleBytes, repositoryFile } from "../support/exampleFiles.ts";
import type { GivenFile } from "../support/giveFiles.ts";

/** What may be typed anywhere: halves of expressions, pprof's lines, hostile text. */
const TEXTS = [
  "json",
  "^runtime\\.",
  "main|",
  "(",
  "[a-",
  "\\",
  "(?i)GC",
  "/re/",
  "/(/",
  "",
  " ",
  "100",
  "-1",
  "1e9",
  "0.5",
  "top20 -cum focus=main",
  "peek json",
  "tagfocus=tenant:acme",
  "focus=",
  "nonsense",
  "list main",
  "4kb:",
  "<img src=x onerror=alert(1)>",
  "‮gnirts",
  "κόσμος",
  "x".repeat(500),
];

export const anyText = (random: Random): string => random.pick(TEXTS);

const KEYS = [
  "1",
  "2",
  "3",
  "4",
  "5",
  "6",
  "7",
  "0",
  "/",
  "?",
  "n",
  "p",
  "+",
  "-",
  "[",
  "]",
  "u",
  "f",
  "i",
  "h",
  "Enter",
  "Enter",
  "Escape",
  "Escape",
  "Tab",
  "Tab",
  "Tab",
  "Shift+Tab",
  " ",
  "ContextMenu",
  "Delete",
  "F10",
  "ArrowUp",
  "ArrowDown",
  "ArrowDown",
  "ArrowLeft",
  "ArrowRight",
  "ArrowRight",
  "Home",
  "End",
  "PageUp",
  "PageDown",
  "Control+k",
  "Shift+F10",
  "Shift",
  "Control+z",
  "Control+Enter",
  "Shift+Enter",
];

export const anyKey = (random: Random): string => random.pick(KEYS);

/** A link to an example, with anything in it. */
export function anyLink(random: Random): string {
  const view = random.pick([...VIEWS.map(({ id }) => id), ...VIEWS.map(({ id }) => id), "nowhere"]);
  const parameters = new URLSearchParams({ example: random.pick(EXAMPLES).name });
  const values = ["json", "runtime", "main", "t", "f", "1", "0", "-1", "lines", "files", "(", "cpu", "0.1"];
  for (let count = random.below(4); count > 0; count--) {
    const name = random.pick([
      ...LINKED_OPTIONS.keys(),
      "sel",
      "zoom",
      "q",
      "inverted",
      "colour",
      "order",
      "base",
    ]);
    // A base of an address would be asked for, and is a matter of other tests.
    if (name !== "base") parameters.set(name, random.pick(values));
  }
  return `#/${view}?${parameters}`;
}

const FILES: readonly (() => GivenFile)[] = [
  ...EXAMPLES.map(({ name }) => () => ({ name: `${name}.pb.gz`, bytes: exampleBytes(name) })),
  () => ({ name: "stacks.folded", bytes: repositoryFile("src/format/folded/fixtures/go-cpu.folded") }),
  () => ({ name: "node.cpuprofile", bytes: repositoryFile("src/format/v8/fixtures/node.cpuprofile") }),
  () => ({ name: "cppbench.heap", bytes: repositoryFile("src/format/legacy/fixtures/google/cppbench.heap") }),
  () => ({ name: "zero.pb.gz", bytes: repositoryFile("examples/oracle/odd/zero-total.pb.gz") }),
  () => ({ name: "negative.pb.gz", bytes: repositoryFile("examples/oracle/odd/negative-values.pb.gz") }),
  () => ({ name: "cut.pb.gz", bytes: exampleBytes("go-mutex").subarray(0, 6000) }),
  () => ({ name: "nothing.txt", bytes: Buffer.from("no profile at all") }),
  () => ({ name: "empty", bytes: Buffer.alloc(0) }),
];

/** A file to open: an example, something else that is read, or something broken. */
export const anyFile = (random: Random): GivenFile => random.pick(FILES)();
