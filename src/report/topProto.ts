import type { NodeInfo } from "../analysis/graph/nodeInfo";
import { type ByteText, bytesOf, type ByteWriter } from "../base/byteText";
import type { Steps } from "../base/steps";
import { ProfileBuilder } from "../model/builder";
import type { ReportContext } from "./context";
import { isTimeToPause } from "./pauses";
import { writeCompressed } from "./proto";

/** topproto: a profile whose samples are the nodes of top (`internal/report/report.go: printTopProto`). */
export function* writeTopProto(report: ReportContext, out: ByteWriter): Steps<undefined> {
  const { graph } = yield* report.graph();
  const builder = new TopProfileBuilder();
  for (const [index, node] of graph.nodes.entries()) {
    if (isTimeToPause(index)) yield;
    builder.add(node.info, report.wholeValue(node.cumValue), report.wholeValue(node.flatValue));
  }
  const { header } = report.profile;
  const unit = report.outputUnit;
  const profile = builder.builder.finish({
    dropFrames: "",
    keepFrames: "",
    timeNanos: header.timeNanos,
    durationNanos: header.durationNanos,
    periodType: header.periodType,
    period: header.period,
    comments: [],
    defaultSampleType: "",
    docUrl: "",
  });
  const sampleTypes = ["cum", "flat"].map(type => ({ type, unit }));
  const values = sampleTypes.map((_, index) => builder.builder.valueColumn(index).finish());
  yield* writeCompressed({ ...profile, sampleTypes, samples: { ...profile.samples, values } }, out);
  return undefined;
}

class TopProfileBuilder {
  readonly builder = new ProfileBuilder();
  private readonly strings = new Map<ByteText, number>();
  private readonly functions = new Map<string, number>();

  constructor() {
    this.string("");
  }

  /** A sample of one location, that of the node. */
  add(info: NodeInfo, cum: bigint, flat: bigint): void {
    const { builder } = this;
    const row = builder.locationIds.findOrAdd(builder.locationIds.count + 1, 0);
    builder.locationOrder.push(row);
    builder.describeLocation(row);
    builder.locationAddress.set(row, Number(info.address & 0xffffffffn), Number(info.address >> 32n));
    builder.locationFirstLine.set(row, builder.lineFunction.length);
    builder.locationLineCount.set(row, 1);
    builder.lineFunction.push(this.functionRow(info));
    builder.lineNumber.push(info.lineNumber);
    builder.lineColumn.push(info.columnNumber);
    builder.stacks.begin();
    builder.stacks.reserve(1);
    builder.stacks.page[builder.stacks.offset++] = row;
    builder.labelStart.push(0);
    for (const [index, value] of [cum, flat].entries()) {
      const column = builder.valueColumn(index);
      if (Number.isSafeInteger(Number(value))) column.push(Number(value));
      else column.pushBig(value);
    }
    builder.endSample();
  }

  private functionRow({ name, file, startLine }: NodeInfo): number {
    const { builder } = this;
    const key = `${name}\u0100${file}\u0100${startLine}`;
    const known = this.functions.get(key);
    if (known !== undefined) return known;
    const row = builder.functionIds.findOrAdd(builder.functionIds.count + 1, 0);
    this.functions.set(key, row);
    builder.functionOrder.push(row);
    builder.describeFunction(row);
    builder.functionName.set(row, this.string(name));
    builder.functionFilename.set(row, this.string(file));
    builder.functionStartLine.set(row, startLine);
    return row;
  }

  private string(text: ByteText): number {
    let index = this.strings.get(text);
    if (index === undefined) {
      index = this.strings.size;
      this.strings.set(text, index);
      this.builder.strings.add(bytesOf(text), 0, text.length);
    }
    return index;
  }
}
