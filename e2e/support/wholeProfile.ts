import { gzipSync } from "node:zlib";
import {
  Function as ProfileFunction,
  Label,
  Line,
  Location,
  Mapping,
  Profile,
  Sample,
  StringTable,
  ValueType,
} from "pprof-format";
import type { GivenFile } from "./giveFiles.ts";

/** How many of each thing are in the profile. */
export interface Counts {
  readonly types: number;
  readonly mappings: number;
  readonly labelKeys: number;
  readonly comments: number;
}

/** One of each, and two types, so that there is a choice. */
export const FEW: Counts = { types: 2, mappings: 1, labelKeys: 1, comments: 1 };

/**
 * A gzipped profile that has every text a profile can have, each made of a word that says what it is, as `file0`.
 * There are two functions: the first calls the second, which has labels of text and of numbers.
 */
export function wholeProfile(name: string, makeText: (word: string) => string, counts = FEW): GivenFile {
  const strings = new StringTable();
  const text = (word: string) => strings.dedup(makeText(word));
  const list = <T>(count: number, make: (index: number) => T) =>
    Array.from({ length: count }, (_, at) => make(at));
  const functions = list(2, at => {
    const words = { name: text(`name${at}`), systemName: text(`system${at}`), filename: text(`file${at}`) };
    return new ProfileFunction({ id: at + 1, ...words, startLine: 1 });
  });
  const mapping = list(counts.mappings, at => {
    const ends = { memoryStart: 4096 * (at + 1), memoryLimit: 4096 * (at + 2) };
    const words = { filename: text(`mapping${at}`), buildId: text(`build${at}`) };
    return new Mapping({ id: at + 1, ...ends, ...words, hasFunctions: true });
  });
  const location = list(2, at => {
    const line = [new Line({ functionId: at + 1, line: at + 2 })];
    return new Location({ id: at + 1, address: 4096 + at, mappingId: 1, line });
  });
  const label = list(counts.labelKeys, at => new Label({ key: text(`key${at}`), str: text(`value${at}`) }));
  label.push(new Label({ key: text("number"), num: 7, numUnit: text("unit") }));
  const value = list(counts.types, () => 5);
  const profile = new Profile({
    sampleType: list(counts.types, at => new ValueType({ type: text(`type${at}`), unit: text(`unit${at}`) })),
    sample: [new Sample({ locationId: [2, 1], value, label }), new Sample({ locationId: [1], value })],
    mapping,
    location,
    function: functions,
    periodType: new ValueType({ type: text("period"), unit: text("periodunit") }),
    period: 1,
    comment: list(counts.comments, at => text(`comment${at}`)),
    docUrl: text("doc"),
    dropFrames: text("drop"),
    keepFrames: text("keep"),
    stringTable: strings,
  });
  return { name, bytes: gzipSync(profile.encode()) };
}
