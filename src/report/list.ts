import { wholeGraph } from "../analysis/graph";
import type { GraphNode } from "../analysis/graph/graph";
import { type ByteText, type ByteWriter, compareByteTexts, padLeft, textOf } from "../base/byteText";
import { compareInfos } from "../analysis/graph/nodeInfo";
import type { ReportContext } from "./context";
import { SourceReader } from "./sourceReader";

/** Lines shown before the first and behind the last one with samples. */
const MARGIN = 5;

/**
 * list: source code with what its lines cost (`internal/report/source.go: printSource`).
 * @returns pprof's error where no function matches
 */
export function writeList(report: ReportContext, out: ByteWriter): string | undefined {
  const { argument, config, environment } = report;
  const graph = wholeGraph(report.graphOptions());
  const functions = new Map<ByteText, GraphNode[]>();
  for (const node of graph.nodes) {
    if (argument?.matches(textOf(node.info.name)) !== true) continue;
    const nodes = functions.get(node.info.name) ?? [];
    nodes.push(node);
    functions.set(node.info.name, nodes);
  }
  if (functions.size === 0) return `no matches found for regexp: ${argument?.text ?? ""}`;
  const reader = new SourceReader(environment.sources, config.source_path, config.trim_path);
  out.line(`Total: ${report.valueText(report.total)}`);
  for (const [name, nodes] of [...functions].toSorted(([a], [b]) => compareByteTexts(a, b))) {
    const files = nodesByFile(nodes);
    if (files.length === 0) out.line(`No source information for ${name}`);
    for (const { file, nodes: fileNodes } of files) writeFile(report, out, reader, name, file, fileNodes);
  }
  return undefined;
}

interface FileNodes {
  readonly file: ByteText;
  readonly nodes: GraphNode[];
}

/** In the order of files and of where functions start in them. */
function nodesByFile(nodes: readonly GraphNode[]): FileNodes[] {
  const byFile = new Map<ByteText, FileNodes>();
  for (const node of nodes) {
    const { file } = node.info;
    if (file === "") continue;
    const known = byFile.get(file);
    if (known === undefined) byFile.set(file, { file, nodes: [node] });
    else known.nodes.push(node);
  }
  return [...byFile.values()].toSorted(
    (a, b) =>
      compareByteTexts(a.file, b.file) ||
      a.nodes[0].info.startLine - b.nodes[0].info.startLine ||
      compareInfos(a.nodes[0].info, b.nodes[0].info),
  );
}

function writeFile(
  report: ReportContext,
  out: ByteWriter,
  reader: SourceReader,
  name: ByteText,
  file: ByteText,
  nodes: readonly GraphNode[],
): void {
  const { flat, cum } = sumOf(nodes);
  out.line(`ROUTINE ======================== ${name} in ${file}`);
  const sums = `${padLeft(report.valueText(flat), 10)} ${padLeft(report.valueText(cum), 10)}`;
  out.line(`${sums} (flat, cum) ${report.percent(cum)} of Total`);
  const { start, end } = shownRange(nodes);
  // pprof does not look for a file of which it shows no line, so that a missing one is no error either.
  if (start > end && !reader.hasLookedFor(file)) return;
  const source = reader.lines(file);
  if (!source.ok) {
    out.line(` Error: ${source.error}`);
    return;
  }
  const byLine = new Map<number, GraphNode[]>();
  for (const node of nodes) {
    const { lineNumber } = node.info;
    byLine.set(lineNumber, [...(byLine.get(lineNumber) ?? []), node]);
  }
  const cost = (value: bigint) => padLeft(value === 0n ? "." : report.valueText(value), 10);
  for (let line = start; line <= end && line < source.value.length; line++) {
    const sum = sumOf(byLine.get(line) ?? []);
    const text = source.value[line].replace(/\n+$/, "");
    out.line(`${cost(sum.flat)} ${cost(sum.cum)} ${String(line).padStart(6)}:${text}`);
  }
}

/** From where the function starts, or a little before its first sample, to a little behind its last one. */
function shownRange(nodes: readonly GraphNode[]): { start: number; end: number } {
  const startOf = ({ info }: GraphNode) => (info.startLine === 0 ? info.lineNumber - MARGIN : info.startLine);
  let start = startOf(nodes[0]);
  let end = nodes[0].info.lineNumber + MARGIN;
  for (const node of nodes) {
    const nodeEnd = node.info.lineNumber + MARGIN;
    // Either, not both: pprof's own words.
    if (startOf(node) < start) start = startOf(node);
    else if (nodeEnd > end) end = nodeEnd;
  }
  return { start: Math.max(start, 1), end };
}

function sumOf(nodes: readonly GraphNode[]): { flat: bigint; cum: bigint } {
  let flat = 0n;
  let cum = 0n;
  for (const node of nodes) {
    flat = BigInt.asIntN(64, flat + node.flat);
    cum = BigInt.asIntN(64, cum + node.cum);
  }
  return { flat, cum };
}
