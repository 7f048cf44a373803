import { showOverlay, type ReportRequest } from "../../state/overlay";
import { nameSampleType } from "../../state/sampleType";
import { helpText, optionsText, type ReportIntent, type Settings, type ShellIntent } from "../../state/shell";
import type { ViewState } from "../../state/viewState";
import type { ActionContext } from "../actions/action";
import { saveReport } from "../actions/saving";
import { shellContext } from "./shellContext";

/**
 * Does what a line of pprof's shell asks for. `top` is the Top view; other reports are a dialog, with options of
 * their own as in pprof's shell; what is for programs, or has a file's name, is saved.
 * @param line as it was typed: the dialog's title
 */
export async function runIntent(intent: ShellIntent, line: string, context: ActionContext): Promise<void> {
  switch (intent.kind) {
    case "set":
      context.navigate(viewChange(intent.settings, context), "push");
      return;
    case "help":
      showOverlay({ kind: "text", title: `Help ${intent.topic}`.trim(), text: helpText(intent.topic) });
      return;
    case "options":
      showOverlay({ kind: "text", title: "Options", text: optionsText(shellContext(context)) });
      return;
    case "quit":
      return;
    case "report":
      return runReport(intent, line, context);
  }
}

async function runReport(intent: ReportIntent, line: string, context: ActionContext): Promise<void> {
  const { command, argument, style, settings, output } = intent;
  const request: ReportRequest = {
    command: command.name,
    ...(argument === undefined ? {} : { argument }),
    ...(style === undefined ? {} : { style }),
    options: settings.options,
    sampleTypeIndex: settings.sampleTypeIndex,
  };
  if (output !== "") {
    await saveReport(context, request, output.replace(/^.*[\\/]/, ""));
  } else if (command.isBinary) {
    await saveReport(context, request);
  } else if (command.format === "text" && style === undefined) {
    context.navigate({ view: "top", ...viewChange(settings, context), ...topOrder(settings) }, "push");
  } else {
    showOverlay({ kind: "report", title: line, request });
  }
}

/** The view state that has these options. */
function viewChange(settings: Settings, context: ActionContext): Partial<ViewState> {
  const { sort = "flat", output: _, ...options } = settings.options;
  const before = shellContext(context).options.sort ?? "flat";
  return {
    options,
    sampleType: nameSampleType(context.profile.summary, settings.sampleTypeIndex),
    // A table that is sorted by name, or upside down, stays so until pprof's own order is asked for.
    ...(sort === before ? {} : topOrder(settings)),
  };
}

function topOrder({ options: { sort } }: Settings): Pick<ViewState, "sortBy" | "reversed"> {
  return { sortBy: sort === "cum" ? "cum" : "flat", reversed: false };
}
