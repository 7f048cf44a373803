import type { Config } from "../analysis/config";

/** What is written (`internal/report/report.go: Output formats`). */
export type OutputFormat =
  | "callgrind"
  | "comments"
  | "dot"
  | "folded"
  | "list"
  | "proto"
  | "raw"
  | "speedscope"
  | "svg"
  | "tags"
  | "text"
  | "topproto"
  | "traces"
  | "tree";

/** A command that prints a report (`internal/driver/commands.go: pprofCommands`; folded and speedscope are none of pprof's). */
export interface ReportCommand {
  /** pprof's name: the flag and the word in its shell. */
  readonly name: string;
  readonly format: OutputFormat;
  /** Whether it takes an expression (`-peek=regex`). */
  readonly hasArgument: boolean;
  /** Whether the output is for programs: pprof keeps it off a terminal. */
  readonly isBinary: boolean;
  /** One line, pprof's words. */
  readonly description: string;
  /** What it sets whatever the user asked for (`internal/driver/driver.go: applyCommandOverrides`). */
  readonly overrides: Partial<Config>;
  /** The nodecount when the user gave none (-1); 0 is unlimited. */
  readonly defaultNodeCount: number;
  /** Not pprof's text but a table of another kind; `withStyle` sets it. */
  readonly style?: StyleName;
}

/** Tables that text reports can also be (`styles/`). */
export type StyleName = "csv" | "json" | "markdown";

const UNTRIMMED: Partial<Config> = { trim: false };
const BY_ADDRESS: Partial<Config> = { trim: false, granularity: "addresses" };

type Flags = Partial<Pick<ReportCommand, "hasArgument" | "isBinary" | "overrides" | "defaultNodeCount">>;

const command = (
  name: string,
  format: OutputFormat,
  description: string,
  flags: Flags = {},
): ReportCommand => ({
  name,
  format,
  description,
  hasArgument: false,
  isBinary: false,
  overrides: {},
  defaultNodeCount: 80,
  ...flags,
});

/** Every command, by name. */
export const COMMANDS: readonly ReportCommand[] = [
  command("callgrind", "callgrind", "Outputs a graph in callgrind format", {
    isBinary: true,
    overrides: BY_ADDRESS,
  }),
  command("comments", "comments", "Output all profile comments"),
  command("dot", "dot", "Outputs a graph in DOT format"),
  command("folded", "folded", "Outputs folded stacks, for flame graph programs", { overrides: UNTRIMMED }),
  command("list", "list", "Output annotated source for functions matching regexp", {
    hasArgument: true,
    overrides: { trim: false, granularity: "lines" },
  }),
  command("peek", "tree", "Output callers/callees of functions matching regexp", {
    hasArgument: true,
    overrides: UNTRIMMED,
  }),
  command("proto", "proto", "Outputs the profile in compressed protobuf format", {
    isBinary: true,
    overrides: BY_ADDRESS,
  }),
  command("raw", "raw", "Outputs a text representation of the raw profile", { overrides: BY_ADDRESS }),
  command("speedscope", "speedscope", "Outputs every sample type in speedscope's JSON format", {
    isBinary: true,
    overrides: UNTRIMMED,
  }),
  command("svg", "svg", "Outputs a graph in SVG format", { isBinary: true }),
  command("tags", "tags", "Outputs all tags in the profile"),
  command("text", "text", "Outputs top entries in text form", { defaultNodeCount: 0 }),
  command("top", "text", "Outputs top entries in text form", { defaultNodeCount: 0 }),
  command("topproto", "topproto", "Outputs top entries in compressed protobuf format", {
    isBinary: true,
    defaultNodeCount: 0,
  }),
  command("traces", "traces", "Outputs all profile samples in text form"),
  command("tree", "tree", "Outputs a text rendering of call graph"),
];

/** The command of a name. */
export function findCommand(name: string): ReportCommand | undefined {
  return COMMANDS.find(known => known.name === name);
}

/** The options as the command uses them. */
export function configFor({ overrides, defaultNodeCount }: ReportCommand, asked: Config): Config {
  const nodecount = asked.nodecount === -1 ? defaultNodeCount : asked.nodecount;
  const config = { ...asked, nodecount, ...overrides };
  return config.trim ? config : { ...config, nodecount: 0, nodefraction: 0, edgefraction: 0 };
}
