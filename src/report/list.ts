import { wholeGraph } from "../analysis/graph";
import type { GraphNode } from "../analysis/graph/graph";
import { type ByteText, type ByteWriter, compareByteTexts, padLeft, textOf } from "../base/byteText";
import { err, ok, type Result } from "../base/result";
import type { Steps } from "../base/steps";
import { compareInfos } from "../analysis/graph/nodeInfo";
import type { ReportContext } from "./context";
import { isTimeToPause, Pace } from "./pauses";
import { SourceReader } from "./sourceReader";
import { numberColumn, percentColumn, type ReportTable, tableOf, textColumn, valueColumn } from "./table";

/** Lines shown before the first and behind the last one with samples. */
const MARGIN = 5;

/** What a function costs in one file, and its lines there. */
interface Listing {
  readonly name: ByteText;
  /** "" where the profile says none; then there is nothing else. */
  readonly file: ByteText;
  readonly flat: bigint;
  readonly cum: bigint;
  readonly lines: Result<readonly ListedLine[], ByteText>;
}

interface ListedLine {
  readonly line: number;
  readonly flat: bigint;
  readonly cum: bigint;
  readonly source: ByteText;
}

/**
 * list: source code with what its lines cost (`internal/report/source.go: printSource`).
 * @returns pprof's error where no function matches
 */
export function* writeList(report: ReportContext, out: ByteWriter): Steps<string | undefined> {
  const listings = yield* listingsOf(report);
  if (!listings.ok) return listings.error;
  out.line(`Total: ${report.valueText(report.total)}`);
  const pace = new Pace();
  for (const { name, file, flat, cum, lines } of listings.value) {
    if (pace.isTimeToPause(1 + (lines.ok ? lines.value.length : 0))) yield;
    if (file === "") {
      out.line(`No source information for ${name}`);
      continue;
    }
    out.line(`ROUTINE ======================== ${name} in ${file}`);
    const sums = `${padLeft(report.valueText(flat), 10)} ${padLeft(report.valueText(cum), 10)}`;
    out.line(`${sums} (flat, cum) ${report.percent(cum)} of Total`);
    if (!lines.ok) {
      out.line(` Error: ${lines.error}`);
      continue;
    }
    const cost = (value: bigint) => padLeft(value === 0n ? "." : report.valueText(value), 10);
    for (const { line, flat: lineFlat, cum: lineCum, source } of lines.value) {
      out.line(`${cost(lineFlat)} ${cost(lineCum)} ${String(line).padStart(6)}:${source}`);
    }
  }
  return undefined;
}

/** A line, or, without one, the function itself. */
interface ListRow {
  readonly name: ByteText;
  readonly file: ByteText;
  readonly flat: bigint;
  readonly cum: bigint;
  readonly line?: number;
  readonly source?: ByteText;
  /** Why there are no lines. */
  readonly error?: ByteText;
}

/** The same in cells: a row for the function in a file, then its lines. */
export function* listTable(report: ReportContext): Steps<Result<ReportTable, string>> {
  const listings = yield* listingsOf(report);
  if (!listings.ok) return listings;
  const columns = [
    valueColumn<ListRow>(report, "flat", ({ flat }) => flat),
    valueColumn<ListRow>(report, "cum", ({ cum }) => cum),
    percentColumn<ListRow>("cum", ({ cum, line }) => (line === undefined ? report.percent(cum) : undefined)),
    textColumn<ListRow>("name", ({ name }) => name),
    textColumn<ListRow>("file", ({ file }) => file),
    numberColumn<ListRow>("line", ({ line }) => line),
    textColumn<ListRow>("source", ({ source }) => source),
    textColumn<ListRow>("error", ({ error }) => error),
  ];
  const rows = listings.value.flatMap(({ lines, ...about }): ListRow[] =>
    lines.ok
      ? [about, ...lines.value.map(line => ({ ...about, ...line }))]
      : [{ ...about, error: lines.error }],
  );
  return ok(tableOf({ name: "list", labels: [] }, columns, rows));
}

/** In the order of names, then of files. */
function* listingsOf(report: ReportContext): Steps<Result<readonly Listing[], string>> {
  const { argument, config, environment } = report;
  const graph = yield* wholeGraph(report.graphOptions());
  const functions = new Map<ByteText, GraphNode[]>();
  for (const [index, node] of graph.nodes.entries()) {
    if (isTimeToPause(index)) yield;
    if (argument?.matches(textOf(node.info.name)) !== true) continue;
    const nodes = functions.get(node.info.name) ?? [];
    nodes.push(node);
    functions.set(node.info.name, nodes);
  }
  if (functions.size === 0) return err(`no matches found for regexp: ${argument?.text ?? ""}`);
  const reader = new SourceReader(environment.sources, config.source_path, config.trim_path);
  const listings: Listing[] = [];
  for (const [name, nodes] of [...functions].toSorted(([a], [b]) => compareByteTexts(a, b))) {
    yield;
    const files = nodesByFile(nodes);
    if (files.length === 0) {
      listings.push({ name, file: "", ...sumOf(nodes), lines: err("No source information") });
    }
    for (const { file, nodes: fileNodes } of files) {
      listings.push({ name, file, ...sumOf(fileNodes), lines: listedLines(reader, file, fileNodes) });
    }
  }
  return ok(listings);
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

function listedLines(reader: SourceReader, file: ByteText, nodes: readonly GraphNode[]): Listing["lines"] {
  const { start, end } = shownRange(nodes);
  // pprof does not look for a file of which it shows no line, so that a missing one is no error either.
  if (start > end && !reader.hasLookedFor(file)) return ok([]);
  const source = reader.lines(file);
  if (!source.ok) return source;
  const byLine = new Map<number, GraphNode[]>();
  for (const node of nodes) {
    const { lineNumber } = node.info;
    byLine.set(lineNumber, [...(byLine.get(lineNumber) ?? []), node]);
  }
  const lines: ListedLine[] = [];
  for (let line = start; line <= end && line < source.value.length; line++) {
    const text = source.value[line].replace(/\n+$/, "");
    lines.push({ line, ...sumOf(byLine.get(line) ?? []), source: text });
  }
  return ok(lines);
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
