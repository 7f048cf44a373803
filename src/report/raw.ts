import { exactValue } from "../analysis/graph/sampleWeights";
import { type ByteText, byteTextOf, type ByteWriter, compareByteTexts } from "../base/byteText";
import {
  MAPPING_HAS_FILENAMES,
  MAPPING_HAS_FUNCTIONS,
  MAPPING_HAS_INLINE_FRAMES,
  MAPPING_HAS_LINE_NUMBERS,
  NONE,
  type Profile,
} from "../model/profile";
import type { Steps } from "../base/steps";
import { stackOffset, stackPage } from "../model/stacks";
import type { ReportContext } from "./context";
import { Pace } from "./pauses";
import { sampleLabels } from "./sampleLabels";
import { durationText, timeText } from "./times";

/** raw: everything there is (`profile/profile.go: String`). */
export function* writeRaw({ profile, environment }: ReportContext, out: ByteWriter): Steps<undefined> {
  const { header, sampleTypes, samples, locations, mappings } = profile;
  for (const comment of header.comments) out.line(`Comment: ${byteTextOf(comment)}`);
  if (header.docUrl !== "") out.line(`Doc: ${byteTextOf(header.docUrl)}`);
  out.line(byteTextOf(`PeriodType: ${header.periodType.type} ${header.periodType.unit}`));
  out.line(`Period: ${header.period}`);
  if (header.timeNanos !== 0n) out.line(`Time: ${timeText(header.timeNanos, environment)}`);
  if (header.durationNanos !== 0n) {
    // pprof's %.4v cuts the text after four characters.
    const text = Array.from(durationText(header.durationNanos)).slice(0, 4).join("");
    out.line(byteTextOf(`Duration: ${text}`));
  }
  out.line("Samples:");
  const types = sampleTypes.map(
    ({ type, unit }) => `${type}/${unit}${type === header.defaultSampleType ? "[dflt]" : ""}`,
  );
  out.line(byteTextOf(types.join(" ").trim()));
  const pace = new Pace();
  for (let sample = 0; sample < samples.count; sample++) {
    if (pace.isTimeToPause(1 + samples.stackLength[sample])) yield;
    out.line(sampleLine(profile, sample));
    for (const line of labelLines(profile, sample)) out.line(line);
  }
  out.line("Locations");
  for (const location of locations.order) {
    if (pace.isTimeToPause(1 + locations.lineCount[location])) yield;
    out.line(locationText(profile, location));
  }
  out.line("Mappings");
  for (const mapping of mappings.order) out.line(mappingLine(profile, mapping));
  return undefined;
}

function sampleLine({ samples, locations }: Profile, sample: number): ByteText {
  let line = "";
  for (const column of samples.values) line += ` ${String(exactValue(column, sample)).padStart(10)}`;
  line += ": ";
  const page = stackPage(samples, sample);
  const leaf = stackOffset(samples, sample);
  for (let at = leaf; at < leaf + samples.stackLength[sample]; at++) line += `${locations.ids[page[at]]} `;
  return line;
}

const LABEL_INDENT = " ".repeat(16);

function labelLines(profile: Profile, sample: number): ByteText[] {
  const { texts, numbers } = sampleLabels(profile, sample);
  const lines: ByteText[] = [];
  const add = (labels: ByteText[]) => {
    if (labels.length > 0) lines.push(LABEL_INDENT + labels.toSorted(compareByteTexts).join(" "));
  };
  add(texts.map(({ key, values }) => `${key}:[${values.join(" ")}]`));
  add(
    numbers.map(({ key, values, hasUnits }) => {
      const parts = values.map(({ number, unit }) => (hasUnits ? `${number} ${unit}` : String(number)));
      return `${key}:[${parts.join(" ")}]`;
    }),
  );
  return lines;
}

function locationText(profile: Profile, location: number): ByteText {
  const { locations, lines, functions, strings, mappings } = profile;
  const mapping = locations.mapping[location];
  const id = String(locations.ids[location]).padStart(6);
  const inMapping = mapping === NONE ? "" : `M=${mappings.ids[mapping]} `;
  const folded = locations.isFolded[location] === 1 ? "[F] " : "";
  const start = `${id}: 0x${locations.address[location].toString(16)} ${inMapping}${folded}`;
  const first = locations.firstLine[location];
  const texts: ByteText[] = [];
  for (let line = first; line < first + locations.lineCount[location]; line++) {
    const row = lines.functionRow[line];
    const name = strings.byteText(functions.name[row]);
    const systemName = strings.byteText(functions.systemName[row]);
    const file = strings.byteText(functions.filename[row]);
    const place = `${file}:${lines.lineNumber[line]}:${lines.columnNumber[line]} s=${functions.startLine[row]}`;
    const indent = texts.length === 0 ? start : " ".repeat(13);
    texts.push(`${indent}${name} ${place}${name === systemName ? "" : `(${systemName})`}`);
  }
  return texts.length === 0 ? start : texts.join("\n");
}

const FLAG_TEXTS = [
  [MAPPING_HAS_FUNCTIONS, "[FN]"],
  [MAPPING_HAS_FILENAMES, "[FL]"],
  [MAPPING_HAS_LINE_NUMBERS, "[LN]"],
  [MAPPING_HAS_INLINE_FRAMES, "[IN]"],
] as const;

function mappingLine({ mappings, strings }: Profile, mapping: number): ByteText {
  const hex = (value: bigint) => `0x${value.toString(16)}`;
  const flags = FLAG_TEXTS.filter(([flag]) => (mappings.flags[mapping] & flag) !== 0).map(([, text]) => text);
  const range = [mappings.start[mapping], mappings.limit[mapping], mappings.offset[mapping]]
    .map(hex)
    .join("/");
  const file = strings.byteText(mappings.filename[mapping]);
  const buildId = strings.byteText(mappings.buildId[mapping]);
  return `${mappings.ids[mapping]}: ${range} ${file} ${buildId} ${flags.join("")}`;
}
