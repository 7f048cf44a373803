import { byteTextOf, bytesOf } from "../../base/byteText";
import type { ProfileBuilder } from "../../model/builder";
import { NONE, type Profile } from "../../model/profile";
import type { SoFar } from "../importer";
import { type Readable, readableText } from "../readable";
import { dropDanglingMappings } from "./validate";

/** What stands for a text, or a place, behind the break. */
const NOT_READ = "[not read]";

/**
 * Makes a profile of what was read of a broken one. Samples are those that were read whole. Functions whose names
 * the file did not come to are called by their ids, other texts and places `[not read]`.
 */
export function salvage({ builder, header }: SoFar, readable: Readable): Profile {
  const { strings } = builder;
  if (strings.count === 0) addString(builder, "");
  const read = strings.count;
  const notRead = addString(builder, NOT_READ);
  nameTypes(builder, read);
  builder.dropBegunSample();
  completeFunctions(builder, read);
  completeLocations(builder, notRead);
  completeMappings(builder, read);
  const text = (index: number) => (index >= 0 && index < read ? strings.text(index) : "");
  const profile = builder.finish({
    dropFrames: text(header.dropFrames),
    keepFrames: text(header.keepFrames),
    timeNanos: header.timeNanos,
    durationNanos: header.durationNanos,
    periodType: { type: text(header.periodType.type), unit: text(header.periodType.unit) },
    period: header.period,
    comments: header.comments.map(text).filter(comment => comment !== ""),
    defaultSampleType: text(header.defaultSampleType),
    docUrl: text(header.docUrl),
  });
  const { key, text: labelText, unit } = profile.labels;
  for (const column of [key, labelText, unit]) {
    for (let label = 0; label < column.length; label++) if (column[label] >= read) column[label] = notRead;
  }
  return markPartial(profile, readable);
}

/** Has a profile say everywhere that it is a part. */
export function markPartial(profile: Profile, readable: Readable): Profile {
  const partial = readableText(readable);
  const { header, warnings } = profile;
  const message = readable.isTooLarge
    ? `The file is larger than there is memory for. This is what fits: ${partial}.`
    : `The file is broken. This is what could be read: ${partial}.`;
  return {
    ...profile,
    partial,
    header: { ...header, comments: [...header.comments, `Partial: ${partial}`] },
    warnings: [...warnings, { code: "partial", message }],
  };
}

function addString({ strings }: ProfileBuilder, text: string): number {
  const bytes = bytesOf(byteTextOf(text));
  strings.add(bytes, 0, bytes.length);
  return strings.count - 1;
}

/** Types whose names were not read are numbered, and there is one for every value. */
function nameTypes(builder: ProfileBuilder, read: number): void {
  const { sampleTypes, values } = builder;
  while (sampleTypes.length < values.length) sampleTypes.push({ type: -1, unit: -1 });
  for (const [index, { type, unit }] of sampleTypes.entries()) {
    const isNamed = type >= 0 && type < read;
    sampleTypes[index] = {
      type: isNamed ? type : addString(builder, `type ${index + 1}`),
      unit: unit >= 0 && unit < read ? unit : 0,
    };
  }
}

function completeFunctions(builder: ProfileBuilder, read: number): void {
  const { functionIds, functionSeen, functionOrder, functionName, functionSystemName } = builder;
  if (functionIds.count === 0) return;
  builder.describeFunction(functionIds.count - 1);
  const ids = functionIds.ids();
  for (let row = 0; row < functionIds.count; row++) {
    const isSeen = functionSeen.get(row) !== 0;
    if (!isSeen) functionOrder.push(row);
    if (builder.functionFilename.get(row) >= read) builder.functionFilename.set(row, 0);
    if (isSeen && functionName.get(row) < read && functionSystemName.get(row) < read) continue;
    // Told apart, they show how stacks branch.
    const name = addString(builder, `[not read: function ${ids[row]}]`);
    functionName.set(row, name);
    functionSystemName.set(row, name);
  }
}

/** Locations that are not described are all in one function, each with a line of its own: lines are nobody else's. */
function completeLocations(builder: ProfileBuilder, notRead: number): void {
  const { locationIds, locationSeen } = builder;
  if (locationIds.count === 0) return;
  builder.describeLocation(locationIds.count - 1);
  let functionRow = NONE;
  for (let row = 0; row < locationIds.count; row++) {
    if (locationSeen.get(row) !== 0) continue;
    if (functionRow === NONE) functionRow = addFunction(builder, notRead);
    builder.locationOrder.push(row);
    builder.locationFirstLine.set(row, builder.lineFunction.length);
    builder.locationLineCount.set(row, 1);
    builder.lineFunction.push(functionRow);
    builder.lineNumber.push(0);
    builder.lineColumn.push(0);
  }
}

function addFunction(builder: ProfileBuilder, name: number): number {
  const row = builder.functionIds.findOrAdd(NOT_READ_ID, NOT_READ_ID);
  builder.describeFunction(row);
  builder.functionOrder.push(row);
  builder.functionName.set(row, name);
  builder.functionSystemName.set(row, name);
  return row;
}

/** Both halves of an id that no function of the file has. */
const NOT_READ_ID = 0xfffffffe;

function completeMappings(builder: ProfileBuilder, read: number): void {
  if (builder.mappingIds.count > 0) builder.describeMapping(builder.mappingIds.count - 1);
  dropDanglingMappings(builder);
  for (const column of [builder.mappingFilename, builder.mappingBuildId]) {
    for (let row = 0; row < column.length; row++) if (column.get(row) >= read) column.set(row, 0);
  }
}
