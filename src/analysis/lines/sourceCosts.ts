import type { Steps } from "../../base/steps";
import { NONE } from "../../model/profile";
import { type Costed, type Costs, GroupTable } from "./costs";
import type { SourceCode } from "./sourceCode";

/** Locations between two pauses. */
const LOCATIONS_PER_STEP = 1 << 13;

/** What each function in each file costs, by its place in `SourceCode.functions`; a sample counts once in each. */
export function functionCosts(code: SourceCode, costed: Costed, locations: Costs): Steps<Costs> {
  return costsByRow(code, code.functionOfRow, code.functions.length, costed, locations);
}

/** What each file costs, likewise. */
export function fileCosts(code: SourceCode, costed: Costed, locations: Costs): Steps<Costs> {
  return costsByRow(code, code.fileOfRow, code.files.length, costed, locations);
}

/** @param groupOfRow function row → group, or NONE */
function* costsByRow(
  { profile }: SourceCode,
  groupOfRow: Int32Array,
  count: number,
  costed: Costed,
  costs: Costs,
): Steps<Costs> {
  const { lines, locations } = profile;
  const table = new GroupTable(locations.count);
  for (let group = 0; group < count; group++) table.newGroup();
  let through: number[] = [];
  for (let location = 0; location < locations.count; location++) {
    if (location % LOCATIONS_PER_STEP === LOCATIONS_PER_STEP - 1) yield;
    const innermost = locations.firstLine[location];
    const end = innermost + locations.lineCount[location];
    if (innermost === end) continue;
    for (let line = innermost + 1; line < end; line++) {
      const group = groupOfRow[lines.functionRow[line]];
      if (group !== NONE) through.push(group);
    }
    const ending = groupOfRow[lines.functionRow[innermost]];
    table.put(location, through, ending === NONE ? NO_GROUPS : [ending]);
    if (through.length > 0) through = [];
  }
  return yield* table.costs(costed, costs);
}

const NO_GROUPS: readonly number[] = [];

/** The flat of all code that no file is known of. */
export function flatWithoutFile({ profile, fileOfRow }: SourceCode, { flat }: Costs): number {
  const { lines, locations } = profile;
  let sum = 0;
  for (let location = 0; location < locations.count; location++) {
    const innermost = locations.firstLine[location];
    const hasFile = locations.lineCount[location] > 0 && fileOfRow[lines.functionRow[innermost]] !== NONE;
    if (!hasFile) sum += flat[location];
  }
  return sum;
}
