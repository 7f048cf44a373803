import { readFileSync } from "node:fs";
import { openBytes } from "../../src/analysis/fixtures/openFile";
import { prepareLoadedProfile } from "../../src/analysis/load";
import { runSteps } from "../../src/base/steps";
import { LoadedProfile, loadNaming } from "../../src/engine/loaded";
import type { Comparison, FlameQuestion, Question } from "../../src/engine/protocol";
import { HANDLERS } from "../../src/engine/questions";
import { rehearseLater } from "../../src/engine/rehearsal/later";
import { Scheduler } from "../../src/engine/scheduler";
import { answerFlame } from "../../src/engine/questions/flame";
import type { Handler } from "../../src/engine/questions/question";
import type { Profile } from "../../src/model/profile";
import { askedQuestions } from "./asked";

/** What the engine did for one answer. Times are CPU milliseconds of the whole process, never more than it took. */
interface StepTimes {
  readonly totalMs: number;
  readonly stepCount: number;
  /** The longest time without a pause, and which step that was, counted from 1. 0 is what comes before the first. */
  readonly longestMs: number;
  readonly longestStep: number;
}

const BASE_ID = 1;
const COMPARISON: Comparison = { baseId: BASE_ID, isDiff: true };

/** A profile, ready to be asked again and again as if it were just opened. */
export class AskedProfile {
  private readonly read: Profile;
  private readonly profile: Profile;
  private readonly base: Profile;
  private readonly questions: ReadonlyMap<string, Question>;

  private constructor(read: Profile, profile: Profile, base: Profile) {
    this.read = read;
    this.profile = profile;
    this.base = base;
    this.questions = askedQuestions({ functionName: middleFunction(profile), comparison: COMPARISON });
  }

  /** @param path and basePath a `.pb.gz` each */
  static async open(path: string, basePath: string): Promise<AskedProfile> {
    const read = await readFile(path);
    return new AskedProfile(read, await prepareLoadedProfile(read), await readFile(basePath));
  }

  /** Lets code run as the page does before users ask. */
  static rehearse(): Promise<void> {
    return rehearseLater(new Scheduler(), () => false);
  }

  get questionNames(): string[] {
    return [...this.questions.keys()];
  }

  /** Asks a question of the profile as of one that nothing was asked before. */
  async ask(name: string): Promise<StepTimes> {
    const question = this.questions.get(name);
    if (question === undefined) throw new Error(`there is no question "${name}"`);
    const loaded = new LoadedProfile(this.read, this.profile, { naming: await loadNaming() });
    loaded.setBase({ baseId: BASE_ID, read: this.base });
    const handler = HANDLERS[question.kind] as Handler<Question>;
    const watch = new CpuWatch();
    const prepared = await handler(loaded, question);
    if (!prepared.ok) throw new Error(`${name}: ${prepared.error.message}`);
    let [longestMs, longestStep, stepCount] = [watch.lap(), 0, 0];
    for (let isDone = false; !isDone; ) {
      const step = prepared.value.next();
      stepCount++;
      const tookMs = watch.lap();
      if (tookMs > longestMs) [longestMs, longestStep] = [tookMs, stepCount];
      if (step.done && !step.value.ok) throw new Error(`${name}: ${step.value.error.message}`);
      isDone = step.done === true;
    }
    return { totalMs: watch.totalMs, stepCount, longestMs, longestStep };
  }
}

async function readFile(path: string): Promise<Profile> {
  const read = await openBytes(readFileSync(path));
  if (!read.ok) throw new Error(`${path}: ${read.error.problem.message}`);
  return read.value;
}

/** The function of the widest box in the middle row of the flame graph. */
function middleFunction(profile: Profile): string {
  const question: FlameQuestion = {
    kind: "flame",
    sampleTypeIndex: 0,
    options: {},
    from: 0,
    to: 1,
    widthPx: 1072,
    depthLimit: 35,
  };
  const { whole } = new LoadedProfile(profile, profile);
  const flame = runSteps(answerFlame(whole, question));
  const middle = Math.floor(flame.rowStart.length / 2);
  let widest = flame.rowStart[middle];
  for (let box = widest; box < flame.rowStart[middle + 1]; box++) {
    if (flame.right[box] - flame.left[box] > flame.right[widest] - flame.left[widest]) widest = box;
  }
  return whole.looks.name(flame.frame[widest]);
}

/**
 * CPU time between two looks. The process's own includes that of threads that compile and collect meanwhile, and the
 * clock on the wall runs also while others have the processor: the truth is below both.
 */
class CpuWatch {
  totalMs = 0;
  private atMs = performance.now();
  private cpuMs = cpuMs();

  lap(): number {
    const [nowMs, nowCpuMs] = [performance.now(), cpuMs()];
    const tookMs = Math.min(nowMs - this.atMs, nowCpuMs - this.cpuMs);
    [this.atMs, this.cpuMs] = [nowMs, nowCpuMs];
    this.totalMs += tookMs;
    return tookMs;
  }
}

function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
