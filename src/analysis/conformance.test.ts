import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { installedPprof } from "../format/fixtures/googlePprof";
import { openFile } from "./fixtures/openFile";
import { parseTop, sortedRows, topRows } from "./fixtures/pprofTop";

const CONFORMANCE = resolve(import.meta.dirname, "../../../shared/conformance");
const PROFILES = join(CONFORMANCE, "profiles");
const hasConformance = existsSync(join(CONFORMANCE, "cases.tsv"));

const files = hasConformance ? readdirSync(PROFILES) : [];

/** A unit as pprof writes it behind a number; the digits in front of it may be an exponent's. */
const UNIT = /[A-Za-z*μ]+$/;

describe.skipIf(!hasConformance)(
  "conformance profiles (skipped where ../shared/conformance is absent)",
  () => {
    // The recorded top reports that no filter and no granularity changes: every row must be one of ours.
    const plainTop =
      /^-(top|text)( -(sample_index=\S+|functions|cum|flat|nodecount=\S+|nodefraction=\S+|edgefraction=\S+|trim=\S+|compact_labels|unit=\S+))*$/;
    const cases = hasConformance
      ? readFileSync(join(CONFORMANCE, "cases.tsv"), "utf8")
          .split("\n")
          .map(line => line.split("\t"))
          .filter(([, args = "", file = ""]) => plainTop.test(args) && files.includes(file))
      : [];

    test("there are such cases", () => expect(cases.length).toBeGreaterThan(30));

    test.each(cases)("%s %s %s", async (id, args = "", file = "") => {
      const expected = parseTop(readFileSync(join(CONFORMANCE, "expected", `${id}.txt`), "utf8"));
      const profile = await openFile(join(PROFILES, file));
      const sampleType = /-sample_index=(\S+)/.exec(args)?.[1] ?? "";
      const sampleTypeIndex = sampleTypeIndexOf(profile, sampleType);
      const { unit } = profile.sampleTypes[sampleTypeIndex];
      const asked = /-unit=(\S+)/.exec(args)?.[1];
      const shown = expected
        .map(row => UNIT.exec(row.flat)?.[0] ?? UNIT.exec(row.cum)?.[0])
        .find(text => text);
      const ours = new Set(sortedRows(topRows(profile, sampleTypeIndex, asked ?? shown ?? unit)));
      expect(sortedRows(expected).filter(row => !ours.has(row))).toEqual([]);
    });
  },
);

function sampleTypeIndexOf(profile: Awaited<ReturnType<typeof openFile>>, text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  const index = profile.sampleTypes.findIndex(({ type }) => type === text);
  if (index >= 0) return index;
  const byDefault = profile.sampleTypes.findIndex(({ type }) => type === profile.header.defaultSampleType);
  return byDefault >= 0 ? byDefault : profile.sampleTypes.length - 1;
}

const pprof = hasConformance ? installedPprof() : undefined;

// Every profile and every sample type against google/pprof itself, run now.
describe.skipIf(pprof === undefined)(
  "every conformance profile against google/pprof (skipped without Go)",
  () => {
    test.each(files)("%s", async file => {
      const path = join(PROFILES, file);
      const profile = await openFile(path);
      expect(profile.sampleTypes.length).toBeGreaterThan(0);
      for (const [index, { unit }] of profile.sampleTypes.entries()) {
        const report = ["-top", "-nodecount=0", "-nodefraction=0", `-sample_index=${index}`, `-unit=${unit}`];
        const { ok, stdout } = pprof?.runOnPaths(report, [path]) ?? { ok: false, stdout: "" };
        expect(ok).toBe(true);
        expect(sortedRows(topRows(profile, index, unit)), unit).toEqual(sortedRows(parseTop(stdout)));
      }
    });
  },
);
