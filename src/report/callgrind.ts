import type { Graph, GraphNode } from "../analysis/graph/graph";
import { sortedEdges } from "../analysis/graph/order";
import { type ByteText, byteTextOf, type ByteWriter } from "../base/byteText";
import type { Steps } from "../base/steps";
import type { ReportContext } from "./context";
import { isTimeToPause } from "./pauses";

/** callgrind: for KCachegrind (`internal/report/report.go: printCallgrind`). */
export function* writeCallgrind(report: ReportContext, out: ByteWriter): Steps<undefined> {
  const { graph } = yield* report.graph();
  const nodeNames = yield* disambiguatedNames(graph);
  out.line("positions: instr line");
  out.line(`events: ${report.sampleType}(${byteTextOf(report.outputUnit)})`);
  const objects = new NameTable();
  const files = new NameTable();
  const names = new NameTable();
  let previous: GraphNode | undefined;
  let written = 0;
  for (const node of graph.nodes) {
    const { info } = node;
    if (
      previous === undefined ||
      info.objectFile !== previous.info.objectFile ||
      info.file !== previous.info.file ||
      info.name !== previous.info.name
    ) {
      out.line("");
      out.line(`ob=${objects.text(info.objectFile)}`);
      out.line(`fl=${files.text(info.file)}`);
      out.line(`fn=${names.text(info.name)}`);
    }
    const cost = report.wholeValue(node.flatValue);
    out.line(`${addressText(previous, info.address)} ${info.lineNumber} ${cost}`);
    if (isTimeToPause(written++)) yield;
    for (const edge of sortedEdges(node.outgoing.values())) {
      if (isTimeToPause(written++)) yield;
      const callee = edge.destination;
      out.line(`cfl=${files.text(callee.info.file)}`);
      out.line(`cfn=${names.text(nodeNames.get(callee) ?? "")}`);
      out.line(`calls=0 ${addressText(previous, callee.info.address)} ${callee.info.lineNumber}`);
      out.line(`* * ${report.wholeValue(edge.weight)}`);
    }
    previous = node;
  }
  return undefined;
}

/** Writes a name once, with a number, and the number alone from then on. */
class NameTable {
  private readonly ids = new Map<ByteText, number>();

  text(name: ByteText): ByteText {
    if (name === "") return "";
    const known = this.ids.get(name);
    if (known !== undefined) return `(${known})`;
    const id = this.ids.size + 1;
    this.ids.set(name, id);
    return `(${id}) ${name}`;
  }
}

/** An address, relative to the previous node's where that is shorter. */
function addressText(previous: GraphNode | undefined, address: bigint): ByteText {
  const absolute = `0x${address.toString(16)}`;
  if (previous === undefined) return absolute;
  if (previous.info.address === address) return "*";
  const difference = BigInt.asIntN(64, address - previous.info.address);
  const relative = difference < 0n ? String(difference) : `+${difference}`;
  return relative.length < absolute.length ? relative : absolute;
}

/** Callgrind takes nodes of one file and name for one function: those that are not get a number. */
function* disambiguatedNames({ nodes }: Graph): Steps<Map<GraphNode, ByteText>> {
  const functionsOf = new Map<string, Map<string, number>>();
  const keyOf = ({ info }: GraphNode) => `${info.file}\u0100${info.name}`;
  for (const [index, node] of nodes.entries()) {
    if (isTimeToPause(index)) yield;
    const functions = functionsOf.get(keyOf(node)) ?? new Map<string, number>();
    functionsOf.set(keyOf(node), functions);
    if (!functions.has(node.functionKey)) functions.set(node.functionKey, functions.size + 1);
  }
  const names = new Map<GraphNode, ByteText>();
  for (const [index, node] of nodes.entries()) {
    if (isTimeToPause(index)) yield;
    const functions = functionsOf.get(keyOf(node));
    const count = functions?.size ?? 0;
    const suffix = count > 1 ? ` [${functions?.get(node.functionKey)}/${count}]` : "";
    names.set(node, node.info.name + suffix);
  }
  return names;
}
