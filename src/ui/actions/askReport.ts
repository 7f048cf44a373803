import type { Problem } from "../../base/problem";
import type { Result } from "../../base/result";
import type { ReportAnswer } from "../../engine/protocol";
import type { StyleName } from "../../report/commands";
import type { ReportRequest } from "../../state/overlay";
import { reportOfView, shownOptions, tableOfView } from "../../state/shownReport";
import type { ActionContext } from "./action";

/** What reports are asked of. */
type Asker = Pick<ActionContext, "query"> & {
  readonly profile: Pick<ActionContext["profile"], "engine">;
};

/**
 * Makes a report of the open profile, and of its base where there is one; with source text where it shows some and the
 * user has given it.
 */
export async function askReport(
  { profile, query }: Asker,
  { command, argument, style, options, sampleTypeIndex }: ReportRequest,
): Promise<Result<ReportAnswer, Problem>> {
  const question = {
    kind: "report",
    ...query,
    sampleTypeIndex,
    options,
    command,
    ...(argument !== undefined && { argument }),
    ...(style !== undefined && { style }),
  } as const;
  const slot = `report ${command}`;
  const report = await profile.engine.ask(question, slot);
  if (!report.ok || report.value.missingSources.length === 0) return report;
  const { readSources } = await import("../../state/sources/readSources");
  const sources = await readSources(report.value.missingSources);
  return sources === undefined ? report : await profile.engine.ask({ ...question, sources }, slot);
}

/** A report of what is shown; without a name, the one that says what the view shows. */
export function shownRequest(
  { state, query }: Pick<ActionContext, "state" | "query">,
  command?: string,
): ReportRequest {
  const report = command === undefined ? reportOfView(state) : { command };
  return { ...report, options: shownOptions(state), sampleTypeIndex: query.sampleTypeIndex };
}

/** The report of what is shown as a table of another kind. */
export function shownTable(context: Pick<ActionContext, "state" | "query">, style: StyleName): ReportRequest {
  return { ...shownRequest(context), ...tableOfView(context.state), style };
}

/** A report as text: bytes that are no UTF-8 become U+FFFD, and a byte order mark stays. */
export function reportText(bytes: Uint8Array): string {
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
}
