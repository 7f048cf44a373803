import { say } from "../../state/notice";
import type { ReportRequest } from "../../state/overlay";
import { saveFile } from "../kit/saveFile";
import type { ActionContext } from "./action";
import { askReport } from "./askReport";
import { valueOrSay } from "./saying";

/** command or style → the ending of its file and what is in it; the rest is text. */
const KINDS: ReadonlyMap<string, { readonly ending: string; readonly type: string }> = new Map([
  ["proto", { ending: "pb.gz", type: "application/vnd.google.protobuf+gzip" }],
  ["topproto", { ending: "top.pb.gz", type: "application/vnd.google.protobuf+gzip" }],
  ["dot", { ending: "dot", type: "text/vnd.graphviz" }],
  ["svg", { ending: "svg", type: "image/svg+xml" }],
  ["csv", { ending: "csv", type: "text/csv" }],
  ["json", { ending: "json", type: "application/json" }],
  ["markdown", { ending: "md", type: "text/markdown" }],
  ["speedscope", { ending: "speedscope.json", type: "application/json" }],
  ["folded", { ending: "folded", type: "text/plain" }],
  ["callgrind", { ending: "callgrind", type: "application/octet-stream" }],
]);

/** Makes a report and saves it, exactly; says what came of it. */
export async function saveReport(
  context: ActionContext,
  request: ReportRequest,
  fileName = reportFileName(context.profile.name, request),
): Promise<void> {
  const report = valueOrSay(await askReport(context, request));
  if (report === undefined) return;
  saveReportBytes(fileName, request, report.bytes);
  say([`Saved as ${fileName}.`, ...report.warnings].join(" "));
}

/** Saves a report that is there already. */
export function saveReportBytes(
  fileName: string,
  { command, style }: Pick<ReportRequest, "command" | "style">,
  bytes: Uint8Array,
): void {
  saveFile(fileName, KINDS.get(style ?? command)?.type ?? "text/plain", bytes as Uint8Array<ArrayBuffer>);
}

/** `cpu.pb.gz` and `top` give `cpu.top.txt`. */
export function reportFileName(
  profileName: string,
  { command, style }: Pick<ReportRequest, "command" | "style">,
): string {
  const ending = style === undefined ? "txt" : KINDS.get(style)?.ending;
  const kind = style === undefined ? KINDS.get(command) : undefined;
  return `${bareName(profileName)}.${kind?.ending ?? `${command}.${ending}`}`;
}

/** A profile's name without what says that it is a profile, and without what is no file name. */
export function bareName(profileName: string): string {
  const whole = profileName.replace(/ \(partial\)$/, "");
  const partial = whole === profileName ? "" : ".partial";
  const bare = whole.replace(/(\.(gz|pb|pprof|prof|proto|zst))+$/i, "").replace(/[^\p{L}\p{N} _.+-]+/gu, "_");
  return (bare === "" ? "profile" : bare) + partial;
}
