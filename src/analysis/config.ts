import { err, ok, type Result } from "../base/result";

/**
 * Every option of a report, once: command-line flags, URL parameters, chips and reports derive from this table
 * (`internal/driver/config.go: config`, help texts from `internal/driver/commands.go: configHelp`).
 */
interface OptionDefinition {
  /** pprof's name: the flag, and the property of `Config`. */
  readonly name: string;
  readonly type: "text" | "boolean" | "integer" | "number";
  readonly default: string | boolean | number;
  /** The parameter in pprof's URLs; absent where pprof has none. */
  readonly urlParameter?: string;
  /** Whether a saved view keeps it (sample_index, paths and divide_by it does not). */
  readonly isSaved: boolean;
  /** Lines; the first one says it all. "" for a choice group, whose choices have their own. */
  readonly help: string;
  /** The only values allowed; each is a flag of its own as well (`-cum`). */
  readonly choices?: readonly OptionChoice[];
}

interface OptionChoice {
  readonly name: string;
  readonly help: string;
}

const lines = (...texts: string[]) => texts.join("\n");

const TAG_FILTER_HELP = [
  "Use name=value syntax to limit the matching to a specific tag.",
  "Numeric tag filter examples: 1kb, 1kb:10kb, memory=32mb:",
  "String tag filter examples: foo, foo.*bar, mytag=foo.*bar",
];

/** In pprof's order. */
export const OPTIONS = [
  {
    name: "output",
    type: "text",
    default: "",
    isSaved: false,
    help: "Output filename for file-based outputs",
  },
  {
    name: "call_tree",
    type: "boolean",
    default: false,
    urlParameter: "calltree",
    isSaved: true,
    help: lines(
      "Create a context-sensitive call tree",
      "Treat locations reached through different paths as separate.",
    ),
  },
  {
    name: "relative_percentages",
    type: "boolean",
    default: false,
    urlParameter: "rel",
    isSaved: true,
    help: lines(
      "Show percentages relative to focused subgraph",
      "If unset, percentages are relative to full graph before focusing",
      "to facilitate comparison with original graph.",
    ),
  },
  {
    name: "unit",
    type: "text",
    default: "minimum",
    urlParameter: "unit",
    isSaved: true,
    help: lines(
      "Measurement units to display",
      "Scale the sample values to this unit.",
      "For time-based profiles, use seconds, milliseconds, nanoseconds, etc.",
      "For memory profiles, use megabytes, kilobytes, bytes, etc.",
      "Using auto will scale each value independently to the most natural unit.",
    ),
  },
  {
    name: "compact_labels",
    type: "boolean",
    default: false,
    urlParameter: "compact",
    isSaved: true,
    help: "Show minimal headers",
  },
  {
    name: "source_path",
    type: "text",
    default: "",
    isSaved: false,
    help: "Search path for source files",
  },
  {
    name: "trim_path",
    type: "text",
    default: "",
    isSaved: false,
    help: "Path to trim from source paths before search",
  },
  {
    name: "intel_syntax",
    type: "boolean",
    default: false,
    urlParameter: "intel",
    isSaved: true,
    help: lines("Show assembly in Intel syntax", "Only applicable to commands `disasm` and `weblist`"),
  },
  {
    name: "mean",
    type: "boolean",
    default: false,
    urlParameter: "mean",
    isSaved: true,
    help: lines(
      "Average sample value over first value (count)",
      "For memory profiles, report average memory per allocation.",
      "For time-based profiles, report average time per event.",
    ),
  },
  {
    name: "sample_index",
    type: "text",
    default: "",
    urlParameter: "si",
    isSaved: false,
    help: lines(
      "Sample value to report (0-based index or name)",
      "Profiles contain multiple values per sample.",
      "Use sample_index=i to select the ith value (starting at 0).",
    ),
  },
  {
    name: "divide_by",
    type: "number",
    default: 1,
    isSaved: false,
    help: lines(
      "Ratio to divide all samples before visualization",
      "Divide all samples values by a constant, eg the number of processors or jobs.",
    ),
  },
  {
    name: "normalize",
    type: "boolean",
    default: false,
    urlParameter: "norm",
    isSaved: true,
    help: "Scales profile based on the base profile.",
  },
  {
    name: "sort",
    type: "text",
    default: "flat",
    urlParameter: "sort",
    isSaved: true,
    help: "",
    choices: [
      { name: "cum", help: "Sort entries based on cumulative weight" },
      { name: "flat", help: "Sort entries based on own weight" },
    ],
  },
  {
    name: "tagroot",
    type: "text",
    default: "",
    isSaved: true,
    help: lines(
      "Adds pseudo stack frames for labels key/value pairs at the callstack root.",
      "A comma-separated list of label keys.",
      "The first key creates frames at the new root.",
    ),
  },
  {
    name: "tagleaf",
    type: "text",
    default: "",
    isSaved: true,
    help: lines(
      "Adds pseudo stack frames for labels key/value pairs at the callstack leaf.",
      "A comma-separated list of label keys.",
      "The last key creates frames at the new leaf.",
    ),
  },
  {
    name: "drop_negative",
    type: "boolean",
    default: false,
    urlParameter: "dropneg",
    isSaved: true,
    help: lines("Ignore negative differences", "Do not show any locations with values <0."),
  },
  {
    name: "nodecount",
    type: "integer",
    default: -1,
    urlParameter: "n",
    isSaved: true,
    help: lines(
      "Max number of nodes to show",
      "Uses heuristics to limit the number of locations to be displayed.",
      "On graphs, dotted edges represent paths through nodes that have been removed.",
    ),
  },
  {
    name: "nodefraction",
    type: "number",
    default: 0.005,
    urlParameter: "nf",
    isSaved: true,
    help: "Hide nodes below <f>*total",
  },
  {
    name: "edgefraction",
    type: "number",
    default: 0.001,
    urlParameter: "ef",
    isSaved: true,
    help: "Hide edges below <f>*total",
  },
  {
    name: "trim",
    type: "boolean",
    default: true,
    urlParameter: "trim",
    isSaved: true,
    help: lines(
      "Honor nodefraction/edgefraction/nodecount defaults",
      "Set to false to get the full profile, without any trimming.",
    ),
  },
  {
    name: "focus",
    type: "text",
    default: "",
    urlParameter: "f",
    isSaved: true,
    help: lines(
      "Restricts to samples going through a node matching regexp",
      "Discard samples that do not include a node matching this regexp.",
      "Matching includes the function name, filename or object name.",
    ),
  },
  {
    name: "ignore",
    type: "text",
    default: "",
    urlParameter: "i",
    isSaved: true,
    help: lines(
      "Skips paths going through any nodes matching regexp",
      "If set, discard samples that include a node matching this regexp.",
      "Matching includes the function name, filename or object name.",
    ),
  },
  {
    name: "prune_from",
    type: "text",
    default: "",
    urlParameter: "prunefrom",
    isSaved: true,
    help: lines(
      "Drops any functions below the matched frame.",
      "If set, any frames matching the specified regexp and any frames",
      "below it will be dropped from each sample.",
    ),
  },
  {
    name: "hide",
    type: "text",
    default: "",
    urlParameter: "h",
    isSaved: true,
    help: lines(
      "Skips nodes matching regexp",
      "Discard nodes that match this location.",
      "Other nodes from samples that include this location will be shown.",
      "Matching includes the function name, filename or object name.",
    ),
  },
  {
    name: "show",
    type: "text",
    default: "",
    urlParameter: "s",
    isSaved: true,
    help: lines(
      "Only show nodes matching regexp",
      "If set, only show nodes that match this location.",
      "Matching includes the function name, filename or object name.",
    ),
  },
  {
    name: "show_from",
    type: "text",
    default: "",
    urlParameter: "sf",
    isSaved: true,
    help: lines(
      "Drops functions above the highest matched frame.",
      "If set, all frames above the highest match are dropped from every sample.",
      "Matching includes the function name, filename or object name.",
    ),
  },
  {
    name: "tagfocus",
    type: "text",
    default: "",
    urlParameter: "tf",
    isSaved: true,
    help: lines("Restricts to samples with tags in range or matched by regexp", ...TAG_FILTER_HELP),
  },
  {
    name: "tagignore",
    type: "text",
    default: "",
    urlParameter: "ti",
    isSaved: true,
    help: lines("Discard samples with tags in range or matched by regexp", ...TAG_FILTER_HELP),
  },
  {
    name: "tagshow",
    type: "text",
    default: "",
    urlParameter: "ts",
    isSaved: true,
    help: lines("Only consider tags matching this regexp", "Discard tags that do not match this regexp"),
  },
  {
    name: "taghide",
    type: "text",
    default: "",
    urlParameter: "th",
    isSaved: true,
    help: lines("Skip tags matching this regexp", "Discard tags that match this regexp"),
  },
  {
    name: "noinlines",
    type: "boolean",
    default: false,
    urlParameter: "noinlines",
    isSaved: true,
    help: lines("Ignore inlines.", "Attributes inlined functions to their first out-of-line caller."),
  },
  {
    name: "showcolumns",
    type: "boolean",
    default: false,
    urlParameter: "showcolumns",
    isSaved: true,
    help: "Show column numbers at the source code line level.",
  },
  {
    name: "granularity",
    type: "text",
    default: "",
    urlParameter: "g",
    isSaved: true,
    help: "",
    choices: [
      {
        name: "functions",
        help: lines(
          "Aggregate at the function level.",
          "Ignores the filename where the function was defined.",
        ),
      },
      {
        name: "filefunctions",
        help: lines(
          "Aggregate at the function level.",
          "Takes into account the filename where the function was defined.",
        ),
      },
      { name: "files", help: "Aggregate at the file level." },
      { name: "lines", help: "Aggregate at the source code line level." },
      {
        name: "addresses",
        help: lines("Aggregate at the address level.", "Includes functions' addresses in the output."),
      },
    ],
  },
] as const satisfies readonly OptionDefinition[];

interface ValueOfType {
  text: string;
  boolean: boolean;
  integer: number;
  number: number;
}

type AnyOption = (typeof OPTIONS)[number];

/** The name of an option. */
export type OptionName = AnyOption["name"];

/** A value for every option, under pprof's names. */
export type Config = {
  readonly [Option in AnyOption as Option["name"]]: ValueOfType[Option["type"]];
};

/** One row of `OPTIONS`. */
export type Option = OptionDefinition & { readonly name: OptionName };

/** What every option is when nobody says otherwise. */
export const DEFAULT_CONFIG: Config = Object.fromEntries(
  OPTIONS.map(option => [option.name, option.default]),
) as unknown as Config;

/** The option of a name, or of one of its choices (`cum` gives `sort`). */
export function findOption(name: string): Option | undefined {
  return OPTIONS.find(
    (option: Option) => option.name === name || option.choices?.some(choice => choice.name === name),
  );
}

const TRUE_WORDS = ["true", "t", "yes", "y", "1", ""];
const FALSE_WORDS = ["false", "f", "no", "n", "0"];

/** Sets an option from text, as a URL or an interactive assignment gives it. The error is pprof's. */
export function withOption(config: Config, option: Option, text: string): Result<Config, string> {
  const value = parseValue(option, text);
  return value.ok ? ok({ ...config, [option.name]: value.value }) : value;
}

function parseValue(option: Option, text: string): Result<string | boolean | number, string> {
  switch (option.type) {
    case "text":
      if (option.choices !== undefined && !option.choices.some(choice => choice.name === text)) {
        return err(`invalid "${option.name}" value "${text}"`);
      }
      return ok(text);
    case "integer":
      if (/^[+-]?\d+$/.test(text)) return ok(Number(text));
      return err(`strconv.Atoi: parsing "${text}": invalid syntax`);
    case "number":
      if (/^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(text)) return ok(Number(text));
      return err(`strconv.ParseFloat: parsing "${text}": invalid syntax`);
    case "boolean": {
      const word = text.toLowerCase();
      if (TRUE_WORDS.includes(word)) return ok(true);
      if (FALSE_WORDS.includes(word)) return ok(false);
      return err(`illegal value "${text}" for bool variable`);
    }
  }
}
