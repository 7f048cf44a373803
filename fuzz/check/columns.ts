import { NONE, type Profile } from "../../src/model/profile";
import { stackOffset, stackPage } from "../../src/model/stacks";

/** Every index of a profile names something that is there, every column is as long as it must be, every text can be had. */
export function checkColumns(profile: Profile): void {
  const { strings, samples, sampleTypes, labels, locations, lines, functions, mappings, header } = profile;
  const string = (column: ArrayLike<number>, what: string) => within(column, 0, strings.count, what);
  for (let sample = 0; sample < samples.count; sample++) {
    const page = stackPage(samples, sample);
    const offset = stackOffset(samples, sample);
    const length = samples.stackLength[sample];
    if (offset + length > page.length) throw new Error(`the stack of sample ${sample} ends behind its page`);
    within(page.subarray(offset, offset + length), 0, locations.count, "Sample.location_id");
  }
  equal(samples.values.length, sampleTypes.length, "columns of values");
  for (const { values, exact } of samples.values) {
    equal(values.length, samples.count, "values");
    if (exact !== undefined) equal(exact.length, samples.count, "exact values");
    if (values.some(value => !Number.isFinite(value))) throw new Error("a value that is no number");
  }
  equal(samples.labelStart.length, samples.count + 1, "starts of labels");
  equal(samples.labelStart.at(-1) ?? 0, labels.count, "labels");
  string(labels.key, "Label.key");
  string(labels.text, "Label.str");
  string(labels.unit, "Label.num_unit");
  const lineSum = locations.lineCount.reduce((sum, count) => sum + count, 0);
  if (lineSum > lines.count) throw new Error("a line is of two locations");
  for (let row = 0; row < locations.count; row++) {
    const end = locations.firstLine[row] + locations.lineCount[row];
    if (locations.lineCount[row] > 0 && end > lines.count)
      throw new Error(`location ${row} has lines that are not there`);
  }
  within(locations.mapping, NONE, mappings.count, "Location.mapping_id");
  within(lines.functionRow, 0, functions.count, "Line.function_id");
  string(functions.name, "Function.name");
  string(functions.systemName, "Function.system_name");
  string(functions.filename, "Function.filename");
  string(mappings.filename, "Mapping.filename");
  string(mappings.buildId, "Mapping.build_id");
  within([mappings.main], NONE, mappings.count, "the main mapping");
  within(locations.order, 0, locations.count, "the order of locations");
  within(functions.order, 0, functions.count, "the order of functions");
  within(mappings.order, 0, mappings.count, "the order of mappings");
  for (let index = 0; index < strings.count; index++) strings.text(index);
  for (const { type, unit } of [...sampleTypes, header.periodType])
    if (typeof type + typeof unit !== "stringstring") throw new Error("a sample type without texts");
}

function within(column: ArrayLike<number>, least: number, end: number, what: string): void {
  for (let row = 0; row < column.length; row++) {
    const value = column[row];
    if (!(value >= least && value < end)) throw new Error(`${what} is ${value} where there are ${end}`);
  }
}

function equal(actual: number, expected: number, what: string): void {
  if (actual !== expected) throw new Error(`${actual} ${what} where there should be ${expected}`);
}
