import type { Steps } from "../../base/steps";
import { NONE } from "../../model/profile";
import { type Costed, type Costs, GroupTable } from "./costs";
import type { SourceCode } from "./sourceCode";

/** Locations between two pauses. */
const LOCATIONS_PER_STEP = 1 << 14;

/** What the functions and the files of a profile cost. */
export interface SourceCosts {
  /** Place in `SourceCode.functions` → what it costs. */
  readonly functions: Costs;
  /** file → what it costs. */
  readonly files: Costs;
  /** The flat of all code that no file is known of. */
  readonly flatWithoutFile: number;
}

/** Adds up what is in each function of each file, and in each file; a sample counts once in each. */
export function* sourceCosts(code: SourceCode, costed: Costed, locations: Costs): Steps<SourceCosts> {
  const { lines, locations: table } = code.profile;
  const functions = new GroupTable(table.count);
  const files = new GroupTable(table.count);
  for (const _ of code.functions) functions.newGroup();
  for (const _ of code.files) files.newGroup();
  let flatWithoutFile = 0;
  for (let location = 0; location < table.count; location++) {
    if (location % LOCATIONS_PER_STEP === LOCATIONS_PER_STEP - 1) yield;
    const first = table.firstLine[location];
    const rows = Array.from(
      { length: table.lineCount[location] },
      (_, index) => lines.functionRow[first + index],
    );
    const file = placed(rows, code.fileOfRow);
    if (file.ending.length === 0) flatWithoutFile += locations.flat[location];
    const inFunction = placed(rows, code.functionOfRow);
    files.put(location, file.through, file.ending);
    functions.put(location, inFunction.through, inFunction.ending);
  }
  return {
    functions: yield* functions.costs(costed, locations),
    files: yield* files.costs(costed, locations),
    flatWithoutFile,
  };
}

/** The groups of a location's function rows, innermost first. */
function placed(rows: readonly number[], groupOfRow: Int32Array) {
  const groups = rows.map(row => groupOfRow[row]);
  const isGroup = (group: number) => group !== NONE;
  return { ending: groups.slice(0, 1).filter(isGroup), through: groups.slice(1).filter(isGroup) };
}
