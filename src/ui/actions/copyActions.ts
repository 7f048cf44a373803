import { shownCommand } from "../../state/shownReport";
import { type CommandText, commandText } from "../../state/shell/commandText";
import { topRowsStore } from "../../state/topRows";
import type { Action } from "./action";
import { COPY_FORMS, copyTable } from "./copyTable";
import { copyAndSay } from "./saying";
import { shareAction } from "./shareAction";

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
    copyCommand("pprof"),
    copyCommand("proflens"),
    shareAction,
  ];
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
