/** A report that pprof makes and this command does not. */
interface ElsewhereCommand {
  readonly name: string;
  readonly hasArgument: boolean;
  /** Why, and what to do. */
  readonly reason: string;
}

const elsewhere = (names: readonly string[], reason: string, hasArgument = false): ElsewhereCommand[] =>
  names.map(name => ({ name, hasArgument, reason }));

/** Where a command of this list is one of the report list's, that one counts. */
export const ELSEWHERE_COMMANDS: readonly ElsewhereCommand[] = [
  ...elsewhere(
    ["disasm"],
    "it needs the profiled binary, and only the profile is read here; use pprof",
    true,
  ),
  ...elsewhere(
    ["gif", "pdf", "png", "ps"],
    "only -svg and -dot are drawn here; for other pictures use -dot and Graphviz (dot -Tpng)",
  ),
  ...elsewhere(
    ["eog", "evince", "gv", "kcachegrind", "web"],
    "no viewer is started here; use -svg or -callgrind with -output and open that file",
  ),
];
