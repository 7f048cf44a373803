import type { Config } from "../analysis/config";
import type { TextMatcher } from "../analysis/filters/expression";
import { type GraphOptions, type TrimmedGraph, trimmedGraph } from "../analysis/graph";
import type { Graph } from "../analysis/graph/graph";
import { magnitude, truncated } from "../base/int64";
import type { SampleWeights } from "../analysis/graph/sampleWeights";
import { tableUnit } from "../analysis/displayUnit";
import type { LabelUnits } from "../analysis/labelUnits";
import { type ByteText, byteTextOf } from "../base/byteText";
import type { Steps } from "../base/steps";
import { percentText, scaleValue, valueText } from "../base/units";
import type { Profile } from "../model/profile";
import type { OutputFormat } from "./commands";
import type { ReportEnvironment } from "./environment";
import { trimFiles } from "./trimPath";

/** What formats need of a graph's edges where they do not need all of it. */
const EDGES: Readonly<Partial<Record<OutputFormat, GraphOptions["edges"]>>> = {
  text: "kinds",
  topproto: "none",
};

/** The expression given to a command. */
export interface CommandArgument {
  readonly text: string;
  readonly matches: TextMatcher;
}

export interface ReportParts {
  readonly format: OutputFormat;
  /** Filtered and aggregated. */
  readonly profile: Profile;
  readonly config: Config;
  readonly sampleTypeIndex: number;
  readonly total: bigint;
  readonly units: LabelUnits;
  readonly argument: CommandArgument | undefined;
  readonly environment: ReportEnvironment;
  /** Says a line on standard error. */
  readonly warn: (text: string) => void;
}

/** One report in the making (`internal/report/report.go: Report`). */
export class ReportContext {
  readonly format: OutputFormat;
  readonly profile: Profile;
  readonly config: Config;
  readonly total: bigint;
  readonly units: LabelUnits;
  readonly argument: CommandArgument | undefined;
  readonly environment: ReportEnvironment;
  readonly warn: (text: string) => void;
  readonly sampleType: ByteText;
  readonly sampleUnit: string;
  /** What values are multiplied by before they are printed. */
  readonly ratio: number;
  readonly weights: SampleWeights;
  /** The display unit: the user's until `chooseUnit`. */
  outputUnit: string;

  constructor(parts: ReportParts) {
    const { profile, config, sampleTypeIndex } = parts;
    const { type, unit } = profile.sampleTypes[sampleTypeIndex];
    this.format = parts.format;
    this.profile = profile;
    this.config = config;
    this.total = parts.total;
    this.units = parts.units;
    this.argument = parts.argument;
    this.environment = parts.environment;
    this.warn = parts.warn;
    this.sampleType = byteTextOf(config.mean ? `mean_${type}` : type);
    this.sampleUnit = unit;
    this.ratio = 1 / config.divide_by;
    this.weights = weightsOf(profile, sampleTypeIndex, config.mean);
    this.outputUnit = config.unit;
  }

  /** A value as every report prints it. */
  valueText(value: bigint): ByteText {
    return byteTextOf(valueText(Number(this.divided(value)), this.sampleUnit, this.outputUnit));
  }

  /** A value in the display unit as callgrind and topproto have it: cut off to a whole number. */
  wholeValue(value: bigint): bigint {
    return truncated(scaleValue(Number(value), this.sampleUnit, this.outputUnit).value);
  }

  /** A share of the total, six characters wide. */
  percent(value: bigint): ByteText {
    return percent(value, this.total);
  }

  /** After divide_by. */
  divided(value: bigint): bigint {
    return this.ratio > 0 && this.ratio !== 1 ? truncated(Number(value) * this.ratio) : value;
  }

  graphOptions(): GraphOptions {
    const { config, format } = this;
    const isVisual = format === "dot" || format === "svg";
    return {
      profile: this.profile,
      weights: this.weights,
      isVisual,
      isCallTree: config.call_tree && (isVisual || format === "callgrind"),
      sortsByCum: config.sort === "cum",
      dropNegative: config.drop_negative,
      nodeCount: config.nodecount,
      nodeFraction: config.nodefraction,
      edgeFraction: config.edgefraction,
      withObjectFiles: format === "list" || format === "callgrind",
      edges: EDGES[format] ?? "all",
      bytesUnit: this.units.byKey.get("bytes") ?? "",
      outputUnit: this.outputUnit,
      trimFiles: profile => trimFiles(profile, config.trim_path, config.source_path),
    };
  }

  /** Builds the graph and settles the display unit. */
  *graph(): Steps<TrimmedGraph> {
    const trimmed = yield* trimmedGraph(this.graphOptions());
    this.chooseUnit(trimmed.graph);
    return trimmed;
  }

  /** One unit for all values, that suits the smallest shown. */
  private chooseUnit({ nodes }: Graph): void {
    if (this.outputUnit !== "minimum" || nodes.length === 0) return;
    let least = 0n;
    for (const node of nodes) {
      const flat = magnitude(node.flatValue);
      const value = flat === 0n ? magnitude(node.cumValue) : flat;
      if (value > 0n && (least === 0n || value < least)) least = value;
    }
    const min = least === 0n ? undefined : this.divided(least);
    this.outputUnit = tableUnit(min, this.divided(this.total), this.sampleUnit, this.format === "callgrind");
  }
}

export function weightsOf(profile: Profile, sampleTypeIndex: number, isMean: boolean): SampleWeights {
  const { values } = profile.samples;
  return { value: values[sampleTypeIndex], divisor: isMean ? values[0] : undefined };
}

/** pprof's text of a share, six characters wide at least. */
export function percent(value: bigint, total: bigint): ByteText {
  return percentText(Number(value), Number(total)).padStart(6);
}
