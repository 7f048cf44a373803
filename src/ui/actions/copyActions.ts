import { VIEWS } from "../../state/views/catalogue";
import { shownCommand } from "../../state/shownReport";
import { type CommandText, commandText } from "../../state/shell/commandText";
import type { Action, ActionContext } from "./action";
import { askReport, reportText, shownRequest } from "./askReport";
import { copyAndSay, valueOrSay } from "./saying";
import { shareAction } from "./shareAction";

/** What can be copied. */
export function copyActions(): readonly Action[] {
  return [
    {
      id: "copy-text",
      title: "Copy as text",
      keywords: "clipboard table report pprof",
      run: copyAsText,
    },
    copyCommand("pprof"),
    copyCommand("proflens"),
    shareAction,
  ];
}

/** What the view shows, as pprof's report prints it. */
async function copyAsText(context: ActionContext): Promise<void> {
  const request = shownRequest(context);
  const report = valueOrSay(await askReport(context, request));
  if (report === undefined) return;
  const view = VIEWS.find(({ id }) => id === context.state.view)?.title ?? "";
  const what = request.command === "top" ? "Top as text" : `${view} as text (${request.command})`;
  await copyAndSay(what, reportText(report.bytes), report.warnings.join(" "));
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
