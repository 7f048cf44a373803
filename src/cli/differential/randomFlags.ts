import { findOption, type OptionName } from "../../analysis/config";
import { COMMANDS } from "../../report/commands";
import { SAMPLE_TYPE_FLAGS } from "../flags/definitions";
import type { Random } from "./random";
import type { Vocabulary } from "./vocabulary";

/** Stands for a file that each side writes to on its own. */
export const OUTPUT_PLACE = "{output}";

/** Makes the text of a value. */
type Make = (random: Random, words: Vocabulary) => string;

interface RandomOption {
  /** In how many of a hundred command lines it is. */
  readonly percent: number;
  /** The text behind `-name=`; of a boolean, what follows its name; of choices, the one that is the flag. */
  readonly value: Make;
}

const UNITS = [
  "auto",
  "minimum",
  "ms",
  "s",
  "seconds",
  "hrs",
  "ns",
  "us",
  "μs",
  "B",
  "kb",
  "MB",
  "gb",
  "bytes",
] as const;
const MORE_UNITS = ["count", "samples", "gcu", "mgcu", "foo", "", "unit"] as const;

const anyWord: Make = (random, { names, files }) => random.pickOr(random.chance(75) ? names : files, "main");

const quoted = (text: string) => text.replaceAll(/[\\.?+*[\](){}|^$]/g, String.raw`\$&`);

/** A piece of a word, which is more often found in others. */
const piece: Make = (random, words) => {
  const parts = anyWord(random, words)
    .split(/[^\p{L}\p{N}_]+/u)
    .filter(part => part !== "");
  return random.pickOr(parts, "a");
};

const expression: Make = (random, words) => {
  const kind = random.below(100);
  if (kind < 45) return piece(random, words);
  if (kind < 60) return `^${quoted(anyWord(random, words))}$`;
  if (kind < 75) return `${piece(random, words)}|${quoted(anyWord(random, words))}`;
  if (kind < 83) return `(?i)${piece(random, words).toUpperCase()}`;
  if (kind < 96)
    return random.pick([
      ".",
      "^",
      "[[:upper:]]",
      String.raw`\.go$`,
      "^m",
      "[^a-z]",
      String.raw`\pL{9}`,
      "a.*e",
    ]);
  return random.pick(["(", "[a", "a**", "(?<n>a", String.raw`\8`, "x{1001}", "nowhere at all"]);
};

const keys: Make = (random, words) =>
  random.list(random.between(1, 2), () => random.pickOr(words.keys, "none")).join(",");

const tagFilter: Make = (random, words) => {
  const key = random.chance(40) ? `${random.pickOr(words.keys, "bytes")}=` : "";
  const bound = () =>
    `${random.pick(["", "", "-", "+"])}${random.below(5000)}${random.pick(["", "", "kb", "bytes", "ms", "s", "x"])}`;
  const kind = random.below(100);
  if (kind < 40) return key + random.pick([bound(), `${bound()}:`, `:${bound()}`, `${bound()}:${bound()}`]);
  const values = random.list(random.between(1, 2), () => quoted(random.pickOr(words.values, "GET")));
  return key + (kind < 90 ? values.join(",") : random.pick(["(", ".", "", "a:b", "="]));
};

const keyExpression: Make = (random, words) =>
  random.chance(70) ? quoted(random.pickOr(words.keys, "bytes")) : random.pick([".", "e", "^b", "(", "none"]);

const flag: Make = random => random.pick(["", "", "=true", "=T", "=1", "=false", "=0"]);

const folders: Make = random =>
  random
    .list(random.between(1, 2), () =>
      random.pick([
        "{folder}",
        "{folder}/app",
        "/build/app",
        "/build",
        "/usr/local/go",
        "src",
        "/proc",
        "C:\\src",
        "/",
      ]),
    )
    .join(":");

/**
 * Every option there is: an option without a line here does not compile. (`{folder}` is where the sources are.)
 */
const OPTIONS: Readonly<Record<OptionName, RandomOption>> = {
  output: { percent: 3, value: () => OUTPUT_PLACE },
  call_tree: { percent: 20, value: flag },
  relative_percentages: { percent: 15, value: flag },
  unit: { percent: 25, value: random => random.pick([...UNITS, ...UNITS, ...MORE_UNITS]) },
  compact_labels: { percent: 15, value: flag },
  source_path: { percent: 12, value: folders },
  trim_path: { percent: 10, value: folders },
  intel_syntax: { percent: 2, value: flag },
  mean: { percent: 12, value: flag },
  sample_index: {
    percent: 25,
    value: (random, { types }) =>
      random.chance(85)
        ? random.pickOr(types, "0")
        : random.pick(["0", "1", "2", "9", "-1", "inuse_space", "none", "+1", "01"]),
  },
  divide_by: {
    percent: 12,
    value: random => random.pick(["2", "0.5", "1000", "-1", "3.7", "0", "1e3", "1e-3", "7"]),
  },
  normalize: { percent: 4, value: flag },
  sort: { percent: 25, value: random => random.pick(["cum", "cum", "flat"]) },
  tagroot: { percent: 10, value: keys },
  tagleaf: { percent: 10, value: keys },
  drop_negative: { percent: 12, value: flag },
  nodecount: {
    percent: 25,
    value: random => random.pick(["0", "1", "2", "3", "5", "10", "40", "-1", "0x3"]),
  },
  nodefraction: {
    percent: 25,
    value: random => random.pick(["0", "0.01", "0.1", "0.3", "0.9", "-0.1", "1"]),
  },
  edgefraction: { percent: 20, value: random => random.pick(["0", "0.01", "0.1", "0.3", "0.9"]) },
  trim: { percent: 15, value: random => random.pick(["=false", "=f", "=true", ""]) },
  focus: { percent: 15, value: expression },
  ignore: { percent: 12, value: expression },
  prune_from: { percent: 12, value: expression },
  hide: { percent: 12, value: expression },
  show: { percent: 10, value: expression },
  show_from: { percent: 10, value: expression },
  tagfocus: { percent: 10, value: tagFilter },
  tagignore: { percent: 8, value: tagFilter },
  tagshow: { percent: 8, value: keyExpression },
  taghide: { percent: 8, value: keyExpression },
  noinlines: { percent: 15, value: flag },
  showcolumns: { percent: 15, value: flag },
  granularity: {
    percent: 45,
    value: random => random.pick(["functions", "filefunctions", "files", "lines", "lines", "addresses"]),
  },
};

/** pprof has no folded stacks and no files for speedscope; its pictures are Graphviz's, and another version of that draws another one. */
export const PPROF_COMMANDS = COMMANDS.filter(
  ({ format }) => !["svg", "folded", "speedscope"].includes(format),
);

/** A command and some options, one argument each, without the sources. */
export function randomFlags(random: Random, words: Vocabulary): string[] {
  const flags = [commandFlag(random, words)];
  for (const [name, { percent, value }] of Object.entries(OPTIONS)) {
    if (!random.chance(percent)) continue;
    const text = value(random, words);
    const option = findOption(name);
    if (option?.choices !== undefined) flags.push(`-${text}`);
    else flags.push(option?.type === "boolean" ? `-${name}${text}` : `-${name}=${text}`);
  }
  if (random.chance(4)) flags.push(`-${random.pick(SAMPLE_TYPE_FLAGS).name}`);
  if (random.chance(3)) flags.push("-all_frames");
  if (random.chance(3)) flags.push("-add_comment=a note");
  if (random.chance(3)) flags.push("-buildid=b0b");
  return flags.map(text => (random.chance(10) ? `-${text}` : text));
}

function commandFlag(random: Random, words: Vocabulary): string {
  const command = random.pick(PPROF_COMMANDS);
  return command.hasArgument ? `-${command.name}=${expression(random, words)}` : `-${command.name}`;
}
