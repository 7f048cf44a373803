/** The line that a sample begins with. */
export interface SampleLine {
  readonly comm: string;
  /** "" where it is not printed. */
  readonly pid: string;
  readonly tid: string;
  readonly cpu: string;
  /** Seconds, as printed; undefined where it is not. */
  readonly time: string | undefined;
  readonly period: string | undefined;
  /** "" where it is not printed. */
  readonly event: string;
  /** What is behind the event: a frame, where the recording has no stacks; fields of a tracepoint. */
  readonly rest: string;
}

/** A frame of a stack. */
export interface PerfFrame {
  /** Hexadecimal. */
  readonly address: string;
  /** "" where it is unknown. */
  readonly symbol: string;
  /** The binary's path; "" where it is unknown. */
  readonly dso: string;
  readonly isInlined: boolean;
}

// Names of commands have blanks and numbers in them: the rest of the line says where they end.
const NUMBERS = String.raw`^(?<comm>\S.*?)\s+(?<first>-?\d+)(?:/\s*(?<second>-?\d+))?\s+(?:\[(?<cpu>\d+)\]\s+)?`;
const EVENT = String.raw`(?:(?<period>\d+)\s+)?(?<event>[^\s\d]\S*?):(?=\s|$)(?<rest>.*)$`;
const WITH_TIME = new RegExp(`${NUMBERS}(?<time>\\d+\\.\\d+):(?:\\s+${EVENT}|\\s*$)`);
const WITHOUT_TIME = new RegExp(`${NUMBERS}${EVENT}`);

/** Lines about processes, such as `PERF_RECORD_MMAP2`, look like samples. */
const RECORD = /^PERF_RECORD_/;

/**
 * Takes the first line of a sample apart, such as `java 24636/25607 [000] 4794564.109216: 1 cycles:`; undefined where
 * it is none. perf prints what `perf script -F` asks for; a single number is the thread's.
 */
export function readSampleLine(line: string): SampleLine | undefined {
  const groups = (WITH_TIME.exec(line) ?? WITHOUT_TIME.exec(line))?.groups;
  if (groups === undefined || RECORD.test(groups["event"] ?? "")) return undefined;
  const { comm = "", first = "", second, cpu = "", time, period, event = "", rest = "" } = groups;
  const pid = second === undefined ? "" : first;
  return { comm, pid, tid: second ?? first, cpu, time, period, event, rest };
}

/** The binary is in parentheses at the end; its path may have some, too, as in `(deleted)`. */
const FRAME = /^\s+([\da-f]{1,16})\s+(.+?)(?: \(((?:[^()]|\([^()]*\))*)\))?\s*$/;
const UNKNOWN = "[unknown]";

/** Takes a frame apart, such as `7fffb84c9afc cpu_startup_entry+0x800 ([kernel.kallsyms])`; undefined where it is none. */
export function readFrame(line: string): PerfFrame | undefined {
  const found = FRAME.exec(line);
  if (found === null) return undefined;
  const [, address, text, dso = UNKNOWN] = found;
  const symbol = text.replace(/\+0x[\da-f]+$/, "");
  const isInlined = dso === "inlined";
  return {
    address,
    symbol: symbol === UNKNOWN ? "" : symbol,
    dso: dso === UNKNOWN || isInlined ? "" : dso,
    isInlined,
  };
}

/** What `-F +srcline` prints below a frame. */
export interface SourceLine {
  /** "" where it is unknown. */
  readonly file: string;
  /** 0 where it is unknown. */
  readonly line: number;
  readonly isInlined: boolean;
}

const SOURCE_LINE = /^\s+(\S.*?)?:(\d+)(?: \(discriminator \d+\))?( \(inlined\))?\s*$/;
/** What is printed where the line is not known. */
const NO_SOURCE_LINE = /^\s+\S.*\[[\da-f]+\]( \(inlined\))?\s*$/;

/** Takes the line of source of a frame apart, such as `work.c:12 (inlined)`; undefined where a line is none. */
export function readSourceLine(line: string): SourceLine | undefined {
  const found = SOURCE_LINE.exec(line);
  if (found !== null) {
    const [, file = "", number, inlined] = found;
    const isKnown = file !== "" && !file.startsWith("??");
    return {
      file: isKnown ? file : "",
      line: isKnown ? Number(number) : 0,
      isInlined: inlined !== undefined,
    };
  }
  const unknown = NO_SOURCE_LINE.exec(line);
  return unknown === null ? undefined : { file: "", line: 0, isInlined: unknown[1] !== undefined };
}
