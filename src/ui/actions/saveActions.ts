import { say } from "../../state/notice";
import type { Action, ActionContext } from "./action";
import { shownRequest, shownTable } from "./askReport";
import { bareName, saveReport, saveReportBytes } from "./saving";
import { NOTHING_TAKEN_OUT } from "../share/copyOfProfile";
import { valueOrSay } from "./saying";

/** What can be saved as a file. */
export function saveActions(): readonly Action[] {
  return [
    {
      id: "save-shown",
      title: "Save what is shown (.pb.gz)",
      keywords: "download export profile proto filtered",
      run: context =>
        saveReport(context, shownRequest(context, "proto"), `${bareName(context.profile.name)}.shown.pb.gz`),
    },
    {
      id: "save-whole",
      title: "Save the whole profile (.pb.gz)",
      keywords: "download export proto merged",
      run: saveWhole,
    },
    {
      id: "save-html",
      title: "Save as one-file report (.html)",
      keywords: "download export share offline app page",
      // The app as a file is what a report is made of; inside of one it cannot be had.
      isAvailable: () => import.meta.env.MODE !== "report",
      run: async context => {
        const { saveHtmlReport } = await import("../share/saveCopy");
        await saveHtmlReport(context, { part: "whole", cleaning: NOTHING_TAKEN_OUT });
      },
    },
    saveAs("top", "Save as text: top"),
    saveAs("tree", "Save as text: tree"),
    saveAs("traces", "Save as text: traces"),
    saveAs("tags", "Save as text: tags"),
    {
      id: "save-csv",
      title: "Save as CSV",
      keywords: "download export table spreadsheet",
      run: context => saveReport(context, shownTable(context, "csv")),
    },
    {
      id: "save-markdown",
      title: "Save as Markdown",
      keywords: "download export table",
      run: context => saveReport(context, shownTable(context, "markdown")),
    },
    {
      id: "save-json",
      title: "Save as JSON",
      keywords: "download export table",
      run: context => saveReport(context, shownTable(context, "json")),
    },
    saveAs("folded", "Save folded stacks"),
    saveAs("speedscope", "Save for speedscope (.json)"),
    saveAs("svg", "Save the graph (.svg)"),
    saveAs("dot", "Save the graph (.dot)"),
    saveAs("callgrind", "Save for KCachegrind (.callgrind)"),
  ];
}

function saveAs(command: string, title: string): Action {
  return {
    id: `save-${command}`,
    title,
    keywords: "download export report file",
    run: context => saveReport(context, shownRequest(context, command)),
  };
}

/** The open profile as it came, several files merged; without the base of a comparison. */
async function saveWhole({ profile, query }: ActionContext): Promise<void> {
  const { sampleTypeIndex } = query;
  const report = valueOrSay(
    await profile.engine.ask(
      { kind: "report", sampleTypeIndex, options: {}, command: "proto", whole: true },
      "report whole",
    ),
  );
  if (report === undefined) return;
  const fileName = `${bareName(profile.name)}.pb.gz`;
  saveReportBytes(fileName, { command: "proto" }, report.bytes);
  say(`Saved as ${fileName}.`);
}
