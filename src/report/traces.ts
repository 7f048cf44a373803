import { divided } from "../base/int64";
import { printableName } from "../analysis/graph/nodeInfo";
import { type NodeTable, nodeTable } from "../analysis/graph/nodeTable";
import { exactValue } from "../analysis/graph/sampleWeights";
import { StackFrames } from "../analysis/stackFrames";
import { type ByteText, byteTextOf, type ByteWriter, compareByteTexts, padLeft } from "../base/byteText";
import { ok, type Result } from "../base/result";
import type { Steps } from "../base/steps";
import { valueText } from "../base/units";
import type { ReportContext } from "./context";
import { profileLabels } from "./legend";
import { Pace } from "./pauses";
import { sampleLabels } from "./sampleLabels";
import { frameText, type ReportTable, type TableFrame, type TableLabel, tableOf, valueColumn } from "./table";

const SEPARATOR = `${"-".repeat(11)}+${"-".repeat(55)}`;

/** A sample that has a stack. */
interface Trace {
  readonly value: bigint;
  /** Leaf first. */
  readonly frames: readonly TableFrame[];
  readonly labels: readonly TableLabelGroup[];
}

/** A key's values. */
type TableLabelGroup = { readonly key: ByteText; readonly values: readonly Omit<TableLabel, "key">[] };

/** traces: every sample with its stack and labels (`internal/report/report.go: printTraces`). */
export function* writeTraces(report: ReportContext, out: ByteWriter): Steps<undefined> {
  out.line(profileLabels(report).join("\n"));
  const pace = new Pace();
  const table = yield* nodeTable(report.profile, false);
  yield;
  for (const { value, frames, labels } of tracesOf(report, table)) {
    if (pace.isTimeToPause(1 + labels.length + frames.length)) yield;
    out.line(SEPARATOR);
    for (const { key, values } of labels) out.line(labelLine(key, values));
    for (const [index, frame] of frames.entries()) {
      out.line(`${padLeft(index === 0 ? report.valueText(value) : "", 10)}   ${frameText(frame)}`);
    }
  }
  out.line(SEPARATOR);
  return undefined;
}

/** The same in cells: a row per sample. */
export function* tracesTable(report: ReportContext): Steps<Result<ReportTable, string>> {
  const table = yield* nodeTable(report.profile, false);
  const columns = [
    valueColumn<Trace>(report, "value", ({ value }) => value),
    {
      key: "labels",
      title: "labels",
      kind: "labels" as const,
      cell: ({ labels }: Trace) => ({
        kind: "labels" as const,
        labels: labels.flatMap(({ key, values }) => values.map(value => ({ key, ...value }))),
      }),
    },
    {
      key: "stack",
      title: "stack",
      kind: "stack" as const,
      cell: ({ frames }: Trace) => ({ kind: "stack" as const, frames }),
    },
  ];
  return ok(tableOf({ name: "traces", labels: profileLabels(report) }, columns, tracesOf(report, table)));
}

/** In the profile's order. */
function* tracesOf(report: ReportContext, table: NodeTable): Generator<Trace> {
  const { profile, weights } = report;
  const names: (ByteText | undefined)[] = [];
  const stack = new StackFrames(profile, table);
  for (let sample = 0; sample < profile.samples.count; sample++) {
    const depth = stack.read(sample);
    if (depth === 0) continue;
    const divisor = weights.divisor === undefined ? 0n : exactValue(weights.divisor, sample);
    const frames: TableFrame[] = [];
    for (let index = depth - 1; index >= 0; index--) {
      const code = stack.codes[index];
      const name = names[code >>> 1] ?? printableName(table.infos[code >>> 1]);
      names[code >>> 1] = name;
      frames.push({ name, isInline: (code & 1) === 1 });
    }
    const value = divided(exactValue(weights.value, sample), divisor);
    yield { value, frames, labels: labelsOf(report, sample) };
  }
}

function labelsOf({ profile, units }: ReportContext, sample: number): TableLabelGroup[] {
  const { texts, numbers } = sampleLabels(profile, sample);
  const textGroups = texts.map(({ key, values }) => ({ key, values: values.map(text => ({ text })) }));
  const numberGroups = numbers.map(({ key, values }) => {
    const unit = units.byKey.get(key) ?? "";
    return {
      key,
      values: values.map(({ number }) => ({
        text: byteTextOf(valueText(Number(number), unit)),
        number,
        unit: byteTextOf(unit),
      })),
    };
  });
  return [...textGroups.toSorted(compareGroups), ...numberGroups.toSorted(compareGroups)];
}

const labelLine = (key: ByteText, values: TableLabelGroup["values"]): ByteText =>
  `${padLeft(key, 10)}:  ${values.map(({ text }) => text).join(" ")}`;

// By their lines with the line end, which decides where one line begins like another.
const compareGroups = (a: TableLabelGroup, b: TableLabelGroup) =>
  compareByteTexts(`${labelLine(a.key, a.values)}\n`, `${labelLine(b.key, b.values)}\n`);
