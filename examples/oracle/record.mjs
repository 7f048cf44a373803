// Records what pprof prints for the example and odd profiles, and lists the cases for the tests.
// Usage: node record.mjs PPROF

import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const ORACLE = "examples/oracle";
const EXPECTED = `${ORACLE}/expected`;
/** Everything, in the type's own unit: no rounding to a larger unit, no node left out. */
const TOP = ["-top", "-nodecount=0", "-nodefraction=0"];
/** Reports other than top, kept if at most this long. */
const LONGEST_REPORT_BYTES = 200_000;

const [pprof] = process.argv.slice(2);
if (pprof === undefined) throw new Error("usage: node record.mjs PPROF");

/** What pprof prints to its standard output for these arguments, from the repository's root. */
function runPprof(args) {
  // Without these two, times and mapping names would be the recording machine's.
  const env = { ...process.env, TZ: "UTC", PPROF_BINARY_PATH: "/nonexistent" };
  const { status, stdout, stderr } = spawnSync(pprof, args, { cwd: ROOT, env, maxBuffer: 2 ** 28 });
  if (status !== 0) throw new Error(`pprof ${args.join(" ")}: ${stderr}`);
  return stdout;
}

/**
 * The sample types of a profile, as {sampleIndex, sampleType, unit}. pprof says them itself, in the line of its raw
 * report after "Samples:", as "samples/count cpu/nanoseconds[dflt]": pprof-format cannot read every odd profile.
 */
function sampleTypesOf(profile) {
  const raw = runPprof(["-raw", "-symbolize=none", profile]).toString();
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

/** Records one report of one sample type; undefined if it is too long to keep. */
function record({ profile, name }, { sampleIndex, sampleType, unit }, report, reportArgs, longest) {
  const options = ["-symbolize=none", ...reportArgs, `-sample_index=${sampleType}`, `-unit=${unit}`];
  const args = [...options, profile];
  const stdout = runPprof(args);
  if (stdout.length > longest) return undefined;
  const expected = `${EXPECTED}/${name}.${sampleType}.${report}.txt`;
  writeFileSync(join(ROOT, expected), stdout);
  return { profile, args, sampleIndex, sampleType, unit, expected };
}

function writeCases(file, cases) {
  const kept = cases.filter(entry => entry !== undefined);
  writeFileSync(join(ROOT, ORACLE, file), `${JSON.stringify(kept, undefined, 2)}\n`);
  console.log(`${file}: ${kept.length} cases`);
}

rmSync(join(ROOT, EXPECTED), { recursive: true, force: true });
mkdirSync(join(ROOT, EXPECTED));
const profiles = [...profilesIn("public/examples", ""), ...profilesIn(`${ORACLE}/odd`, "odd-")];
writeCases(
  "cases.json",
  profiles.flatMap(entry =>
    sampleTypesOf(entry.profile).map(type => record(entry, type, "top", TOP, Number.POSITIVE_INFINITY)),
  ),
);
writeCases(
  "more-cases.json",
  profiles.flatMap(entry => {
    const types = sampleTypesOf(entry.profile);
    const ofEveryType = types.flatMap(type =>
      ["traces", "tags"].map(report => record(entry, type, report, [`-${report}`], LONGEST_REPORT_BYTES)),
    );
    // The raw report prints every type and ignores the chosen one.
    return [...ofEveryType, record(entry, types[0], "raw", ["-raw"], LONGEST_REPORT_BYTES)];
  }),
);
