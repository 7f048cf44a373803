import { divided } from "../base/int64";
import { printableName } from "../analysis/graph/nodeInfo";
import { nodeTable } from "../analysis/graph/nodeTable";
import { exactValue } from "../analysis/graph/sampleWeights";
import { StackFrames } from "../analysis/stackFrames";
import { type ByteText, byteTextOf, type ByteWriter } from "../base/byteText";
import { sortedTexts } from "../base/sortedTexts";
import type { Steps } from "../base/steps";
import type { ReportContext } from "./context";
import { packedStack, ranksOf } from "./packedStacks";
import { Pace } from "./pauses";

/** Samples of one stack. */
interface StackSum {
  value: bigint;
  divisor: bigint;
}

/**
 * folded: a line per stack, root first, with what it weighs in the sample unit, as flamegraph.pl, inferno and
 * speedscope read it:
 *
 *     main;work;alloc 10
 *
 * Equal stacks are one line. Lines are in the order of their frames' names, bytewise, so that two profiles can be
 * compared line by line. Left out are stacks that weigh nothing, and samples without a stack, with a warning.
 * Differences can be negative (-drop_negative leaves those out).
 */
export function* writeFolded(report: ReportContext, out: ByteWriter): Steps<undefined> {
  const { profile, weights, config } = report;
  const table = yield* nodeTable(profile, false);
  const pace = new Pace();
  const nameOf: ByteText[] = [];
  for (const info of table.infos) {
    if (pace.isTimeToPause(1)) yield;
    nameOf.push(safeName(printableName(info)));
  }
  const names = yield* sortedTexts([...new Set(nameOf)]);
  yield;
  const rankOf = new Map(names.map((name, rank) => [name, rank]));
  const ranks = nameOf.map(name => rankOf.get(name) ?? 0);
  const frames = new StackFrames(profile, table);
  const sums = new Map<string, StackSum>();
  const stackless: StackSum = { value: 0n, divisor: 0n };
  let stacklessCount = 0;
  for (let sample = 0; sample < profile.samples.count; sample++) {
    const depth = frames.read(sample);
    if (pace.isTimeToPause(1 + depth)) yield;
    if (depth === 0) stacklessCount++;
    const sum = depth === 0 ? stackless : sumOf(sums, packedStack(ranks, frames.codes, depth));
    sum.value = BigInt.asIntN(64, sum.value + exactValue(weights.value, sample));
    if (weights.divisor !== undefined) {
      sum.divisor = BigInt.asIntN(64, sum.divisor + exactValue(weights.divisor, sample));
    }
  }
  if (stacklessCount > 0) {
    const text = report.valueText(divided(stackless.value, stackless.divisor));
    report.warn(`Left out samples without a stack: ${stacklessCount} (${text})`);
  }
  for (const key of yield* sortedTexts([...sums.keys()])) {
    if (pace.isTimeToPause(1 + key.length / 2)) yield;
    const { value: sum, divisor } = sumOf(sums, key);
    const value = report.divided(divided(sum, divisor));
    if (value === 0n || (value < 0n && config.drop_negative)) continue;
    const stack = ranksOf(key).map(rank => names[rank]);
    out.line(`${stack.join(";")} ${value}`);
  }
  return undefined;
}

function sumOf(sums: Map<string, StackSum>, key: string): StackSum {
  let sum = sums.get(key);
  if (sum === undefined) {
    sum = { value: 0n, divisor: 0n };
    sums.set(key, sum);
  }
  return sum;
}

/** What ends a line for any reader of such files: Unicode's own line ends as well. */
const LINE_ENDS = new RegExp(`\\r\\n|[\\r\\n]|${byteTextOf("\u2028")}|${byteTextOf("\u2029")}`, "g");

/** `;` would end the frame, a line end the line. As stackcollapse-perf.pl has it: `:`. */
function safeName(name: ByteText): ByteText {
  return name.replaceAll(";", ":").replace(LINE_ENDS, " ");
}
