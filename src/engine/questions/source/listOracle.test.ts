import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { gunzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import recorded from "../../../../examples/oracle/reports.json";
import { type Config, DEFAULT_CONFIG, findOption, withOption } from "../../../analysis/config";
import { openFile } from "../../../analysis/fixtures/openFile";
import { byteTextOf, byteTextOfBytes, textOf } from "../../../base/byteText";
import { cleanPath } from "../../../base/goPaths";
import { runSteps } from "../../../base/steps";
import { valueText } from "../../../base/units";
import { installedPprof } from "../../../format/fixtures/googlePprof";
import type { Profile } from "../../../model/profile";
import { CONFORMANCE, hasConformance } from "../../../report/fixtures/conformanceCases";
import { trimPath } from "../../../report/trimPath";
import { LoadedProfile } from "../../loaded";
import type { Query, QueryOptions, SourceLinesAnswer } from "../../protocol";
import { answerSourceIndex, answerSourceLines } from ".";

// What the source view says of every line of every function against pprof's `-list`.

/** `ROUTINE …` → line → `flat cum`, as printed, `.` for 0. */
type Listing = Map<string, Map<number, string>>;

const LINE = /^ *(\S+) +(\S+) +(\d+):/;

function parseList(text: string): Listing {
  const listing: Listing = new Map();
  let routine = new Map<number, string>();
  for (const line of text.split("\n")) {
    if (line.startsWith("ROUTINE ")) {
      routine = new Map();
      listing.set(line, routine);
      continue;
    }
    const [, flat = "", cum = "", number = ""] = LINE.exec(line) ?? [];
    if (number !== "") routine.set(Number(number), `${flat} ${cum}`);
  }
  return listing;
}

/** Of profiles with more functions not all are looked at: all were once, and it takes a minute. */
const MOST_FUNCTIONS = 700;

/** The functions of the source view's index, with their lines, in the form of a listing. */
async function ourListing(
  loaded: LoadedProfile,
  query: Query,
  { unit, trim_path, source_path }: Pick<Config, "unit" | "trim_path" | "source_path">,
  most = Number.POSITIVE_INFINITY,
): Promise<Listing> {
  const whole = { fromRow: 0, toRow: Number.MAX_SAFE_INTEGER };
  const indexed = await answerSourceIndex(loaded, {
    kind: "sourceIndex",
    ...query,
    of: "functions",
    sortBy: "cum",
    descending: true,
    filter: "",
    ...whole,
  });
  const index = indexed.ok ? runSteps(indexed.value) : indexed;
  if (!index.ok) throw new Error(index.error.message);
  const { name: names, file: files } = index.value;
  const sampleUnit = loaded.profile.sampleTypes[query.sampleTypeIndex].unit;
  const text = (value: number) => (value === 0 ? "." : valueText(value, sampleUnit, unit));
  const listing: Listing = new Map();
  // Of very many functions every n-th.
  const step = Math.max(1, Math.ceil(names.length / most));
  for (const [row, name] of names.entries()) {
    const file = files[row];
    if (file === "" || row % step !== 0) continue;
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    const lines = await linesOf(loaded, { ...query, selection: name, file });
    const shown = trimPath(byteTextOf(file), byteTextOf(trim_path), byteTextOf(source_path));
    const own = [...lines.line].flatMap((line, at): [number, string][] =>
      lines.isOwn[at] === 1 ? [[line, `${text(lines.flat[at])} ${text(lines.cum[at])}`]] : [],
    );
    listing.set(
      `ROUTINE ======================== ${name} in ${textOf(byteTextOf(cleanPath(textOf(shown))))}`,
      new Map(own),
    );
  }
  return listing;
}

async function linesOf(
  loaded: LoadedProfile,
  question: Query & { selection: string; file: string },
): Promise<SourceLinesAnswer> {
  const steps = await answerSourceLines(loaded, { kind: "sourceLines", ...question });
  const answer = steps.ok ? runSteps(steps.value) : steps;
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.value;
}

/** The lines of a listing that cost anything, to be compared. */
function entriesOf(listing: Listing): readonly string[] {
  return [...listing]
    .flatMap(([routine, lines]) =>
      [...lines].filter(([, costs]) => costs !== ". .").map(([line, costs]) => `${routine} ${line} ${costs}`),
    )
    .toSorted();
}

/**
 * What of our listing pprof prints: of a function whose start is behind some of its lines it leaves those out, and lines
 * that it has no text for.
 */
function printedPart(ours: Listing, printed: Listing): Listing {
  return new Map(
    [...ours].map(([routine, lines]) => [
      routine,
      new Map([...lines].filter(([line]) => printed.get(routine)?.has(line))),
    ]),
  );
}

/** Files are made this long at most. pprof would print all lines of a function, up to those that are columns as well. */
const MOST_LINES = 500_000;

/** Options of a command line that change the figures or how they are printed. */
function configOf(args: readonly string[]): Config {
  let config = DEFAULT_CONFIG;
  for (const arg of args) {
    const [, name = "", , value] = /^-([^=]+)(=(.*))?$/s.exec(arg) ?? [];
    const option = findOption(name);
    if (option === undefined) continue;
    const set = withOption(config, option, option.name === name ? (value ?? "true") : name);
    if (set.ok) config = set.value;
  }
  return config;
}

describe("lines equal the recorded -list outputs", () => {
  const cases = recorded.filter(
    ({ args, status, expected }) =>
      args.some(arg => arg.startsWith("-list=")) && status === 0 && expected !== undefined,
  );
  test.each(cases.map(one => ({ line: one.args.join(" "), ...one })))("$line", async ({ args, expected }) => {
    const profile = await openFile(args.at(-1) ?? "");
    const bytes = readFileSync(expected ?? "");
    const text = textOf(byteTextOfBytes(expected?.endsWith(".gz") ? gunzipSync(bytes) : bytes));
    const printed = parseList(text);
    const config = configOf(args);
    const query = queryOf(profile, config);
    const ours = await ourListing(new LoadedProfile(profile, profile), query, config);
    for (const routine of ours.keys()) if (!printed.has(routine)) ours.delete(routine);
    expect(entriesOf(printedPart(ours, printed))).toEqual(entriesOf(printed));
  });
});

function queryOf({ sampleTypes, header }: Profile, config: Config): Query {
  const wanted = config.sample_index || header.defaultSampleType;
  const found = sampleTypes.findIndex(({ type }) => type === wanted);
  const sampleTypeIndex = found >= 0 ? found : sampleTypes.length - 1;
  const { unit: _, sample_index: __, ...others } = config;
  const options: QueryOptions = Object.fromEntries(
    Object.entries(others).filter(([name, value]) => value !== DEFAULT_CONFIG[name as keyof Config]),
  );
  return { sampleTypeIndex, options, names: "own" };
}

/** Expects that what is not among the printed lines is an unknown line, or before or behind them. */
function expectOutside(ours: ReadonlyMap<number, string> | undefined, printed: ReadonlyMap<number, string>) {
  const numbers = [...printed.keys()];
  const left = [...(ours?.keys() ?? [])].filter(line => line > 0 && numbers.length > 0 && !printed.has(line));
  const [first, last] = [Math.min(...numbers), Math.max(...numbers)];
  expect(left.filter(line => line >= first && line <= last)).toEqual([]);
}

const pprof = installedPprof();

describe.skipIf(pprof === undefined)("every line equals pprof's (skipped without Go)", () => {
  const profiles = [
    ...readdirSync("public/examples").map(name => join("public/examples", name)),
    ...readdirSync("examples/oracle/odd").map(name => join("examples/oracle/odd", name)),
    ...(hasConformance
      ? readdirSync(join(CONFORMANCE, "profiles"))
          .filter(name => !name.includes("legacy"))
          .map(name => join(CONFORMANCE, "profiles", name))
      : []),
  ].filter(path => /\.pb(\.gz)?$/.test(path));

  test.each(profiles)(
    "%s",
    async path => {
      const profile = await openFile(path);
      // pprof would print all lines up to those that are columns as well.
      if (profile.lines.lineNumber.some(line => line > MOST_LINES)) {
        expect(path).toContain("packed-columns");
        return;
      }
      const sources = madeUpSources(profile);
      try {
        const loaded = new LoadedProfile(profile, profile);
        const types = [...profile.sampleTypes.entries()];
        // Of large profiles one sample type.
        for (const [sampleTypeIndex, { type, unit }] of path.startsWith("/") ? types.slice(-1) : types) {
          const options = { unit, trim_path: "/", source_path: sources };
          const { stdout, ok } = pprof?.runOnPaths(
            [
              "-list=.",
              `-sample_index=${sampleTypeIndex}`,
              `-unit=${unit}`,
              "-trim_path=/",
              `-source_path=${sources}`,
            ],
            [path],
          ) ?? { stdout: "", ok: false };
          const query: Query = { sampleTypeIndex, options: {}, names: "own" };
          // oxlint-disable-next-line no-await-in-loop -- one after the other
          const ours = await ourListing(loaded, query, options, MOST_FUNCTIONS);
          expect(ok || ours.size === 0, type).toBe(true);
          const printed = parseList(stdout);
          expect([...printed.keys()], type).toEqual(expect.arrayContaining([...ours.keys()]));
          for (const routine of printed.keys()) if (!ours.has(routine)) printed.delete(routine);
          const part = printedPart(ours, printed);
          expect(entriesOf(part), type).toEqual(entriesOf(printed));
          for (const [routine, lines] of printed) expectOutside(ours.get(routine), lines);
        }
      } finally {
        rmSync(sources, { recursive: true });
      }
    },
    120_000,
  );
});

/** A folder in which every file of a profile is, with as many lines as the profile needs, all empty. */
function madeUpSources({ lines, functions, strings }: Profile): string {
  const lengths = new Map<string, number>();
  for (let line = 0; line < lines.count; line++) {
    const file = strings.text(functions.filename[lines.functionRow[line]]);
    if (file === "") continue;
    const path = cleanPath(file);
    lengths.set(path, Math.max(lengths.get(path) ?? 0, lines.lineNumber[line]));
  }
  const folder = mkdtempSync(join(tmpdir(), "proflens-sources-"));
  for (const [path, length] of lengths) {
    const place = join(folder, path);
    try {
      mkdirSync(dirname(place), { recursive: true });
      writeFileSync(place, "\n".repeat(Math.min(MOST_LINES, length + 10)));
    } catch (error) {
      // Of made-up profiles one path may be a part of another.
      if (!/EEXIST|ENOTDIR|EISDIR/.test(String(error))) throw error;
    }
  }
  return folder;
}
