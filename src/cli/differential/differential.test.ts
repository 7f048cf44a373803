import { mkdirSync, realpathSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { describe, expect, test } from "vitest";
import { type GooglePprof, installedPprof } from "../../format/fixtures/googlePprof";
import { type DifferentialLine, randomLine } from "./commandLine";
import { minimise } from "./minimise";
import { type Answer, askPprof, askProflens } from "./sides";
import { writeSourceFiles } from "./sourceFiles";
import { firstDifference, isReordered, isUnsteady, judge, type Verdict } from "./verdict";

// Random command lines, run by the pinned google/pprof and by our command, byte for byte. `npm run differential`
// runs as many as one likes; here it is a small number of them, the same every time.

const SEED = Number(process.env["PROFLENS_DIFF_SEED"] ?? 1);
const LINES = Number(process.env["PROFLENS_DIFF_LINES"] ?? 150);
/** Where to begin, for one line alone. */
const FIRST = Number(process.env["PROFLENS_DIFF_FIRST"] ?? 0);
/** How often pprof is asked in any case; three times where the first answer is not ours. */
const ASKED = Number(process.env["PROFLENS_DIFF_ASKED"] ?? 1);
const ASKED_AGAIN = 3;
const ASKED_FOR_ORDER = 100;
const MILLISECONDS_PER_LINE = 2000;
const AT_A_TIME = 2;

/** Failing lines' files stay here. pprof names its working folder without symbolic links. */
mkdirSync(".cache/differential", { recursive: true });
const FOLDER = realpathSync(".cache/differential");

const pprof = installedPprof();
if (pprof === undefined) console.log("No Go here: nothing is compared with google/pprof itself.");

describe.skipIf(pprof === undefined)("any command line prints what google/pprof prints", () => {
  test(
    `seed ${SEED}, ${LINES} lines`,
    async () => {
      if (pprof === undefined) return;
      const { verdicts, failures } = await compareLines(pprof);
      const count = (verdict: Verdict) => verdicts.filter(other => other === verdict).length;
      const unsteady = verdicts.filter(isUnsteady).length;
      console.log(
        `seed ${SEED}: ${verdicts.length} lines: ${count("equal")} equal; ${unsteady} where pprof disagrees with itself (${count("one of pprof's")} equal to one of its answers, ${count("sorted equal")} equal when sorted, ${count("unsettled")} skipped); ${count("crash")} where pprof panics; ${failures.length} different`,
      );
      expect(failures.join("\n\n")).toBe("");
      expect(unsteady).toBeLessThan(Math.max(verdicts.length, 20) / 5);
    },
    LINES * MILLISECONDS_PER_LINE + 60_000,
  );
});

async function compareLines(google: GooglePprof): Promise<{ verdicts: Verdict[]; failures: string[] }> {
  writeSourceFiles(FOLDER);
  const verdicts: Verdict[] = [];
  const failures: string[] = [];
  let next = FIRST;
  const work = async () => {
    for (let number = next++; number < FIRST + LINES; number = next++) {
      const line = await randomLine(SEED, number, FOLDER);
      const verdict = await verdictOf(google, line);
      verdicts.push(verdict);
      if (verdict === "different") {
        const failure = await explain(google, line, number);
        console.log(failure);
        failures.push(failure);
      } else {
        for (const path of line.generated.keys()) rmSync(dirname(path), { recursive: true, force: true });
      }
      if (verdicts.length % 1000 === 0) console.log(`${verdicts.length} lines, ${failures.length} different`);
    }
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, work));
  return { verdicts, failures };
}

const argsOf = ({ flags, sources }: DifferentialLine) => [...flags, ...sources];

async function ask(google: GooglePprof, line: DifferentialLine, times: number): Promise<Answer[]> {
  const answers: Answer[] = [];
  while (answers.length < times) answers.push(await askPprof(google, argsOf(line), FOLDER));
  return answers;
}

async function verdictOf(google: GooglePprof, line: DifferentialLine): Promise<Verdict> {
  const theirs = await ask(google, line, ASKED);
  const ours = await askProflens(argsOf(line), FOLDER);
  const verdict = judge(ours, theirs);
  if (verdict !== "different") return verdict;
  theirs.push(...(await ask(google, line, ASKED_AGAIN)));
  // The same lines in another order: the order of a Go map that has few entries is often the same.
  while (
    theirs.length < ASKED_FOR_ORDER &&
    judge(ours, theirs) === "different" &&
    isReordered(ours, theirs)
  ) {
    theirs.push(...(await ask(google, line, 1)));
  }
  return judge(ours, theirs);
}

/** The smallest command line that shows the difference, and the difference. */
async function explain(google: GooglePprof, line: DifferentialLine, number: number): Promise<string> {
  const small = await minimise(line, async shorter => (await verdictOf(google, shorter)) === "different");
  const ours = await askProflens(argsOf(small), FOLDER);
  const theirs = await askPprof(google, argsOf(small), FOLDER);
  const text = argsOf(small)
    .map(arg => `'${arg.replaceAll("'", String.raw`'\''`)}'`)
    .join(" ");
  return `seed ${SEED}, line ${number} (in ${FOLDER}):\npprof -symbolize=none ${text}\n${firstDifference(ours, theirs)}`;
}
