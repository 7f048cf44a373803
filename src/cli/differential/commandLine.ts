import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { openBytes } from "../../analysis/fixtures/openFile";
import type { PlainProfile } from "../../format/pprof/fixtures/plainProfile";
import type { Profile } from "../../model/profile";
import { encodeGenerated, randomProfileOf, randomWorld } from "./generatedProfile";
import { Random } from "./random";
import { randomFlags } from "./randomFlags";
import { vocabularyOf } from "./vocabulary";

/** A command line for both sides. */
export interface DifferentialLine {
  readonly flags: readonly string[];
  /** Paths. */
  readonly sources: readonly string[];
  /** What the files of `sources` and the base hold that were made for this line. */
  readonly generated: ReadonlyMap<string, PlainProfile>;
}

const ROOT = resolve(import.meta.dirname, "../../..");

const filesIn = (folder: string) =>
  readdirSync(join(ROOT, folder))
    .filter(name => name.endsWith(".pb.gz"))
    .toSorted()
    .map(name => join(ROOT, folder, name));

const EXAMPLES = filesIn("public/examples");
const ODD = filesIn("examples/oracle/odd");

const opened = new Map<string, Promise<Profile>>();

async function read(path: string): Promise<Profile> {
  const profile = await openBytes(readFileSync(path));
  if (!profile.ok) throw new Error(`${path}: ${profile.error.problem.message}`);
  return profile.value;
}

function openExample(path: string): Promise<Profile> {
  const known = opened.get(path) ?? read(path);
  opened.set(path, known);
  return known;
}

/** The command line of a seed and a number; generated profiles go into the folder. */
export async function randomLine(seed: number, line: number, folder: string): Promise<DifferentialLine> {
  const random = new Random(seed, line);
  const count = random.pick([1, 1, 1, 1, 1, 2, 3]);
  const hasBase = random.chance(20);
  const isGenerated = random.chance(65);
  const fileCount = count + Number(hasBase);
  const generated = isGenerated
    ? writeGenerated(random, fileCount, join(folder, `${seed}-${line}`))
    : new Map<string, PlainProfile>();
  const paths = isGenerated ? [...generated.keys()] : pickExamples(random, fileCount);
  const profiles = await Promise.all(paths.map(isGenerated ? read : openExample));
  const flags = randomFlags(random, vocabularyOf(profiles)).map(flag => flag.replaceAll("{folder}", folder));
  const base = hasBase ? paths.at(-1) : undefined;
  if (base !== undefined) flags.push(`-${random.pick(["base", "diff_base"])}=${base}`);
  if (base !== undefined && random.chance(30)) flags.push("-normalize");
  const sources = random.list(count, index => paths[Math.min(index, paths.length - 1)] ?? "");
  return { flags, sources, generated };
}

function writeGenerated(random: Random, count: number, folder: string): Map<string, PlainProfile> {
  mkdirSync(folder, { recursive: true });
  const world = randomWorld(random);
  const profiles = new Map<string, PlainProfile>();
  for (let index = 0; index < count; index++) {
    const path = join(folder, `${index}.pb`);
    const profile = randomProfileOf(world, random);
    writeFileSync(path, encodeGenerated(profile));
    profiles.set(path, profile);
  }
  return profiles;
}

/** The same one several times, mostly: others rarely have a sample type in common. Each path once. */
function pickExamples(random: Random, count: number): string[] {
  const kind = random.chance(70) ? EXAMPLES : ODD;
  const first = random.pick(kind);
  return [...new Set(random.list(count, () => (random.chance(60) ? first : random.pick(kind))))];
}
