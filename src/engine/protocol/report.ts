import type { StyleName } from "../../report/commands";
import type { Query } from "./query";

/** A report as the command prints it: for a dialog, the clipboard, or a file. */
export interface ReportQuestion extends Query {
  readonly kind: "report";
  /** pprof's name, such as `top`, `peek`, `proto`. */
  readonly command: string;
  /** The expression of a command that takes one. */
  readonly argument?: string;
  /** A table of another kind instead of pprof's text. */
  readonly style?: StyleName;
  /** The whole profile as it came, whatever the options. */
  readonly whole?: boolean;
  /** Texts of source files that `list` may show, by the paths that an answer said it looked for. */
  readonly sources?: Readonly<Record<string, string>>;
}

export interface ReportAnswer {
  readonly kind: "report";
  readonly bytes: Uint8Array;
  /** What the command says on standard error, a line each. */
  readonly warnings: readonly string[];
  /** Paths of source files that it looked for and that were not given; `list` does. */
  readonly missingSources: readonly string[];
}
