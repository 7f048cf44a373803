import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { gunzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import topCases from "../../examples/oracle/cases.json";
import reportCases from "../../examples/oracle/reports.json";
import { DEFAULT_CONFIG, OPTIONS, type Option } from "../analysis/config";
import { openBytes } from "../analysis/fixtures/openFile";
import { prepareLoadedProfile } from "../analysis/load";
import { withMainMapping } from "../analysis/mainMapping";
import { findCommand } from "../report/commands";
import { generateReport } from "../report";
import { UTC_ENVIRONMENT } from "../report/environment";
import { PPROF_COMMANDS } from "./differential/randomFlags";
import { type Answer, askProflens } from "./differential/sides";
import { readCommandLine } from "./flags/commandLine";

// What the pinned google/pprof printed for the profiles in this repository, recorded by examples/oracle/record.sh:
// neither Go nor any other program is needed here.

interface RecordedCase {
  readonly args: readonly string[];
  readonly status: number;
  /** Absent where it was not recorded. */
  readonly stderr?: string;
  /** Of everything that was written, inflated. */
  readonly sha256?: string;
  /** The file with the whole answer, as text: a profile in its raw report. Absent for long and for empty ones. */
  readonly expected?: string;
}

const CASES: readonly RecordedCase[] = [
  ...topCases.map(({ args, expected }) => ({ args, expected, status: 0 })),
  ...reportCases,
];
const ROOT = resolve(import.meta.dirname, "../..");

/** The same wherever the repository is. */
const withoutRoot = (bytes: Buffer) =>
  Buffer.from(bytes.toString("latin1").replaceAll(ROOT, "{repository}"), "latin1");

const hash = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

function expectedText({ expected }: RecordedCase): Buffer | undefined {
  if (expected === undefined) return undefined;
  const bytes = readFileSync(resolve(ROOT, expected));
  return expected.endsWith(".gz") ? gunzipSync(bytes) : bytes;
}

/** A written profile as its raw report; anything else as it is. */
async function readable({ out }: Answer, args: readonly string[]): Promise<Buffer> {
  if (out.length === 0 || !args.some(arg => arg === "-proto" || arg === "-topproto")) return out;
  const profile = await openBytes(out);
  const raw = findCommand("raw");
  if (!profile.ok || raw === undefined) throw new Error("what was written can't be read");
  const loaded = await prepareLoadedProfile(withMainMapping(profile.value, { file: "", buildId: "" }));
  const report = await generateReport(loaded, raw, undefined, DEFAULT_CONFIG, UTC_ENVIRONMENT);
  if (!report.ok) throw new Error(report.error.message);
  return Buffer.from(report.value.bytes);
}

/** The same characters for the same bytes, so that a difference can be read. */
const shown = (bytes: Buffer | undefined) => bytes?.toString("latin1");

describe("what google/pprof printed for the examples and odd profiles", () => {
  test.each(CASES.map(recorded => [recorded.args.join(" "), recorded] as const))(
    "%s",
    async (_, recorded) => {
      const { args, status, sha256 } = recorded;
      const asked = await askProflens(args, ROOT);
      const answer = { ...asked, out: withoutRoot(asked.out) };
      const stderr = recorded.stderr?.replace(/^pprof: /gm, "") ?? answer.err;
      expect([answer.ok, answer.err]).toEqual([status === 0, stderr]);
      const expected = expectedText(recorded);
      if (expected !== undefined) expect(shown(await readable(answer, args))).toBe(shown(expected));
      if (sha256 !== undefined) expect(hash(answer.out), "sha256 of all bytes").toBe(sha256);
    },
  );
});

describe("the recorded command lines", () => {
  const lines = CASES.flatMap(({ args }) => {
    const line = readCommandLine(args);
    return line.ok ? [line.value] : [];
  });

  test("are more than 300", () => {
    expect(new Set(CASES.map(({ args }) => args.join(" "))).size).toBeGreaterThan(300);
  });

  test("have every report", () => {
    const recorded = new Set(lines.map(({ command }) => command.name));
    expect(PPROF_COMMANDS.map(({ name }) => name).filter(name => !recorded.has(name))).toEqual([]);
  });

  test("have every option at another value than usual, and every choice", () => {
    const missing = OPTIONS.flatMap(({ name, ...option }: Option) => {
      const isUsual = lines.every(({ config }) => config[name] === DEFAULT_CONFIG[name]);
      const choices = (option.choices ?? []).map(choice => choice.name);
      const given = new Set(CASES.flatMap(({ args }) => args));
      return [...(isUsual ? [name] : []), ...choices.filter(choice => !given.has(`-${choice}`))];
    });
    expect(missing).toEqual([]);
  });
});
