import type { TrimmedGraph } from "../analysis/graph";
import { cutoff } from "../analysis/graph/trim";
import { type ByteText, byteTextOf } from "../base/byteText";
import { scaleValue, valueText } from "../base/units";
import { truncated } from "../base/int64";
import { NONE } from "../model/profile";
import { baseName } from "../names/functionName";
import { type ReportContext, percent } from "./context";
import { localTime } from "./times";

/** Lines about the profile (`internal/report/report.go: ProfileLabels`). */
export function profileLabels(report: ReportContext): ByteText[] {
  const { mappings, strings, header } = report.profile;
  const labels: ByteText[] = [];
  if (mappings.main !== NONE) {
    const file = strings.byteText(mappings.filename[mappings.main]);
    const buildId = strings.byteText(mappings.buildId[mappings.main]);
    if (file !== "") labels.push(`File: ${baseName(file)}`);
    if (buildId !== "") labels.push(`Build ID: ${buildId}`);
  }
  for (const comment of header.comments) if (!comment.startsWith("#")) labels.push(byteTextOf(comment));
  if (report.sampleType !== "") labels.push(`Type: ${report.sampleType}`);
  if (header.docUrl !== "") labels.push(`Doc: ${byteTextOf(header.docUrl)}`);
  if (header.timeNanos !== 0n) {
    const { date, time, zone } = localTime(header.timeNanos, report.environment);
    labels.push(`Time: ${date} ${time} ${zone.name}`);
  }
  if (header.durationNanos !== 0n) labels.push(durationLabel(report, header.durationNanos));
  return labels;
}

function durationLabel(report: ReportContext, durationNanos: bigint): ByteText {
  const duration = valueText(Number(durationNanos), "nanoseconds");
  const total = scaleValue(Number(report.total), report.sampleUnit, "nanoseconds");
  const isTime = total.unit === "ns" && total.value !== 0;
  const ratio = isTime ? `(${percent(truncated(total.value), durationNanos)})` : "";
  return `Duration: ${duration}, Total samples = ${report.valueText(report.total)} ${ratio}`;
}

export interface LegendCounts {
  /** The sum of the shown nodes' flat values. */
  readonly shownTotal: bigint;
  readonly nodeCount: number;
  readonly originalCount: number;
  readonly droppedNodes: number;
  readonly droppedEdges: number;
}

/** What the legend says of a graph. */
export function graphCounts({ graph, ...counts }: TrimmedGraph): LegendCounts {
  let shownTotal = 0n;
  for (const node of graph.nodes) shownTotal = BigInt.asIntN(64, shownTotal + node.flatValue);
  return { shownTotal, nodeCount: graph.nodes.length, ...counts };
}

/** Lines above a report; pictures have all of them (`internal/report/report.go: reportLabels`). */
export function reportLabels(report: ReportContext, counts: LegendCounts, isPicture: boolean): ByteText[] {
  const { config, total } = report;
  const labels = isPicture || !config.compact_labels ? profileLabels(report) : [];
  labels.push(...activeFilters(report));
  const { shownTotal, nodeCount, originalCount, droppedNodes, droppedEdges } = counts;
  labels.push(
    `Showing nodes accounting for ${report.valueText(shownTotal)}, ${report.percent(shownTotal).trim()} of ${report.valueText(total)} total`,
  );
  if (total !== 0n) {
    const limit = (fraction: number) => report.valueText(cutoff(total, fraction));
    if (droppedNodes > 0) {
      labels.push(`Dropped ${counted(droppedNodes, "node")} (cum <= ${limit(config.nodefraction)})`);
    }
    if (droppedEdges > 0) {
      labels.push(`Dropped ${counted(droppedEdges, "edge")} (freq <= ${limit(config.edgefraction)})`);
    }
    if (nodeCount > 0 && nodeCount < originalCount) {
      labels.push(`Showing top ${nodeCount} nodes out of ${originalCount}`);
    }
  }
  if (isPicture) labels.push("\nSee https://git.io/JfYMW for how to read the graph");
  return labels;
}

const counted = (count: number, noun: string) => `${count} ${noun}${count > 1 ? "s" : ""}`;

/** The options that a report names where they are set. */
export const LISTED_FILTERS = [
  "focus",
  "ignore",
  "hide",
  "show",
  "show_from",
  "tagfocus",
  "tagignore",
  "tagshow",
  "taghide",
] as const;

const LONGEST_FILTER = 80;

function activeFilters({ config }: ReportContext): ByteText[] {
  const filters = LISTED_FILTERS.filter(name => config[name] !== "").map(name => {
    const text = byteTextOf(`${name}=${config[name]}`);
    return `   ${text.length > LONGEST_FILTER ? text.slice(0, LONGEST_FILTER) + byteTextOf("…") : text}`;
  });
  return filters.length === 0 ? [] : ["Active filters:", ...filters];
}
