import type { ReportCommand, StyleName } from "../../report/commands";
import type { Settings } from "./settings";

/** A report to be made, with options of its own. */
export interface ReportIntent {
  readonly kind: "report";
  readonly command: ReportCommand;
  /** The expression of a command that takes one. */
  readonly argument: string | undefined;
  /** A table of another kind instead of pprof's text. */
  readonly style?: StyleName;
  readonly settings: Settings;
  /** The file that the report is saved as (`>file`); "" for none. */
  readonly output: string;
}

/** What a line asks for. */
export type ShellIntent =
  | ReportIntent
  /** Options to be in force from now on. */
  | { readonly kind: "set"; readonly settings: Settings }
  /** `help`, with or without a topic. */
  | { readonly kind: "help"; readonly topic: string }
  /** All options and their values. */
  | { readonly kind: "options" }
  | { readonly kind: "quit" };
