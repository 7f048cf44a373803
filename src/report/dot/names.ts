import { type NodeInfo, nameComponents } from "../../analysis/graph/nodeInfo";
import { type ByteText, byteTextOf } from "../../base/byteText";
import type { ReportContext } from "../context";
import { baseName, shortenFunctionName } from "../../names/functionName";
import { LINE_END, pictureText } from "./pictureText";

/** Escapes quotes and backslashes; line ends become Graphviz's left-aligning ones. */
export function escapeForDot(text: ByteText): ByteText {
  return text.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\l");
}

/**
 * Text of the profile that pprof puts between quotes as it is: it may end them, and then it is DOT itself
 * (`URL="javascript:…"`). dot writes what pprof writes; in a picture it stays text. pprof's own line ends are kept.
 */
export function unescapedText(report: ReportContext, text: ByteText): ByteText {
  if (report.format !== "svg") return text;
  return pictureText(report, text).replace(/\\n|[\\"]/g, found =>
    found === LINE_END ? found : `\\${found}`,
  );
}

const ELLIPSIS = byteTextOf("[…]");

/** A node's name on several short lines (`internal/graph/dotgraph.go: multilinePrintableName`). */
export function multilineName(report: ReportContext, info: NodeInfo): ByteText {
  const name = escapeForDot(pictureText(report, shortenFunctionName(info.name)))
    .replaceAll("::", LINE_END)
    // Go's type parameters keep their dots.
    .replaceAll("[...]", ELLIPSIS)
    .replaceAll(".", LINE_END);
  const file = info.file === "" ? "" : unescapedText(report, baseName(info.file));
  const objectFile = unescapedText(report, info.objectFile);
  return nameComponents({ ...info, name, file, objectFile }).join(LINE_END) + LINE_END;
}
