import { readdirSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DEFAULT_CONFIG } from "../analysis/config";
import { openFile } from "../analysis/fixtures/openFile";
import { parseStacks, profileOfStacks, type StackSample } from "../analysis/fixtures/stackText";
import { readGood } from "../format/fixtures/readText";
import { exactValue } from "../analysis/graph/sampleWeights";
import { generateReport } from ".";
import { findCommand } from "./commands";
import { UTC_ENVIRONMENT } from "./environment";
import { anyStacks, HOSTILE_NAMES } from "./fixtures/hostileNames";
import { printReport } from "./fixtures/printReport";

const folded = (text: string, ...options: string[]) =>
  printReport(profileOfStacks(parseStacks(text)), "folded", ...options);

const lines = (...texts: string[]) => texts.map(text => `${text}\n`).join("");

/** What flamegraph.pl, inferno and speedscope take a line for. */
function readLine(line: string): { frames: string[]; value: bigint } {
  const [, stack = "", value] = /^(.*) (-?\d+)$/.exec(line) ?? [];
  if (value === undefined) throw new Error(`not a folded stack: ${JSON.stringify(line)}`);
  return { frames: stack.split(";"), value: BigInt(value) };
}

const readFolded = (text: string) =>
  text
    .split("\n")
    .filter(line => line !== "")
    .map(readLine);

describe("folded stacks", () => {
  test("are sums of equal stacks, siblings together", async () => {
    expect(
      await folded(`
        main;work;alloc 1
        main;idle 3
        main 5
        main!;x 1
        main;work;+alloc 2
      `),
    ).toBe(lines("main 5", "main;idle 3", "main;work;alloc 3", "main!;x 1"));
  });

  test("are what the filters and the granularity leave", async () => {
    const work = "main;work;alloc 1 100\nmain;work;free 2 200\nmain;idle 3 300";
    expect(await folded(work, "focus=work")).toBe(lines("main;work;alloc 100", "main;work;free 200"));
    expect(await folded(work, "hide=alloc|free", "sample_index=0")).toBe(lines("main;idle 3", "main;work 3"));
    expect(await folded(work, "divide_by=100", "nodecount=1")).toBe(
      lines("main;idle 3", "main;work;alloc 1", "main;work;free 2"),
    );
    expect(await folded(work, "mean")).toBe(
      lines("main;idle 100", "main;work;alloc 100", "main;work;free 100"),
    );
  });

  test("weigh something", async () => {
    const differences = "main;a 2\nmain;b -2\nmain;c 0\nmain;d 1\nmain;+d -1";
    expect(await folded(differences)).toBe(lines("main;a 2", "main;b -2"));
    expect(await folded(differences, "drop_negative")).toBe(lines("main;a 2"));
  });

  test("say what has no stack", async () => {
    const command = findCommand("folded");
    if (command === undefined) throw new Error("no folded");
    const profile = profileOfStacks(parseStacks("main 2\n- 3\n- 4"));
    const report = await generateReport(profile, command, undefined, DEFAULT_CONFIG, UTC_ENVIRONMENT);
    expect(report.ok && report.value.warnings).toEqual(["Left out samples without a stack: 2 (7)"]);
  });

  test("have one line each, whatever names there are", async () => {
    const text = await printReport(
      profileOfStacks([{ frames: [";", "\n", "a\r\nb", "\u2028x 5", " "], values: [1] }]),
      "folded",
    );
    expect(text).toBe(lines(":; ;a b; x 5;  1"));
  });

  const inStack = (name: string) => name.replaceAll(";", ":").replace(/\r\n|[\r\n\u2028\u2029]/g, " ");

  test("have the sum, and the frames, of the samples", async () => {
    const hostile = HOSTILE_NAMES.map(name => ({ frames: ["main", name], values: [1] }));
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.constant(hostile), anyStacks), async (samples: readonly StackSample[]) => {
        const read = readFolded(await printReport(profileOfStacks(samples), "folded"));
        const total = samples.reduce((sum, { values }) => sum + values[0], 0);
        expect(read.reduce((sum, { value }) => sum + value, 0n)).toBe(BigInt(total));
        const sums = new Map<string, number>();
        for (const { frames, values } of samples) {
          const stack = frames.map(inStack).join(";");
          sums.set(stack, (sums.get(stack) ?? 0) + values[0]);
        }
        const expected = [...sums].filter(([, sum]) => sum !== 0).map(([stack, sum]) => `${stack} ${sum}`);
        expect(read.map(({ frames, value }) => `${frames.join(";")} ${value}`).toSorted()).toEqual(
          expected.toSorted(),
        );
      }),
    );
  });

  test("of an example weigh what its samples do", async () => {
    const folder = new URL("../../public/examples/", import.meta.url);
    for (const file of readdirSync(folder).filter(name => name.endsWith(".pb.gz"))) {
      const profile = await openFile(new URL(file, folder));
      const { samples, sampleTypes } = profile;
      for (const [index, column] of samples.values.entries()) {
        let total = 0n;
        for (let sample = 0; sample < samples.count; sample++) {
          if (samples.stackLength[sample] > 0) total += exactValue(column, sample);
        }
        const text = await printReport(profile, "folded", `sample_index=${index}`);
        const sum = readFolded(text).reduce((all, { value }) => all + value, 0n);
        // Opened here, it is the same file again.
        expect(await printReport(await readGood(text, 1 << 16), "folded")).toBe(text);
        expect([file, sampleTypes[index].type, sum]).toEqual([file, sampleTypes[index].type, total]);
      }
    }
  }, 60_000);
});
