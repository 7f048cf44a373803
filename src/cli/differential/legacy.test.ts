import { mkdirSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type GooglePprof, installedPprof } from "../../format/fixtures/googlePprof";
import { randomLegacyFile } from "./legacyFile";
import { Random } from "./random";
import { type Answer, askPprof, askProflens } from "./sides";
import { firstDifference } from "./verdict";

// Random files in pprof's legacy formats, read by the pinned google/pprof and by our command. `npm run differential`
// reads as many as one likes; here it is a small number of them, the same every time.

const SEED = Number(process.env["PROFLENS_DIFF_SEED"] ?? 1);
const FILES = Number(process.env["PROFLENS_DIFF_LINES"] ?? 150);
/** Where to begin, for one file alone. */
const FIRST = Number(process.env["PROFLENS_DIFF_FIRST"] ?? 0);
const MILLISECONDS_PER_FILE = 2000;
const AT_A_TIME = 2;

mkdirSync(".cache/differential", { recursive: true });
const FOLDER = realpathSync(".cache/differential");

const pprof = installedPprof();
if (pprof === undefined) console.log("No Go here: no legacy file is compared with google/pprof itself.");

describe.skipIf(pprof === undefined)("any legacy file is read, or refused, as google/pprof does", () => {
  test(
    `seed ${SEED}, ${FILES} files`,
    async () => {
      if (pprof === undefined) return;
      const failures: string[] = [];
      let read = 0;
      let next = FIRST;
      const work = async () => {
        for (let file = next++; file < FIRST + FILES; file = next++) {
          const { failure, isRead } = await compareFile(pprof, file);
          if (failure !== undefined) failures.push(failure);
          if (isRead) read++;
        }
      };
      await Promise.all(Array.from({ length: AT_A_TIME }, work));
      console.log(
        `seed ${SEED}: ${FILES} legacy files: ${read} read, ${FILES - read} refused; ${failures.length} different`,
      );
      expect(failures.join("\n\n")).toBe("");
      expect(read).toBeGreaterThan(FILES / 3);
    },
    FILES * MILLISECONDS_PER_FILE + 60_000,
  );
});

async function compareFile(
  google: GooglePprof,
  number: number,
): Promise<{ failure?: string; isRead: boolean }> {
  const random = new Random(SEED, number);
  const path = join(FOLDER, `legacy-${SEED}-${number}`);
  writeFileSync(path, randomLegacyFile(random));
  const args = [random.pick(["-raw", "-raw", "-proto"]), path];
  const [ours, theirs] = [await askProflens(args, FOLDER), await askPprof(google, args, FOLDER)];
  if (isSame(ours, theirs)) {
    rmSync(path);
    return { isRead: theirs.ok };
  }
  return {
    failure: `file ${number}: pprof -symbolize=none ${args.join(" ")}\n${firstDifference(ours, theirs)}`,
    isRead: theirs.ok,
  };
}

/**
 * The same bytes, and pprof's words about what is wrong; ours go on with where, and what to do. Of what it does not
 * recognise pprof may say no more than that a line is too long.
 */
function isSame(ours: Answer, theirs: Answer): boolean {
  const lines = ours.err.replaceAll(TOO_LONG, UNRECOGNISED).split("\n");
  const expected = theirs.err.replaceAll(TOO_LONG, UNRECOGNISED).split("\n");
  return (
    ours.ok === theirs.ok &&
    ours.out.equals(theirs.out) &&
    expected.every((line, index) => (lines[index] ?? "").startsWith(line))
  );
}

const TOO_LONG = "bufio.Scanner: token too long";
const UNRECOGNISED = "unrecognized profile format";
