import { byteTextOf, type ByteWriter } from "../base/byteText";
import { ok, type Result } from "../base/result";
import type { ReportContext } from "./context";
import { type ReportTable, tableOf, textColumn } from "./table";

/** comments: one line each. */
export function writeComments({ profile }: ReportContext, out: ByteWriter): undefined {
  for (const comment of profile.header.comments) out.line(byteTextOf(comment));
  return undefined;
}

/** The same in cells. */
export function commentsTable({ profile }: ReportContext): Result<ReportTable, string> {
  const columns = [textColumn<string>("comment", byteTextOf)];
  return ok(tableOf({ name: "comments", labels: [] }, columns, profile.header.comments));
}
