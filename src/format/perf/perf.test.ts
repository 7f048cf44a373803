import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Profile } from "../../model/profile";
import { stackOffset, stackPage } from "../../model/stacks";
import { type FrameText, sampleTexts, typeTexts } from "../fixtures/profileText";
import { readGood, refusal } from "../fixtures/readText";

const FIXTURES = new URL("fixtures/", import.meta.url);

const read = async (text: string, frameText?: FrameText) => sampleTexts(await readGood(text), frameText);
const fixture = (name: string) => readFileSync(new URL(name, FIXTURES), "utf8");

/** perf script and perf report differ in suffixes of the compiler, and in names of glibc that stand for one address. */
const sourceName = (name: string) =>
  name.replace(/\.(part|constprop)\.\d+$/, "").replace(/^__memcpy_/, "__memmove_");

/** function → samples and period of an event: the function of the leaf's address, inlined calls left aside. */
function flatOfEvent(profile: Profile, event: string): Map<string, string> {
  const { samples, locations, lines, functions, strings } = profile;
  const type = profile.sampleTypes.findIndex(({ type }) => type === event);
  const sums = new Map<string, { samples: number; period: number }>();
  for (let sample = 0; sample < samples.count; sample++) {
    const period = samples.values[type].values[sample];
    if (period === 0) continue;
    const leaf = stackPage(samples, sample)[stackOffset(samples, sample)];
    const line = locations.firstLine[leaf] + locations.lineCount[leaf] - 1;
    const name = sourceName(strings.text(functions.name[lines.functionRow[line]]));
    const sum = sums.get(name) ?? { samples: 0, period: 0 };
    sums.set(name, { samples: sum.samples + 1, period: sum.period + period });
  }
  return new Map([...sums].map(([key, { samples, period }]) => [key, `${samples} ${period}`]));
}

/** The same, from `perf report --stdio --no-children -g none -t'|' -F sample,period,dso,sym`. */
function flatOfReport(report: string, event: string): Map<string, string> {
  const [, part = ""] = report.split(`of event '${event}'\n`);
  const rows = part.split("\n# Samples:")[0].matchAll(/^\s*(\d+)\s*\|\s*(\d+)\s*\|.*?\|\[.\] (.*?)\s*$/gm);
  return new Map([...rows].map(([, samples, period, name]) => [sourceName(name), `${samples} ${period}`]));
}

describe("what perf 6.1 recorded of fixtures/work.c (cpu-clock and page-faults, kernel included)", async () => {
  const profile = await readGood(fixture("work.perf.txt"));
  const report = fixture("work.report.txt");

  test.each(["cpu-clock", "page-faults"])("%s: every function has perf report's figures", event => {
    const expected = flatOfReport(report, event);
    expect(expected.size).toBeGreaterThan(4);
    expect(flatOfEvent(profile, event)).toEqual(expected);
  });

  test("events are sample types, that seen most the default; the program is the main binary", () => {
    expect(typeTexts(profile)).toEqual(["samples/count", "page-faults/count", "cpu-clock/nanoseconds"]);
    expect(profile.header.defaultSampleType).toBe("cpu-clock");
    expect(profile.strings.text(profile.mappings.filename[profile.mappings.main])).toBe("/tmp/fm/w");
    expect(profile.mappings.order[0]).toBe(profile.mappings.main);
    expect(profile.header.comments).toContain("arch: x86_64");
    expect(profile.warnings).toEqual([]);
  });

  test("inlined calls are lines of one location, with their place in the source", () => {
    const frameText: FrameText = ({ name, file, line }) => (file === "" ? name : `${name} ${file}:${line}`);
    expect(sampleTexts(profile, frameText)).toContain(
      "_start;__libc_start_main_impl libc-start.c:360;__libc_start_call_main libc-start.c:58;" +
        "main w.c:8;work w.c:5;+square w.c:4 1 0 20408163 {comm:w pid:23445 tid:23445}",
    );
  });
});

const STACK = "\t    7f01 leaf+0x1f (/usr/bin/x)\n\t    7f02 main (/usr/bin/x)\n";

test.each<[string, string, string]>([
  ["a thread alone", "java 25607 4794564.109216: 1 cycles:\n", "{comm:java tid:25607}"],
  ["a processor", "java 12688 [002] 6544038.708352: 235 cpu-clock:\n", "{comm:java tid:12688 cpu:002}"],
  [
    "blanks in the name",
    "V8 WorkerThread 24636/25607 [000] 94564.109216: 100 cycles:u:\n",
    "{comm:V8 WorkerThread pid:24636 tid:25607 cpu:000}",
  ],
  ["numbers in the name", "Thread 2 of 9 5/6 1.5: 3 cycles:ppp: \n", "{comm:Thread 2 of 9 pid:5 tid:6}"],
  ["no time", "x 5/6 7 cycles:\n", "{comm:x pid:5 tid:6}"],
  ["no event", "x 5/6 [001] 1.5:\n", "{comm:x pid:5 tid:6 cpu:001}"],
  ["a tracepoint", "x 5 1.5: sched:sched_switch: prev_comm=x next_pid=3\n", "{comm:x tid:5}"],
  ["process -1", ":-1 -1 [001] 1.5: 1 cycles:\n", "{comm::-1 tid:-1 cpu:001}"],
])("the line of a sample: %s", async (_, line, labels) => {
  const [text, ...others] = await read(`${line}${STACK}\n`);
  expect(others).toEqual([]);
  expect(text).toMatch(/^main;leaf 1( \d+)? \{/);
  expect(text).toContain(labels);
});

test.each<[string, string, string]>([
  [
    "the offset is left out",
    "ffff81 cpu_startup_entry+0x800047c022ec ([kernel.kallsyms])",
    "cpu_startup_entry",
  ],
  [
    "C++",
    "7f foo(int, char (*)(int)) const::{lambda(auto)#1}::operator() (int) (/lib/x.so)",
    "foo(int, char (*)(int)) const::{lambda(auto)#1}::operator() (int)",
  ],
  ["a deleted binary", "7f f (/memfd:jit (deleted))", "f"],
  ["parentheses in the path", "7f f (/opt/Program Files (x86)/a)", "f"],
  [
    "names of JavaScript",
    "13a8 LazyCompile:*a;b /app/x.js:3 (/tmp/perf-7539.map)",
    "LazyCompile:*a;b /app/x.js:3",
  ],
  ["no binary", "7f f+0x1", "f"],
  ["no symbol", "7f [unknown] (/lib/y.so)", "/lib/y.so@7f"],
  ["nothing but an address", "7f [unknown] ([unknown])", "@7f"],
])("a frame: %s", async (_, frame, expected) => {
  expect(await read(`x 1 1.5: 9 cycles:\n  ${frame}\n`)).toEqual([`${expected} 1 9 {comm:x tid:1}`]);
});

test("without stacks the frame is on the line of the sample", async () => {
  const text = "x 1 1.5:  9 cycles:  7f f+0x1 (/x)\nx 1 1.6:  8 cycles:  80 g (/x)\n";
  expect(await read(text)).toEqual(["f 1 9 {comm:x tid:1}", "g 1 8 {comm:x tid:1}"]);
});

test("lines about processes are no samples; lines that are nothing are counted", async () => {
  const profile = await readGood(
    `x 1 1.5: 9 cycles:\n${STACK}\nx 1/1 1.5: PERF_RECORD_MMAP2 1/1: [0x1(0x2) @ 0 8:1 3 4]: r-xp /x\nhello\nx 1 1.6: 9 cycles:\n  ???\n${STACK}`,
  );
  expect(sampleTexts(profile)).toEqual(["main;leaf 1 9 {comm:x tid:1}", "main;leaf 1 9 {comm:x tid:1}"]);
  expect(profile.warnings.map(({ message }) => message)).toEqual([
    "2 lines are nothing that perf script prints, the first is line 6: hello; they were left out.",
  ]);
});

test("too many events", async () => {
  const lines = Array.from({ length: 65 }, (_, event) => `x 1 1.5: 9 event${event}:\n`);
  expect(await refusal(lines.join(""))).toContain("tooLarge: ");
});

test("any stacks come back", async () => {
  const symbol = fc.stringMatching(/^[A-Za-z_][\w:<>~]{0,12}(\(\w*\))?$/);
  const frame = fc.tuple(fc.bigInt({ min: 1n, max: 2n ** 64n - 1n }), symbol);
  const sample = fc.tuple(
    fc.stringMatching(/^[A-Za-z][\w ]{0,8}\w$/),
    fc.nat(99_999),
    fc.constantFrom("cycles", "instructions:u"),
    fc.maxSafeInteger().map(Math.abs),
    fc.array(frame, { maxLength: 5 }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(sample, { minLength: 1, maxLength: 20 }), async samples => {
      const text = samples
        .map(
          ([comm, pid, event, period, stack], index) =>
            `${comm} ${pid}/${pid + 1} [001] ${index}.25: ${period} ${event}: \n` +
            stack.map(([address, name]) => `\t${address.toString(16)} ${name}+0x1a (/usr/bin/x)\n`).join(""),
        )
        .join("\n");
      const events = [...new Set(samples.map(([, , event]) => event))];
      const expected = samples.map(([comm, pid, event, period, stack]) => {
        const values = events.map(other => (other === event ? period : 0)).join(" ");
        const names = stack.map(([, name]) => name).reverse();
        return `${names.join(";")} 1 ${values} {comm:${comm} pid:${pid} tid:${pid + 1} cpu:001}`;
      });
      expect(await read(text)).toEqual(expected);
    }),
    { numRuns: 100 },
  );
});
