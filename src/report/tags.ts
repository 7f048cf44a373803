import { compareTagsByFlat } from "../analysis/graph/order";
import { exactValue } from "../analysis/graph/sampleWeights";
import { labelNumber } from "../analysis/labelNumber";
import { type ByteText, byteTextOf, type ByteWriter, compareByteTexts } from "../base/byteText";
import { ok, type Result } from "../base/result";
import { sortInSteps } from "../base/sortInSteps";
import type { Steps } from "../base/steps";
import { valueText } from "../base/units";
import type { ReportContext } from "./context";
import { isTimeToPause, Pace } from "./pauses";
import { percentColumn, type ReportTable, tableOf, textColumn, valueColumn } from "./table";
import { alignRight } from "./tabWriter";

/** One label key's values. */
interface KeySums {
  total: bigint;
  readonly byValue: Map<ByteText, bigint>;
}

interface KeyTag {
  readonly name: ByteText;
  readonly flat: bigint;
}

/** A key and its values, heaviest first. */
interface KeyTags {
  readonly key: ByteText;
  readonly total: bigint;
  readonly tags: readonly KeyTag[];
}

/** tags: what samples weigh by their labels (`internal/report/report.go: printTags`). */
export function* writeTags(report: ReportContext, out: ByteWriter): Steps<undefined> {
  const { total } = report;
  const pace = new Pace();
  for (const { key, total: keyTotal, tags } of yield* tagsByKey(report)) {
    const share = (value: bigint) => (total > 0n ? ` (${report.percent(value)})` : "");
    let text = `${key}:\t Total ${report.valueText(keyTotal)} of ${report.valueText(total)}${share(keyTotal)}\n`;
    for (const { name, flat } of tags) {
      if (pace.isTimeToPause(1)) yield;
      text += ` \t${report.valueText(flat)}${share(flat)}:\t ${name}\n`;
    }
    // Every column ends at the empty line behind.
    yield* alignRight(`${text}\n`, out);
  }
  return undefined;
}

/** A value of a key. */
interface TagRow {
  readonly key: ByteText;
  readonly total: bigint;
  readonly tag: ByteText;
  readonly value: bigint;
}

/** The same in cells: each value with the total of its key. */
export function* tagsTable(report: ReportContext): Steps<Result<ReportTable, string>> {
  const share = (value: bigint) => (report.total > 0n ? report.percent(value) : undefined);
  const columns = [
    valueColumn<TagRow>(report, "value", ({ value }) => value),
    percentColumn<TagRow>("value", ({ value }) => share(value)),
    valueColumn<TagRow>(report, "total", ({ total }) => total),
    percentColumn<TagRow>("total", ({ total }) => share(total)),
    textColumn<TagRow>("key", ({ key }) => key),
    textColumn<TagRow>("tag", ({ tag }) => tag),
  ];
  const rows = (yield* tagsByKey(report)).flatMap(({ key, total, tags }) =>
    tags.map(({ name, flat }) => ({ key, total, tag: name, value: flat })),
  );
  return ok(tableOf({ name: "tags", labels: [] }, columns, rows));
}

function* tagsByKey(report: ReportContext): Steps<KeyTags[]> {
  const keys = [...(yield* sumsByKey(report))].toSorted(([a], [b]) => compareByteTexts(a, b));
  const sorted: KeyTags[] = [];
  for (const [key, { total, byValue }] of keys) {
    yield;
    const tags = Array.from(byValue, ([name, flat]) => ({ name, flat }));
    const order = yield* sortInSteps(Uint32Array.from(tags.keys()), (a, b) =>
      compareTagsByFlat(tags[a], tags[b]),
    );
    yield;
    sorted.push({ key, total, tags: Array.from(order, index => tags[index]) });
  }
  return sorted;
}

function* sumsByKey(report: ReportContext): Steps<Map<ByteText, KeySums>> {
  const { profile, weights, units, outputUnit } = report;
  const { samples, labels, strings } = profile;
  const byKey = new Map<ByteText, KeySums>();
  for (let sample = 0; sample < samples.count; sample++) {
    if (isTimeToPause(sample)) yield;
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
