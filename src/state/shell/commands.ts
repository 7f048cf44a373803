import { findCommand, type ReportCommand } from "../../report/commands";

/** Commands of pprof that do nothing here, and what to do instead. Where a report of that name exists, that counts. */
const ELSEWHERE: ReadonlyMap<string, string> = new Map([
  ["disasm", "it needs the profiled binary, and only the profile is open here; use pprof"],
  [
    "weblist",
    "the view Source has the annotated source; assembly needs the profiled binary, so use pprof for that",
  ],
  ...["gif", "pdf", "png", "ps"].map(
    name => [name, "pictures of that kind are not drawn here; use svg, or dot and Graphviz"] as const,
  ),
  ...["eog", "evince", "gv", "web"].map(
    name => [name, "no other program is started from here; use svg and open that file"] as const,
  ),
  ["kcachegrind", "no other program is started from here; save callgrind and open that file"],
]);

/** A word that may be a command: a report, the reason why there is none, or neither. */
export type KnownCommand =
  | { readonly kind: "report"; readonly command: ReportCommand }
  | { readonly kind: "elsewhere"; readonly message: string };

/** The command of a name; undefined where pprof has none either. */
export function findShellCommand(name: string): KnownCommand | undefined {
  const command = findCommand(name);
  if (command !== undefined) return { kind: "report", command };
  const reason = ELSEWHERE.get(name);
  return reason === undefined ? undefined : { kind: "elsewhere", message: `no ${name} report: ${reason}` };
}
