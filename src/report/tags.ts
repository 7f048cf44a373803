import { sortedTags } from "../analysis/graph/order";
import { exactValue } from "../analysis/graph/sampleWeights";
import { labelNumber } from "../analysis/labelNumber";
import { type ByteText, byteTextOf, type ByteWriter, compareByteTexts } from "../base/byteText";
import { valueText } from "../base/units";
import type { ReportContext } from "./context";
import { alignRight } from "./tabWriter";

/** One label key's values. */
interface KeySums {
  total: bigint;
  readonly byValue: Map<ByteText, bigint>;
}

/** tags: what samples weigh by their labels (`internal/report/report.go: printTags`). */
export function writeTags(report: ReportContext, out: ByteWriter): undefined {
  const { total } = report;
  const keys = [...sumsByKey(report)].toSorted(([a], [b]) => compareByteTexts(a, b));
  let text = "";
  for (const [key, sums] of keys) {
    const share = (value: bigint) => (total > 0n ? ` (${report.percent(value)})` : "");
    text += `${key}:\t Total ${report.valueText(sums.total)} of ${report.valueText(total)}${share(sums.total)}\n`;
    const tags = [...sums.byValue].map(([name, flat]) => ({
      name,
      unit: "",
      value: 0n,
      flat,
      flatDivisor: 0n,
      cum: 0n,
      cumDivisor: 0n,
    }));
    for (const { name, flat } of sortedTags(tags, true)) {
      text += ` \t${report.valueText(flat)}${share(flat)}:\t ${name}\n`;
    }
    text += "\n";
  }
  out.write(alignRight(text));
  return undefined;
}

function sumsByKey({ profile, weights, units, outputUnit }: ReportContext): Map<ByteText, KeySums> {
  const { samples, labels, strings } = profile;
  const byKey = new Map<ByteText, KeySums>();
  for (let sample = 0; sample < samples.count; sample++) {
    if (samples.labelStart[sample] === samples.labelStart[sample + 1]) continue;
    const value = exactValue(weights.value, sample);
    for (let label = samples.labelStart[sample]; label < samples.labelStart[sample + 1]; label++) {
      const key = strings.byteText(labels.key[label]);
      let sums = byKey.get(key);
      if (sums === undefined) {
        sums = { total: 0n, byValue: new Map() };
        byKey.set(key, sums);
      }
      const text =
        labels.text[label] === 0
          ? byteTextOf(valueText(Number(labelNumber(labels, label)), units.byKey.get(key) ?? "", outputUnit))
          : strings.byteText(labels.text[label]);
      sums.byValue.set(text, BigInt.asIntN(64, (sums.byValue.get(text) ?? 0n) + value));
      sums.total = BigInt.asIntN(64, sums.total + value);
    }
  }
  return byKey;
}
