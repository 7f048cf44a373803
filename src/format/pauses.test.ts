import { describe, expect, test } from "vitest";
import type { Steps } from "../base/steps";
import { findOddities } from "./oddities";
import { readProfiles } from ".";

const LINES = 40_000;
const lines = (line: (index: number) => string) =>
  Array.from({ length: LINES }, (_, index) => line(index)).join("");
const hex = (index: number) => `0x${(4096 + index).toString(16)}`;

/** A text of every format that is read as a whole, each with as many stacks. */
const TEXTS: readonly (readonly [what: string, text: string])[] = [
  ["folded stacks", lines(index => `main;f${index % 100} 1\n`)],
  ["goroutines", `goroutine profile: total 1\n${lines(index => `1 @ ${hex(index)}\n`)}`],
  ["heap", `heap profile: 1: 2 [1: 2] @ heap/1048576\n${lines(index => `1: 2 [1: 2] @ ${hex(index)}\n`)}`],
  [
    "contention",
    `--- contentionz 1 ---\ncycles/second = 1000\nsampling period = 100\n${lines(index => `10 1 @ ${hex(index)}\n`)}`,
  ],
  [
    "threads",
    `--- threadz 1 ---\n\n${lines(index => `--- Thread ${index.toString(16)} (name: a/${index}) stack: ---\n  ${hex(index)}\n`)}--- Memory map: ---\n`,
  ],
  [
    "Java's heap",
    `--- heapz 1 ---\nformat = java\nresolution = bytes\n${lines(index => ` 100 1 @ ${hex(index)}\n`)}${lines(index => ` ${hex(index)} main (A.java:${index})\n`)}`,
  ],
  [
    "a memory map",
    `goroutine profile: total 1\n1 @ 0x1\n--- Memory map: ---\n${lines(index => `${(16 * index).toString(16)}-${(16 * index + 8).toString(16)} r-xp 0 00:00 1 /bin/${index % 7}\n`)}`,
  ],
  [
    ".cpuprofile",
    JSON.stringify({
      nodes: Array.from({ length: LINES }, (_, index) => ({
        id: index,
        callFrame: {
          functionName: `f${index % 100}`,
          scriptId: "1",
          url: "",
          lineNumber: 1,
          columnNumber: 1,
        },
        ...(index === 0 ? { children: Array.from({ length: LINES - 1 }, (_, child) => child + 1) } : {}),
      })),
      startTime: 0,
      endTime: LINES,
      samples: Array.from({ length: LINES }, (_, index) => index),
      timeDeltas: Array.from({ length: LINES }, () => 1),
    }),
  ],
  [
    "speedscope's file",
    JSON.stringify({
      $schema: "https://www.speedscope.app/file-format-schema.json",
      shared: { frames: [{ name: "main" }] },
      profiles: [
        {
          type: "sampled",
          name: "",
          unit: "none",
          startValue: 0,
          endValue: LINES,
          samples: Array.from({ length: LINES }, () => [0]),
          weights: Array.from({ length: LINES }, () => 1),
        },
      ],
    }),
  ],
  ["JSON that is cut off", `{"nodes":[${"1,".repeat(20 * LINES)}`],
];

async function* inPieces(text: string): AsyncGenerator<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  for (let at = 0; at < bytes.length; at += 1 << 18) yield bytes.slice(at, at + (1 << 18));
}

describe("what takes long pauses, so that it can be cancelled", () => {
  test.each(TEXTS)("%s", async (_, text) => {
    let pauses = 0;
    const run = async <Value>(steps: Steps<Value>): Promise<Value> => {
      for (;;) {
        const step = steps.next();
        if (step.done === true) return step.value;
        pauses++;
      }
    };
    const read = await readProfiles(inPieces(text), { run });
    // No more than some two thousand stacks, or a quarter of a megabyte of JSON, between two of them.
    expect(pauses).toBeGreaterThanOrEqual(text.startsWith("{") ? Math.floor(text.length / (1 << 18)) : 2);
    if (!read.ok) return;
    let found = 0;
    for (const steps = findOddities(read.value.profile); steps.next().done !== true; ) found++;
    expect(found).toBeGreaterThan(0);
  });

  test("a problem thrown at a pause stops it", async () => {
    const stopped = new Error("stopped");
    let steps = 0;
    const run = async <Value>(computation: Steps<Value>): Promise<Value> => {
      while (computation.next().done !== true) if (++steps === 5) throw stopped;
      throw new Error("it was not stopped");
    };
    await expect(readProfiles(inPieces(TEXTS[1][1]), { run })).rejects.toBe(stopped);
    expect(steps).toBe(5);
  });
});
