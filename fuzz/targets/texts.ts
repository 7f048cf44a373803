import { readChecked } from "../check/readChecked";
import { mutateJson } from "../mutate/json";
import { mutateText } from "../mutate/text";
import { fixtureText } from "./files";
import type { Target } from "./target";

/** Folded stacks: the file's own, and what the format allows beside. */
export const foldedTarget = lineTarget("folded", [
  beginning(fixtureText("folded/fixtures/go-cpu.folded"), 20),
  "# a comment\nmain;work_[j];inlined_[i] 12\nmain;work 3.5\n main ;idle\t7\nmain;λ;[unknown] 0\n",
]);

/** The output of perf script: with and without headers, inlined calls and source lines. */
export const perfTarget = lineTarget("perf", [
  beginning(fixtureText("perf/fixtures/work.perf.txt"), 60),
  "# captured on: today\n# arch : x86_64\na b 12/13 [003] 1.000001: 250000 cpu-clock:u: \n\t 55d2 main+0x1 (/bin/a)\n\n" +
    "swapper 0 [000] 2.5: cycles: \n\tffffffff81 [unknown] ([kernel.kallsyms])\n  main.c:3\n\t7f00 f (inlined)\n\n",
]);

export const cpuProfileTarget = jsonTarget("cpuprofile", [
  fixtureText("v8/fixtures/node.cpuprofile"),
  JSON.stringify({
    head: {
      functionName: "(root)",
      scriptId: "0",
      url: "",
      lineNumber: 0,
      columnNumber: 0,
      hitCount: 0,
      id: 1,
      children: [
        {
          functionName: "f",
          url: "a.js",
          lineNumber: 3,
          hitCount: 2,
          id: 2,
          children: [],
        },
      ],
    },
    startTime: 1,
    endTime: 2,
    samples: [1, 2, 2],
    timestamps: [1_000_000, 1_000_100, 1_000_200],
  }),
]);

export const heapProfileTarget = jsonTarget("heapprofile", [fixtureText("v8/fixtures/node.heapprofile")]);

export const speedscopeTarget = jsonTarget("speedscope", [
  fixtureText("v8/fixtures/node.heapprofile.speedscope.json"),
  JSON.stringify({
    $schema: "https://www.speedscope.app/file-format-schema.json",
    shared: { frames: [{ name: "a" }, { name: "b", file: "b.c", line: 3, col: 1 }] },
    profiles: [
      {
        type: "evented",
        name: "one",
        unit: "milliseconds",
        startValue: 0,
        endValue: 9,
        events: [
          ...[0, 1].map(frame => ({
            type: "O",
            frame,
            at: frame,
          })),
          ...[1, 0].map(frame => ({
            type: "C",
            frame,
            at: 9 - frame,
          })),
        ],
      },
      {
        type: "sampled",
        name: "two",
        unit: "bytes",
        startValue: 0,
        endValue: 3,
        samples: [[0], [0, 1], []],
        weights: [1, 2, 0.5],
      },
    ],
  }),
]);

function lineTarget(name: string, seeds: readonly string[]): Target {
  return {
    name,
    make: random => mutateText(random, random.pick(seeds), random.pick(seeds)),
    attempt: async (random, input) => (await readChecked(random, input)).attempt,
  };
}

function jsonTarget(name: string, seeds: readonly string[]): Target {
  return {
    name,
    make: random => mutateJson(random, random.pick(seeds)),
    attempt: async (random, input) => (await readChecked(random, input)).attempt,
  };
}

function beginning(text: string, lineCount: number): string {
  return `${text.split("\n").slice(0, lineCount).join("\n")}\n`;
}
