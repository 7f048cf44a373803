import { OPTIONS, type Option } from "../../analysis/config";
import { COMMANDS } from "../../report/commands";
import { STYLES } from "../../report/styles";
import { ELSEWHERE_COMMANDS } from "./elsewhere";
import { HTML_COMMAND } from "./htmlCommand";
import type { FlagDefinition, FlagKind } from "./goFlags";

const KIND_OF_TYPE: Readonly<Record<Option["type"], FlagKind>> = {
  text: "string",
  boolean: "boolean",
  integer: "integer",
  number: "float",
};

/** Flags that pprof has besides options and commands (`internal/driver/cli.go: parseFlags`), and -weblist. */
const SOURCE_FLAGS: readonly FlagDefinition[] = [
  { name: "diff_base", kind: "string" },
  { name: "base", kind: "string" },
  { name: "symbolize", kind: "string" },
  { name: "buildid", kind: "string" },
  { name: "timeout", kind: "integer" },
  { name: "add_comment", kind: "string" },
  { name: "all_frames", kind: "boolean" },
  { name: "seconds", kind: "integer" },
  { name: "tools", kind: "string" },
  { name: "weblist", kind: "string" },
  { name: "http", kind: "string" },
  { name: "no_browser", kind: "boolean" },
  { name: "tls_cert", kind: "string" },
  { name: "tls_key", kind: "string" },
  { name: "tls_ca", kind: "string" },
];

/** A flag that stands for a sample type. */
interface SampleTypeFlag {
  readonly name: string;
  readonly sampleType: string;
}

/** In the order in which the first one given wins. */
export const SAMPLE_TYPE_FLAGS: readonly SampleTypeFlag[] = [
  { name: "total_delay", sampleType: "delay" },
  { name: "mean_delay", sampleType: "delay" },
  { name: "contentions", sampleType: "contentions" },
  { name: "inuse_space", sampleType: "inuse_space" },
  { name: "inuse_objects", sampleType: "inuse_objects" },
  { name: "alloc_space", sampleType: "alloc_space" },
  { name: "alloc_objects", sampleType: "alloc_objects" },
];

/** Every flag of the command. An option with choices has a flag per choice instead of its own. */
export const FLAGS: readonly FlagDefinition[] = [
  ...OPTIONS.flatMap(flagsOfOption),
  ...COMMANDS.map(({ name, hasArgument }) => commandFlag(name, hasArgument)),
  commandFlag(HTML_COMMAND.name, HTML_COMMAND.hasArgument),
  ...ELSEWHERE_COMMANDS.map(({ name, hasArgument }) => commandFlag(name, hasArgument)),
  ...STYLES.map(({ name }): FlagDefinition => ({ name, kind: "boolean" })),
  ...SOURCE_FLAGS,
  ...SAMPLE_TYPE_FLAGS.map(({ name }): FlagDefinition => ({ name, kind: "boolean" })),
];

function flagsOfOption({ name, type, choices }: Option): FlagDefinition[] {
  if (choices === undefined) return [{ name, kind: KIND_OF_TYPE[type] }];
  return choices.map(choice => ({ name: choice.name, kind: "boolean" }));
}

function commandFlag(name: string, hasArgument: boolean): FlagDefinition {
  return { name, kind: hasArgument ? "string" : "boolean" };
}
