import type { GraphNode, GraphTag } from "../../analysis/graph/graph";
import { divided } from "../../base/int64";
import { sortedTags } from "../../analysis/graph/order";
import { MOST_NODELETS } from "../../analysis/graph/trim";
import { type ByteText, byteTextOf } from "../../base/byteText";
import { scaleValue, valueText } from "../../base/units";
import type { ReportContext } from "../context";
import { unescapedText } from "./names";

/** The tag boxes of a node, "" where it has none (`internal/graph/dotgraph.go: addNodelets`). */
export function nodeletText(report: ReportContext, node: GraphNode, number: number): ByteText {
  // Leaves show cum, which includes what was below them and is not shown.
  const byFlat = node.outgoing.size > 0;
  let text = "";
  const tags = sortedTags(node.labelTags.values(), byFlat).slice(0, MOST_NODELETS);
  for (const [index, tag] of tags.entries()) {
    const weight = byFlat ? flatValue(tag) : cumValue(tag);
    if (weight === 0n) continue;
    const id = `N${number}_${index}`;
    const weightText = unescapedText(report, report.valueText(weight));
    text += box(id, unescapedText(report, tag.name), weightText);
    text += line(`N${number}`, id, weightText, "");
    text += numericNodelets(report, node.numericTags.get(tag.name), byFlat, id);
  }
  return text + numericNodelets(report, node.numericTags.get(""), byFlat, `N${number}`);
}

function numericNodelets(
  report: ReportContext,
  tags: ReadonlyMap<ByteText, GraphTag> | undefined,
  byFlat: boolean,
  source: string,
): ByteText {
  if (tags === undefined) return "";
  let text = "";
  for (const [index, tag] of collapsedTags([...tags.values()], byFlat).entries()) {
    const showsFlat = byFlat || flatValue(tag) === cumValue(tag);
    const weight = showsFlat ? flatValue(tag) : cumValue(tag);
    if (weight === 0n) continue;
    const id = `N${source}_${index}`;
    const weightText = unescapedText(report, report.valueText(weight));
    text += box(id, unescapedText(report, tag.name), weightText);
    text += line(source, id, weightText, showsFlat ? "" : ' style="dotted"');
  }
  return text;
}

const box = (id: string, name: ByteText, weight: ByteText) =>
  `${id} [label = "${name}" id="${id}" fontsize=8 shape=box3d tooltip="${weight}"]\n`;

const line = (source: string, id: string, weight: ByteText, style: string) =>
  `${source} -> ${id} [label=" ${weight}" weight=100 tooltip="${weight}" labeltooltip="${weight}"${style}]\n`;

const flatValue = (tag: GraphTag) => divided(tag.flat, tag.flatDivisor);
const cumValue = (tag: GraphTag) => divided(tag.cum, tag.cumDivisor);

/** Puts the lighter tags to the nearest of the heaviest ones, so that few boxes are left. */
function collapsedTags(tags: readonly GraphTag[], byFlat: boolean): GraphTag[] {
  const sorted = sortedTags(tags, byFlat);
  if (sorted.length <= MOST_NODELETS) return sorted;
  const groups = sorted.slice(0, MOST_NODELETS).map(tag => [tag]);
  for (const tag of sorted.slice(MOST_NODELETS)) {
    let nearest = groups[0];
    for (const group of groups) if (distance(tag, group[0]) < distance(tag, nearest[0])) nearest = group;
    nearest.push(tag);
  }
  return sortedTags(groups.map(mergedTag), byFlat);
}

function distance(tag: GraphTag, other: GraphTag): number {
  return Math.abs(scaleValue(Number(other.value), other.unit, tag.unit).value - Number(tag.value));
}

function mergedTag(group: readonly GraphTag[]): GraphTag {
  const [first] = group;
  let min = first;
  let max = first;
  const sum = { flat: 0n, flatDivisor: 0n, cum: 0n, cumDivisor: 0n };
  for (const tag of group) {
    if (scaledTo(tag, min.unit) < min.value) min = tag;
    if (scaledTo(tag, max.unit) > max.value) max = tag;
    sum.flat += tag.flat;
    sum.flatDivisor += tag.flatDivisor;
    sum.cum += tag.cum;
    sum.cumDivisor += tag.cumDivisor;
  }
  const text = (tag: GraphTag) => byteTextOf(valueText(Number(tag.value), tag.unit));
  return {
    name: group.length === 1 ? text(first) : `${text(min)}..${text(max)}`,
    unit: "",
    value: 0n,
    flat: divided(sum.flat, sum.flatDivisor),
    flatDivisor: 0n,
    cum: divided(sum.cum, sum.cumDivisor),
    cumDivisor: 0n,
  };
}

const scaledTo = (tag: GraphTag, unit: string) =>
  BigInt(Math.trunc(scaleValue(Number(tag.value), tag.unit, unit).value));
