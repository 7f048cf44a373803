import { err, ok, type Result } from "../../base/result";
import { type CommandLine, type CommandLineFailure, readCommandLine } from "../flags/commandLine";

/** What `proflens check` is asked. */
export interface CheckLine {
  /** A `-top` command line, whose style is the table's. */
  readonly line: CommandLine;
  /** A function may grow by this share of the base's total: 0.05 is 5 %. */
  readonly maxIncrease: number;
}

const FLAG = /^--?max_increase(?:=(?<value>.*))?$/s;
const DEFAULT_INCREASE = "5%";

/** Reads the arguments behind `check`: those of `-top` with -diff_base, and `-max_increase=5%` (or `=0.05`). */
export function readCheckLine(args: readonly string[]): Result<CheckLine, CommandLineFailure> {
  const others: string[] = [];
  let given = DEFAULT_INCREASE;
  for (let at = 0; at < args.length; at++) {
    const flag = FLAG.exec(args[at]);
    if (flag === null) others.push(args[at]);
    else given = flag.groups?.["value"] ?? args[++at] ?? "";
  }
  const maxIncrease = shareOf(given);
  if (maxIncrease === undefined) {
    return failed(`-max_increase is a share of the base's total, such as 5% or 0.05, not "${given}"`);
  }
  const line = readCommandLine(["-top", ...others]);
  if (!line.ok) return line;
  if (line.value.base === undefined) return failed("check compares with a base: -diff_base=old.pb.gz");
  return ok({ line: line.value, maxIncrease });
}

function shareOf(text: string): number | undefined {
  const number = /^(?<digits>\d+(?:\.\d*)?|\.\d+)(?<percent>%?)$/.exec(text)?.groups;
  if (number === undefined) return undefined;
  return Number(number["digits"]) / (number["percent"] === "%" ? 100 : 1);
}

function failed(message: string): Result<never, CommandLineFailure> {
  return err({ kind: "error", message, remarks: [] });
}
