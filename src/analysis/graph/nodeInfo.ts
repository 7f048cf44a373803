import { type ByteText, compareByteTexts } from "../../base/byteText";
import { baseName } from "../../names/functionName";

/** What makes a node of pprof's graph itself and no other (`internal/graph/graph.go: NodeInfo`). */
export interface NodeInfo {
  readonly name: ByteText;
  readonly address: bigint;
  readonly file: ByteText;
  readonly startLine: number;
  readonly lineNumber: number;
  readonly columnNumber: number;
  readonly objectFile: ByteText;
}

/** No byte text holds this character. */
const SEPARATOR = "\u0100";

/** Equal for two infos exactly when all their fields are. */
export function infoKey(info: NodeInfo): string {
  const { name, address, file, startLine, lineNumber, columnNumber, objectFile } = info;
  return [name, file, objectFile, address, startLine, lineNumber, columnNumber].join(SEPARATOR);
}

/**
 * The key of the function that a node is a part of (`internal/graph/graph.go: FindOrInsertNode`): the node's without
 * address, line and column. A node without address and line is its own function, whatever its column.
 */
export function functionKeyOf(info: NodeInfo): string {
  const isWhole = info.address === 0n && info.lineNumber === 0;
  return infoKey(isWhole ? info : { ...info, address: 0n, lineNumber: 0, columnNumber: 0 });
}

/** The parts of the printable name. */
export function nameComponents(info: NodeInfo): ByteText[] {
  const components: ByteText[] = [];
  if (info.address !== 0n) components.push(info.address.toString(16).padStart(16, "0"));
  if (info.name !== "") components.push(info.name);
  if (info.lineNumber !== 0) {
    const column = info.columnNumber === 0 ? "" : `:${info.columnNumber}`;
    components.push(`${info.file}:${info.lineNumber}${column}`);
  } else if (info.file !== "") {
    components.push(info.file);
  } else if (info.name === "") {
    components.push(info.objectFile === "" ? "<unknown>" : `[${baseName(info.objectFile)}]`);
  }
  return components;
}

export function printableName(info: NodeInfo): ByteText {
  return nameComponents(info).join(" ");
}

/** `fmt.Sprint` of a NodeInfo: what decides between nodes that are otherwise equal. */
export function compareInfos(first: NodeInfo, second: NodeInfo): number {
  return compareByteTexts(infoText(first), infoText(second));
}

function infoText(info: NodeInfo): ByteText {
  const { name, address, file, startLine, lineNumber, columnNumber, objectFile } = info;
  // The empty field between the first two blanks is OrigName, which no report sets.
  return `{${name}  ${address} ${file} ${startLine} ${lineNumber} ${columnNumber} ${objectFile}}`;
}
