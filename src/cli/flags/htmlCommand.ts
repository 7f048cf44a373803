import type { ReportCommand } from "../../report/commands";

/** -html: no report of the profile but the page with the profile itself. Only the command has it: the page is it. */
export const HTML_COMMAND: ReportCommand = {
  name: "html",
  format: "proto",
  hasArgument: false,
  isBinary: true,
  description: "Outputs the page with the profile inside, in one HTML file",
  overrides: {},
  defaultNodeCount: -1,
};
