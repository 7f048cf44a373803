import { err, ok, type Result } from "../../base/result";
import { readCommand } from "./commandLine";
import { isFlagLine, readFlagLine } from "./flags";
import type { ShellIntent } from "./intent";
import { assign, isConfigurable, settingsOf, setValue, type ShellContext } from "./settings";

export { describeIntent } from "./describe";
export type { ReportIntent, ShellIntent } from "./intent";
export type { Settings, ShellContext } from "./settings";
export { helpText, optionsText } from "./help";

/**
 * Reads a line as pprof's shell does (`internal/driver/interactive.go`): an assignment, a sample type, `:`, or a
 * command; also the command's own flags (`-top -cum`, a whole `pprof …` line). Nothing is done yet. Errors are
 * pprof's.
 */
export function readShellLine(input: string, context: ShellContext): Result<ShellIntent, string> {
  const line = input.trim();
  if (isFlagLine(line)) return readFlagLine(line, context);
  const shortcut = readShortcut(line, context);
  if (shortcut !== undefined) return shortcut;
  const [, name = "", value] = /^([^=]*)(?:=(.*))?$/s.exec(line) ?? [];
  if (isConfigurable(name.trim())) {
    const assigned = assign(settingsOf(context), name.trim(), value && withoutComment(value), context);
    return assigned.ok ? ok({ kind: "set", settings: assigned.value }) : assigned;
  }
  const [first, ...rest] = line.split(/\s+/);
  switch (first) {
    case "":
      return err("");
    case "o":
    case "options":
      return ok({ kind: "options" });
    case "q":
    case "quit":
    case "exit":
      return ok({ kind: "quit" });
    case "help":
      return ok({ kind: "help", topic: rest.join(" ") });
    default:
      return readCommand([first, ...rest], context);
  }
}

/** `interactive.go: profileShortcuts`: `:`, and sample types by their names. */
function readShortcut(line: string, context: ShellContext): Result<ShellIntent, string> | undefined {
  const settings = settingsOf(context);
  if (line === ":") {
    const cleared = (["focus", "ignore", "hide", "tagfocus", "tagignore"] as const).reduce(
      (before, name) => setValue(before, name, ""),
      settings,
    );
    return ok({ kind: "set", settings: cleared });
  }
  for (const { type } of context.summary.sampleTypes) {
    if (type === "" || ![type, `total_${type}`, `mean_${type}`].includes(line)) continue;
    const before = line === type ? settings : setValue(settings, "mean", line === `mean_${type}`);
    const assigned = assign(before, "sample_index", type, context);
    return assigned.ok ? ok({ kind: "set", settings: assigned.value }) : assigned;
  }
  return undefined;
}

/** pprof's own listing of options has comments behind `//:`, which may be pasted back. */
function withoutComment(value: string): string {
  const at = value.lastIndexOf("//:");
  return (at < 0 ? value : value.slice(0, at)).trim();
}
