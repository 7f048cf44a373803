import { Column } from "../../base/columns";
import { ProblemError } from "../../base/problem";
import { FrameBuilder } from "../../model/frameBuilder";
import { NONE, type Profile } from "../../model/profile";
import type { Steps } from "../../base/steps";
import type { LineFormat } from "../text/reader";
import {
  type PerfFrame,
  readFrame,
  readSampleLine,
  readSourceLine,
  type SampleLine,
  type SourceLine,
} from "./line";

/** Events whose periods are times. */
const CLOCKS = /^(cpu-clock|task-clock)\b/;

/** What of the header (`perf script --header`) is worth knowing. */
const HEADER_FACTS = /^#\s*(captured on|hostname|os release|perf version|arch|cmdline)\s*:\s*(.*\S)\s*$/;

/** Far more than one recording has; each costs a column. */
const MOST_EVENTS = 64;

/** A frame with what was printed below it. */
interface PlacedFrame {
  readonly frame: PerfFrame;
  place: SourceLine | undefined;
}

/**
 * The text that `perf script` prints (tools/perf/Documentation/perf-script.txt of Linux), its frames innermost first.
 * Each event's periods are a sample type (that of the event seen most is the default), and so is the number of samples; command, process, thread and processor
 * are labels. An inlined frame belongs to the location of the frame below it, where that has the same address.
 */
export class PerfSamples implements LineFormat {
  private readonly frames = new FrameBuilder();
  readonly builder = this.frames.builder;
  private readonly comments: string[] = [];
  private readonly events = new Map<string, number>();
  /** sample → its event, and its period; 0 where none is printed. */
  private readonly eventOf = new Column<Uint32Array>(Uint32Array);
  private readonly periodOf = new Column<Float64Array>(Float64Array);
  private hasPeriods = false;
  private current: SampleLine | undefined;
  private stack: PlacedFrame[] = [];
  private firstSeconds = Number.POSITIVE_INFINITY;
  private lastSeconds = Number.NEGATIVE_INFINITY;
  private program = "";
  private strange: { count: number; number: number; text: string } | undefined;

  takeLine(line: string, number: number): void {
    if (line.startsWith("#")) this.takeComment(line);
    else if (line.trim() === "") this.endSample();
    else if (/^\s/.test(line)) this.takeIndented(line, number);
    else this.takeSampleLine(line, number);
  }

  *finish(): Steps<Profile> {
    this.endSample();
    if (this.eventOf.length === 0) throw new ProblemError(NO_SAMPLES);
    yield;
    this.addValues();
    this.chooseMainMapping();
    if (this.strange !== undefined) {
      const { count, number, text } = this.strange;
      this.builder.warnings.push({
        code: "unknown-lines",
        message: `${count} lines are nothing that perf script prints, the first is line ${number}: ${text}; they were left out.`,
      });
    }
    const span = this.lastSeconds - this.firstSeconds;
    return this.frames.finish("perf script", {
      comments: this.comments,
      durationNanos: span > 0 && span < 1e9 ? BigInt(Math.round(span * 1e9)) : 0n,
      defaultSampleType: this.hasPeriods && this.events.size > 1 ? this.mostSeenEvent() : "",
    });
  }

  private takeComment(line: string): void {
    const found = HEADER_FACTS.exec(line);
    if (found !== null) this.comments.push(`${found[1]}: ${found[2]}`);
  }

  private takeSampleLine(line: string, number: number): void {
    this.endSample();
    this.current = readSampleLine(line);
    if (this.current === undefined) {
      // What is below an event that is no sample is none of ours, either.
      if (!line.includes("PERF_RECORD_")) this.noteStrange(line, number);
      return;
    }
    const frame = readFrame(this.current.rest);
    if (frame !== undefined) this.stack.push({ frame, place: undefined });
  }

  private takeIndented(line: string, number: number): void {
    if (this.current === undefined) return;
    const frame = readFrame(line);
    if (frame !== undefined) {
      this.stack.push({ frame, place: undefined });
      return;
    }
    const place = readSourceLine(line);
    const above = this.stack.at(-1);
    if (place !== undefined && above !== undefined) above.place = place;
    else this.noteStrange(line, number);
  }

  private noteStrange(line: string, number: number): void {
    this.strange ??= { count: 0, number, text: line.trim().slice(0, 60) };
    this.strange.count++;
  }

  private endSample(): void {
    const { current, stack } = this;
    this.current = undefined;
    if (current === undefined) return;
    this.stack = [];
    const { comm, pid, tid, cpu, time, period, event } = current;
    if (this.program === "") this.program = comm;
    this.noteTime(time);
    let index = this.events.get(event);
    if (index === undefined) {
      index = this.events.size;
      if (index >= MOST_EVENTS) throw new ProblemError(TOO_MANY_EVENTS);
      this.events.set(event, index);
    }
    this.eventOf.push(index);
    this.periodOf.push(period === undefined ? 0 : Number(period));
    this.hasPeriods ||= period !== undefined;
    const labels = Object.entries({ comm, pid, tid, cpu }).map(([key, text]) => ({ key, text }));
    this.frames.addSample(this.locations(stack), [], labels);
  }

  private noteTime(time: string | undefined): void {
    if (time === undefined) return;
    this.firstSeconds = Math.min(this.firstSeconds, Number(time));
    this.lastSeconds = Math.max(this.lastSeconds, Number(time));
  }

  /** Location rows, innermost first. */
  private locations(stack: readonly PlacedFrame[]): number[] {
    const rows: number[] = [];
    for (let from = 0; from < stack.length; ) {
      let to = from;
      while (isInlined(stack[to]) && stack[to + 1]?.frame.address === stack[from].frame.address) to++;
      rows.push(this.location(stack.slice(from, to + 1)));
      from = to + 1;
    }
    return rows;
  }

  /** @param run the frames of one location, innermost first */
  private location(run: readonly PlacedFrame[]): number {
    const { address, dso } = run[run.length - 1].frame;
    const lines = run
      .filter(({ frame }) => frame.symbol !== "")
      .map(({ frame, place }) => ({
        functionRow: this.frames.functionRow(frame.symbol, place?.file),
        line: place?.line ?? 0,
        column: 0,
      }));
    const mapping = dso === "" ? NONE : this.frames.mappingRow(dso);
    return this.frames.locationRow(lines, mapping, BigInt(`0x${address}`));
  }

  private addValues(): void {
    const { frames, eventOf, periodOf } = this;
    frames.addSampleType({ type: "samples", unit: "count" });
    for (let sample = 0; sample < eventOf.length; sample++) frames.addValue(0, 1);
    if (!this.hasPeriods) return;
    for (const [event, index] of this.events) {
      const unit = CLOCKS.test(event) ? "nanoseconds" : "count";
      frames.addSampleType({ type: nameOfEvent(event), unit });
      for (let sample = 0; sample < eventOf.length; sample++) {
        frames.addValue(1 + index, eventOf.get(sample) === index ? periodOf.get(sample) : 0);
      }
    }
  }

  private mostSeenEvent(): string {
    const counts = new Uint32Array(this.events.size);
    for (let sample = 0; sample < this.eventOf.length; sample++) counts[this.eventOf.get(sample)]++;
    const names = [...this.events.keys()];
    return nameOfEvent(names[counts.indexOf(Math.max(...counts))]);
  }

  /** The main binary is the one that the first command is called after, else the first that is a program. */
  private chooseMainMapping(): void {
    const files = this.frames.mappingFiles();
    const isProgram = (file: string) => !/^\[|^\/\/|\.so(\.|$)|\.map$/.test(file);
    // Commands are cut after 15 characters.
    const isCalled = (file: string) => (file.split("/").at(-1) ?? "").slice(0, 15) === this.program;
    const main = files.findIndex(file => isProgram(file) && isCalled(file));
    const first = main < 0 ? files.findIndex(isProgram) : main;
    if (first > 0) this.frames.putMappingFirst(first);
  }
}

function isInlined({ frame, place }: PlacedFrame): boolean {
  return frame.isInlined || place?.isInlined === true;
}

function nameOfEvent(event: string): string {
  return event === "" ? "period" : event;
}

const NO_SAMPLES = {
  kind: "malformed",
  message: "This output of perf script has no sample.",
  advice: "Record with `perf record -g`, and print all of it with `perf script`.",
} as const;

const TOO_MANY_EVENTS = {
  kind: "tooLarge",
  message: "This output of perf script has more than 64 different events.",
  advice: "Print only some of them, with `perf script --events` or `perf record -e`.",
} as const;
