import { shownCommand } from "../../state/shownReport";
import { type CommandText, commandText } from "../../state/shell/commandText";
import { topRowsStore } from "../../state/topRows";
import type { Action } from "./action";
import { askReport, reportText, shownRequest } from "./askReport";
import { COPY_FORMS, copyTable } from "./copyTable";
import { copyAndSay, valueOrSay } from "./saying";

/** What can be copied. */
export function copyActions(): readonly Action[] {
  return [
    ...COPY_FORMS.map(
      (form): Action => ({
        id: form.id,
        title: form.title,
        keywords: form.keywords,
        run: context => copyTable(context, form, topRowsStore.getState().shown),
      }),
    ),
    copyGraph("dot", "DOT"),
    copyGraph("svg", "SVG"),
    copyCommand("pprof"),
    copyCommand("proflens"),
  ];
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
      copyAndSay(
        `${program} command`,
        commandText(shownCommand(program, profile, state, query)),
        query.sourceMaps === undefined
          ? ""
          : "It does without the source maps: for the names shown, save what is shown as .pb.gz.",
      ),
  };
}
