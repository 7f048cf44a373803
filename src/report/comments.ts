import { byteTextOf, type ByteWriter } from "../base/byteText";
import type { ReportContext } from "./context";

/** comments: one line each. */
export function writeComments({ profile }: ReportContext, out: ByteWriter): undefined {
  for (const comment of profile.header.comments) out.line(byteTextOf(comment));
  return undefined;
}
