import { VIEWS } from "../../state/views/catalogue";
import { shownCommand } from "../../state/shownReport";
import { type CommandText, commandText } from "../../state/shell/commandText";
import type { StyleName } from "../../report/commands";
import type { Action, ActionContext } from "./action";
import { askReport, reportText, shownRequest, shownTable } from "./askReport";
import { copyAndSay, valueOrSay } from "./saying";
import { shareAction } from "./shareAction";

/** What can be copied. */
export function copyActions(): readonly Action[] {
  return [
    {
      id: "copy-text",
      title: "Copy as text",
      keywords: "clipboard table report pprof",
      run: context => copyReport(context, "text"),
    },
    {
      id: "copy-markdown",
      title: "Copy as Markdown",
      keywords: "clipboard table report",
      run: context => copyReport(context, "Markdown", "markdown"),
    },
    {
      id: "copy-csv",
      title: "Copy as CSV",
      keywords: "clipboard table report spreadsheet",
      run: context => copyReport(context, "CSV", "csv"),
    },
    copyGraph("dot", "DOT"),
    copyGraph("svg", "SVG"),
    copyCommand("pprof"),
    copyCommand("proflens"),
    shareAction,
  ];
}

/** What the view shows: pprof's report as it prints it, or the same as a table of another kind. */
async function copyReport(context: ActionContext, kind: string, style?: StyleName): Promise<void> {
  const request = style === undefined ? shownRequest(context) : shownTable(context, style);
  const report = valueOrSay(await askReport(context, request));
  if (report === undefined) return;
  const view = VIEWS.find(({ id }) => id === context.state.view)?.title ?? "";
  const what = request.command === "top" ? `Top as ${kind}` : `${view} as ${kind} (${request.command})`;
  await copyAndSay(what, reportText(report.bytes), report.warnings.join(" "));
}

/** The call graph, for Graphviz or as a picture. */
function copyGraph(command: "dot" | "svg", kind: string): Action {
  return {
    id: `copy-${command}`,
    title: `Copy the graph as ${kind}`,
    keywords: "clipboard graphviz picture",
    run: async context => {
      const report = valueOrSay(await askReport(context, shownRequest(context, command)));
      if (report === undefined) return;
      await copyAndSay(`The graph as ${kind}`, reportText(report.bytes), report.warnings.join(" "));
    },
  };
}

function copyCommand(program: CommandText["program"]): Action {
  return {
    id: `copy-${program}`,
    title: `Copy as ${program} command`,
    keywords: "clipboard command line flags shell terminal",
    run: ({ profile, state, query }) =>
      copyAndSay(`${program} command`, commandText(shownCommand(program, profile, state, query))),
  };
}
