import { type NodeInfo, nameComponents, printableName } from "../analysis/graph/nodeInfo";
import { nodeTable } from "../analysis/graph/nodeTable";
import { exactValue } from "../analysis/graph/sampleWeights";
import { StackFrames } from "../analysis/stackFrames";
import { type ByteText, byteTextOf, type ByteWriter, textOf } from "../base/byteText";
import { sortedTexts } from "../base/sortedTexts";
import type { Steps } from "../base/steps";
import type { ReportContext } from "./context";
import { packedStack, ranksOf } from "./packedStacks";
import { Pace } from "./pauses";

const SCHEMA = "https://www.speedscope.app/file-format-schema.json";

/** The units that speedscope knows. */
const UNITS = ["nanoseconds", "microseconds", "milliseconds", "seconds", "bytes"];

/**
 * speedscope: a profile of every sample type, in the file format of speedscope (its `src/lib/file-format-spec.ts`), the
 * one of the report first on screen. Equal stacks are one; stacks are in the order of their frames' names. speedscope
 * has no negative weights: such stacks are left out, with a warning.
 */
export function* writeSpeedscope(report: ReportContext, out: ByteWriter): Steps<undefined> {
  const { profile, weights } = report;
  const table = yield* nodeTable(profile, false);
  const pace = new Pace();
  const texts: ByteText[] = [];
  for (const info of table.infos) {
    if (pace.isTimeToPause(1)) yield;
    texts.push(printableName(info));
  }
  const names = yield* sortedTexts([...new Set(texts)]);
  const rankOf = new Map(names.map((name, rank) => [name, rank]));
  const ranks = texts.map(text => rankOf.get(text) ?? 0);
  /** rank → a node of that name. */
  const nodes = new Uint32Array(names.length);
  for (const [node, rank] of ranks.entries()) nodes[rank] = node;
  const stacks = new Map<string, bigint[]>();
  const frames = new StackFrames(profile, table);
  const { values } = profile.samples;
  for (let sample = 0; sample < profile.samples.count; sample++) {
    const depth = frames.read(sample);
    if (pace.isTimeToPause(1 + depth)) yield;
    const key = packedStack(ranks, frames.codes, depth);
    let sums = stacks.get(key);
    if (sums === undefined) stacks.set(key, (sums = values.map(() => 0n)));
    for (const [type, column] of values.entries()) {
      sums[type] = BigInt.asIntN(64, sums[type] + exactValue(column, sample));
    }
  }
  const write = (text: string) => out.write(byteTextOf(text));
  write(
    `{"$schema":${JSON.stringify(SCHEMA)},"exporter":"proflens","name":${JSON.stringify(nameOf(report))},`,
  );
  write(`"activeProfileIndex":${values.indexOf(weights.value)},"shared":{"frames":[`);
  for (const [rank, node] of nodes.entries()) {
    if (pace.isTimeToPause(1)) yield;
    write(`${rank === 0 ? "" : ",\n"}${JSON.stringify(frameOf(table.infos[node]))}`);
  }
  write(`]},\n"profiles":[`);
  const keys = yield* sortedTexts([...stacks.keys()]);
  for (const type of values.keys()) {
    if (type > 0) write(",\n");
    yield* writeSamples(report, type, keys, stacks, out);
  }
  write("]}\n");
  return undefined;
}

function* writeSamples(
  report: ReportContext,
  type: number,
  keys: readonly string[],
  stacks: ReadonlyMap<string, readonly bigint[]>,
  out: ByteWriter,
): Steps<void> {
  const { type: name, unit } = report.profile.sampleTypes[type];
  const weights: bigint[] = [];
  let leftOut = 0;
  let isFirst = true;
  const write = (text: string) => out.write(byteTextOf(text));
  write(`{"type":"sampled","name":${JSON.stringify(name)},"samples":[`);
  const pace = new Pace();
  for (const key of keys) {
    if (pace.isTimeToPause(1 + key.length / 2)) yield;
    const weight = report.divided(stacks.get(key)?.[type] ?? 0n);
    if (weight < 0n) leftOut++;
    if (weight <= 0n) continue;
    weights.push(weight);
    write(`${isFirst ? "" : ",\n"}[${ranksOf(key).join(",")}]`);
    isFirst = false;
  }
  if (leftOut > 0) report.warn(`Left out stacks of negative ${name}: ${leftOut}`);
  const end = weights.reduce((sum, weight) => sum + weight, 0n);
  const known = UNITS.includes(unit) ? unit : "none";
  write(`],\n"weights":[${weights.join(",")}],"unit":"${known}","startValue":0,"endValue":${end}}`);
}

/** A frame in speedscope's words; what is unknown is left out. */
function frameOf(info: NodeInfo): { name: string; file?: string; line?: number; col?: number } {
  const { file, startLine, lineNumber, columnNumber } = info;
  const [name = ""] = nameComponents({ ...info, address: 0n, file: "", lineNumber: 0 });
  const address = info.address === 0n ? "" : `${nameComponents({ ...info, name: "" })[0]} `;
  const line = lineNumber === 0 ? startLine : lineNumber;
  return {
    name: `${address}${textOf(name)}`,
    ...(file !== "" && { file: textOf(file) }),
    ...(line !== 0 && { line }),
    ...(columnNumber !== 0 && { col: columnNumber }),
  };
}

/** What the profile is of: the binary's name, where it has one. */
function nameOf({ profile: { mappings, strings } }: ReportContext): string {
  const path: ByteText = mappings.main < 0 ? "" : strings.byteText(mappings.filename[mappings.main]);
  const name = textOf(path).replace(/^.*[/\\]/s, "");
  return name === "" ? "profile" : name;
}
