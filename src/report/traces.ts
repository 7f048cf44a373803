import { divided } from "../analysis/graph/graph";
import { printableName } from "../analysis/graph/nodeInfo";
import { nodeTable } from "../analysis/graph/nodeTable";
import { exactValue } from "../analysis/graph/sampleWeights";
import { StackFrames } from "../analysis/stackFrames";
import { type ByteText, byteTextOf, type ByteWriter, compareByteTexts, padLeft } from "../base/byteText";
import { valueText } from "../base/units";
import type { ReportContext } from "./context";
import { profileLabels } from "./legend";
import { sampleLabels } from "./sampleLabels";

const SEPARATOR = `${"-".repeat(11)}+${"-".repeat(55)}`;

/** traces: every sample with its stack and labels (`internal/report/report.go: printTraces`). */
export function writeTraces(report: ReportContext, out: ByteWriter): undefined {
  const { profile, weights } = report;
  out.line(profileLabels(report).join("\n"));
  const table = nodeTable(profile, false);
  const names = table.infos.map(printableName);
  const frames = new StackFrames(profile, table);
  for (let sample = 0; sample < profile.samples.count; sample++) {
    const depth = frames.read(sample);
    if (depth === 0) continue;
    out.line(SEPARATOR);
    for (const line of labelLines(report, sample)) out.line(line);
    const divisor = weights.divisor === undefined ? 0n : exactValue(weights.divisor, sample);
    const value = divided(exactValue(weights.value, sample), divisor);
    for (let index = depth - 1; index >= 0; index--) {
      const code = frames.codes[index];
      const text = index === depth - 1 ? report.valueText(value) : "";
      out.line(`${padLeft(text, 10)}   ${names[code >>> 1]}${(code & 1) === 1 ? " (inline)" : ""}`);
    }
  }
  out.line(SEPARATOR);
  return undefined;
}

function labelLines({ profile, units }: ReportContext, sample: number): ByteText[] {
  const { texts, numbers } = sampleLabels(profile, sample);
  const line = (key: ByteText, values: ByteText[]) => `${padLeft(key, 10)}:  ${values.join(" ")}`;
  const textLines = texts.map(({ key, values }) => line(key, values));
  const numberLines = numbers.map(({ key, values }) => {
    const unit = units.byKey.get(key) ?? "";
    return line(
      key,
      values.map(({ number }) => byteTextOf(valueText(Number(number), unit))),
    );
  });
  return [...textLines.toSorted(compareLines), ...numberLines.toSorted(compareLines)];
}

// With the line end, which decides where one line begins like another.
const compareLines = (a: ByteText, b: ByteText) => compareByteTexts(`${a}\n`, `${b}\n`);
