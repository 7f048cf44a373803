// Records what pprof prints for the example and odd profiles, and lists the cases for the tests.
// Usage: node record.mjs PPROF

import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync, gzipSync } from "node:zlib";
import { commandLines } from "./command-lines.mjs";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const ORACLE = "examples/oracle";
const EXPECTED = `${ORACLE}/expected`;
/** Everything, in the type's own unit: no rounding to a larger unit, no node left out. */
const TOP = ["-top", "-nodecount=0", "-nodefraction=0"];
/** Longer answers are kept compressed; and the longest not at all, only their hash. */
const LONGEST_TEXT_BYTES = 4_000;
const LONGEST_COMPRESSED_BYTES = 16_000;
/** pprof does not always say the same: such answers are not recorded. */
const TIMES_ASKED = 4;

const [pprof] = process.argv.slice(2);
if (pprof === undefined) throw new Error("usage: node record.mjs PPROF");

/** What pprof says to these arguments, from the repository's root. */
function askPprof(args) {
  // Without these, times and mapping names would be the recording machine's, and pprof would run every objdump.
  const env = { ...process.env, TZ: "UTC", PPROF_BINARY_PATH: "/nonexistent", PATH: "/nonexistent" };
  const all = ["-symbolize=none", ...args];
  const { status, stdout, stderr } = spawnSync(pprof, all, { cwd: ROOT, env, maxBuffer: 2 ** 28 });
  return { status, stdout, stderr: stderr.toString() };
}

/** What it prints; an error is one of ours. */
function runPprof(args) {
  const { status, stdout, stderr } = askPprof(args);
  if (status !== 0) throw new Error(`pprof ${args.join(" ")}: ${stderr}`);
  return stdout;
}

/**
 * The sample types of a profile, as {sampleIndex, sampleType, unit}. pprof says them itself, in the line of its raw
 * report after "Samples:", as "samples/count cpu/nanoseconds[dflt]": pprof-format cannot read every odd profile.
 */
function sampleTypesOf(profile) {
  const raw = runPprof(["-raw", profile]).toString();
  const [, line] = /^Samples:\n(.+)$/m.exec(raw);
  return line.split(" ").map((type, sampleIndex) => {
    const [sampleType, unit] = type.replace("[dflt]", "").split("/");
    return { sampleIndex, sampleType, unit };
  });
}

/** Every profile of a folder, with the prefix its expected files have. */
function profilesIn(folder, prefix) {
  return readdirSync(join(ROOT, folder))
    .filter(file => file.endsWith(".pb.gz"))
    .toSorted()
    .map(file => ({ profile: `${folder}/${file}`, name: prefix + basename(file, ".pb.gz") }));
}

/** Records the top report of one sample type. */
function recordTop({ profile, name }, { sampleIndex, sampleType, unit }) {
  const args = ["-symbolize=none", ...TOP, `-sample_index=${sampleType}`, `-unit=${unit}`, profile];
  const expected = `${EXPECTED}/${name}.${sampleType}.top.txt`;
  writeFileSync(join(ROOT, expected), runPprof(args));
  return { profile, args, sampleIndex, sampleType, unit, expected };
}

const temporary = mkdtempSync(join(tmpdir(), "proflens-record-"));

/** The answer to a line of command-lines.mjs: all that was written, inflated, and what can be read of it. */
function answerTo(args) {
  const output = join(temporary, "output");
  rmSync(output, { force: true });
  const real = args.map(arg => arg.replace("{output}", output));
  const { status, stdout, stderr } = askPprof(real);
  let bytes = existsSync(output) ? readFileSync(output) : stdout;
  let readable = bytes;
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) {
    const file = join(temporary, "profile.pb.gz");
    writeFileSync(file, bytes);
    bytes = gunzipSync(bytes);
    readable = runPprof(["-raw", file]);
  }
  return {
    status,
    stderr: stderr.replaceAll(output, "{output}"),
    bytes: withoutRoot(bytes),
    readable: withoutRoot(readable),
  };
}

/** The same wherever the repository is. */
function withoutRoot(bytes) {
  return Buffer.from(bytes.toString("latin1").replaceAll(ROOT.replace(/\/$/, ""), "{repository}"), "latin1");
}

const hash = bytes => createHash("sha256").update(bytes).digest("hex");

/** Paths for the names of a line. */
function argsOf(line) {
  const path = name =>
    name.startsWith("odd/") ? `${ORACLE}/${name}.pb.gz` : `public/examples/${name}.pb.gz`;
  return line
    .split(/ +/)
    .map(word =>
      word.startsWith("-")
        ? word.replace(/^(-(?:diff_)?base=)(.*)$/, (_, flag, name) => flag + path(name))
        : path(word),
    );
}

/** Records one line; undefined where pprof disagrees with itself. */
function recordLine(line) {
  const args = argsOf(line);
  const answers = Array.from({ length: TIMES_ASKED }, () => answerTo(args));
  const [{ status, stderr, bytes, readable }] = answers;
  if (new Set(answers.map(answer => hash(answer.bytes) + answer.stderr)).size > 1) {
    console.log(`not recorded, as pprof has several answers: ${line}`);
    return undefined;
  }
  return { args, status, stderr, sha256: hash(bytes), ...keep(line, readable) };
}

/** Writes an answer in full, where it is not too long. */
function keep(line, readable) {
  if (readable.length === 0) return {};
  const name = line
    .split(/ +/)
    .toReversed()
    .map(word => word.replace(/^-/, "").replaceAll(/[^\p{L}\p{N}_.-]+/gu, "_"))
    .join(".")
    .slice(0, 100);
  const compressed = gzipSync(readable, { level: 9 });
  if (compressed.length > LONGEST_COMPRESSED_BYTES) return {};
  const isShort = readable.length <= LONGEST_TEXT_BYTES;
  const expected = `${EXPECTED}/reports/${name}.txt${isShort ? "" : ".gz"}`;
  if (existsSync(join(ROOT, expected))) throw new Error(`two lines are kept as ${expected}`);
  writeFileSync(join(ROOT, expected), isShort ? readable : compressed);
  return { expected };
}

function writeCases(file, cases) {
  writeFileSync(join(ROOT, ORACLE, file), `${JSON.stringify(cases, undefined, 2)}\n`);
  console.log(`${file}: ${cases.length} cases`);
}

rmSync(join(ROOT, EXPECTED), { recursive: true, force: true });
mkdirSync(join(ROOT, EXPECTED, "reports"), { recursive: true });
const odd = profilesIn(`${ORACLE}/odd`, "odd-");
const profiles = [...profilesIn("public/examples", ""), ...odd];
writeCases(
  "cases.json",
  profiles.flatMap(entry => sampleTypesOf(entry.profile).map(type => recordTop(entry, type))),
);
const oddNames = odd.map(({ profile }) => basename(profile, ".pb.gz"));
writeCases(
  "reports.json",
  commandLines(oddNames)
    .map(recordLine)
    .filter(recorded => recorded !== undefined),
);
rmSync(temporary, { recursive: true });
