import type { StyleName } from "../../report/commands";
import type { ShownTopRows } from "../../state/topRows";
import { VIEWS } from "../../state/views/catalogue";
import { countText } from "../kit/countText";
import type { ActionContext } from "./action";
import { askReport, reportText, shownRequest, shownTable } from "./askReport";
import { copyAndSay, valueOrSay } from "./saying";

/** A kind of table that can be copied. */
export interface CopyForm {
  readonly id: string;
  readonly title: string;
  readonly keywords: string;
  /** In what is said afterwards. */
  readonly kind: string;
  /** Absent: as pprof prints it. */
  readonly style?: StyleName;
}

export const TEXT_FORM: CopyForm = {
  id: "copy-text",
  title: "Copy as text",
  keywords: "clipboard table report pprof",
  kind: "text",
};

export const COPY_FORMS: readonly CopyForm[] = [
  TEXT_FORM,
  {
    id: "copy-markdown",
    title: "Copy as Markdown",
    keywords: "clipboard table report",
    kind: "Markdown",
    style: "markdown",
  },
  {
    id: "copy-csv",
    title: "Copy as CSV",
    keywords: "clipboard table report spreadsheet",
    kind: "CSV",
    style: "csv",
  },
];

/** What copying needs of the page. */
export type CopyContext = Pick<ActionContext, "state" | "query"> & {
  readonly profile: Pick<ActionContext["profile"], "engine">;
};

/**
 * Copies what the view shows: pprof's report as it prints it, or the same as a table of another kind.
 * @param rows those of Top, where it is shown
 */
export async function copyTable(
  context: CopyContext,
  form: CopyForm,
  rows: ShownTopRows | undefined,
): Promise<void> {
  if (rows !== undefined && !isWholeReport(rows, form)) {
    await copyRows(context, form, rows);
    return;
  }
  const { kind, style } = form;
  const request = style === undefined ? shownRequest(context) : shownTable(context, style);
  const report = valueOrSay(await askReport(context, request));
  if (report === undefined) return;
  const view = VIEWS.find(({ id }) => id === context.state.view)?.title ?? "";
  const what = request.command === "top" ? `Top as ${kind}` : `${view} as ${kind} (${request.command})`;
  await copyAndSay(what, reportText(report.bytes), report.warnings.join(" "));
}

/** Whether pprof's own report has all rows and columns that are meant. */
function isWholeReport({ table, columns, frames }: ShownTopRows, { style }: CopyForm): boolean {
  const hasAllRows = frames === undefined && table.filter === "" && table.only === undefined;
  return hasAllRows && (style === undefined || columns.length === 0);
}

async function copyRows(
  { profile }: CopyContext,
  { kind, style }: CopyForm,
  { table, columns, frames }: ShownTopRows,
): Promise<void> {
  const copied = valueOrSay(
    await profile.engine.ask(
      { kind: "topCopy", ...table, columns, ...(frames && { frames }), ...(style && { style }) },
      "top-copy",
    ),
  );
  if (copied === undefined) return;
  const { bytes, rowCount } = copied;
  await copyAndSay(`${countText(rowCount)} ${rowCount === 1 ? "row" : "rows"} as ${kind}`, reportText(bytes));
}
