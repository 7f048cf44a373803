import cases from "../../examples/oracle/cases.json" with { type: "json" };
import { repositoryFile } from "./exampleFiles.ts";
import type { FunctionRow } from "./topGrid.ts";

/** What google/pprof printed for one sample type of a profile. */
export interface PprofReport {
  readonly sampleType: string;
  readonly unit: string;
  readonly rows: readonly FunctionRow[];
}

/** pprof's recorded top reports of an example, one per sample type. */
export function pprofReports(example: string): PprofReport[] {
  return cases
    .filter(({ profile }) => profile === `public/examples/${example}.pb.gz`)
    .map(({ sampleType, unit, expected }) => ({
      sampleType,
      unit,
      rows: readRows(repositoryFile(expected).toString("utf8")),
    }));
}

const ROW =
  /^ *(?<flat>-?\d+)[A-Za-z]* +\S+% +\S+% +(?<cum>-?\d+)[A-Za-z]* +\S+% {2}(?<name>.*?)(?: \((?:partial-)?inline\))?$/;

function readRows(report: string): FunctionRow[] {
  const lines = report.trimEnd().split("\n");
  const header = lines.findIndex(line => /^ +flat +flat% +sum% +cum +cum%$/.test(line));
  return lines.slice(header + 1).map(line => {
    const { flat, cum, name } = ROW.exec(line)?.groups ?? {};
    if (flat === undefined || cum === undefined || name === undefined)
      throw new Error(`Not a row of pprof's: ${line}`);
    return { flat, cum, name };
  });
}
