import { type NodeInfo, nameComponents } from "../../analysis/graph/nodeInfo";
import { type ByteText, byteTextOf } from "../../base/byteText";
import { baseName, shortenFunctionName } from "../../names/functionName";

/** Escapes quotes and backslashes; line ends become Graphviz's left-aligning ones. */
export function escapeForDot(text: ByteText): ByteText {
  return text.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\l");
}

const LINE_END = "\\n";
const ELLIPSIS = byteTextOf("[…]");

/** A node's name on several short lines (`internal/graph/dotgraph.go: multilinePrintableName`). */
export function multilineName(info: NodeInfo): ByteText {
  const name = escapeForDot(shortenFunctionName(info.name))
    .replaceAll("::", LINE_END)
    // Go's type parameters keep their dots.
    .replaceAll("[...]", ELLIPSIS)
    .replaceAll(".", LINE_END);
  const file = info.file === "" ? "" : baseName(info.file);
  return nameComponents({ ...info, name, file }).join(LINE_END) + LINE_END;
}
