import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Config, DEFAULT_CONFIG, OPTIONS } from "./analysis/config";
import { readCommandLine } from "./cli/flags/commandLine";
import type { QueryOptions } from "./engine/protocol";
import { installedPprof } from "./format/fixtures/googlePprof";
import { readShellLine } from "./state/shell";
import { type CommandText, commandText } from "./state/shell/commandText";
import { shellWords } from "./state/shell/words";

/** The arguments of a command line, as a shell gives them to the program. */
function argumentsOf(line: string): string[] {
  const [, ...args] = shellWords(line) ?? [];
  return args;
}

describe("the text of a command", () => {
  it.each<[CommandText, string]>([
    [{ program: "proflens", command: "top", options: {}, sources: ["cpu.pb.gz"] }, "proflens -top cpu.pb.gz"],
    [
      {
        program: "pprof",
        command: "top",
        options: { sort: "cum", focus: "^main\\.(*T).work$", sample_index: "cpu", noinlines: true },
        sources: ["my cpu.pb.gz", "-x"],
      },
      String.raw`pprof -top -sample_index=cpu -cum -focus='^main\.(*T).work$' -noinlines -symbolize=none 'my cpu.pb.gz' ./-x`,
    ],
    [
      {
        program: "proflens",
        command: "peek",
        argument: "it's",
        options: { trim: false, nodecount: 20, granularity: "lines" },
        sources: ["https://example.com/cpu?seconds=5&x"],
        base: { sources: ["old.pb.gz"], isDiff: true },
      },
      String.raw`proflens -peek='it'\''s' -nodecount=20 -trim=false -lines -diff_base=old.pb.gz 'https://example.com/cpu?seconds=5&x'`,
    ],
  ])("%#", (parts, text) => {
    expect(commandText(parts)).toBe(text);
  });

  const anyOptions: fc.Arbitrary<QueryOptions> = fc
    .tuple(
      ...OPTIONS.filter(({ name }) => name !== "normalize" && name !== "output").map(option => {
        const value =
          "choices" in option
            ? fc.constantFrom(...option.choices.map(({ name }) => name))
            : option.type === "boolean"
              ? fc.boolean()
              : option.type === "integer"
                ? fc.integer({ min: -1, max: 500 })
                : option.type === "number"
                  ? fc.double({ min: 0, max: 2, noNaN: true })
                  : fc.string({ unit: "grapheme" });
        return fc.option(value.map(chosen => [option.name, chosen] as const));
      }),
    )
    .map(entries => Object.fromEntries(entries.flatMap(entry => (entry === null ? [] : [entry]))));

  it("means the same to the command's own flags, whatever the options", () => {
    fc.assert(
      fc.property(anyOptions, fc.constantFrom("pprof", "proflens"), (options, program) => {
        const line = commandText({ program, command: "top", options, sources: ["cpu.pb.gz"] });
        const read = readCommandLine(argumentsOf(line));
        if (!read.ok) throw new Error(JSON.stringify(read.error));
        const { command, config, sources, remarks } = read.value;
        expect(command.name).toBe("top");
        expect(config).toEqual({ ...DEFAULT_CONFIG, ...options } satisfies Config);
        expect(sources).toEqual(["cpu.pb.gz"]);
        expect(remarks).toEqual([]);
      }),
    );
  });

  it("means the same to the palette, whatever the options", () => {
    const summary = { sampleTypes: [{ type: "cpu", unit: "ns", total: 1 }], defaultSampleTypeIndex: 0 };
    fc.assert(
      fc.property(anyOptions, options => {
        const { sample_index: _, ...linked } = options;
        const line = commandText({ program: "pprof", command: "tree", options: linked, sources: ["x"] });
        const read = readShellLine(line, { options: { hide: "z" }, sampleTypeIndex: 0, summary });
        if (!read.ok || read.value.kind !== "report") throw new Error(JSON.stringify(read));
        expect({ ...DEFAULT_CONFIG, ...read.value.settings.options }).toEqual({
          ...DEFAULT_CONFIG,
          ...linked,
        });
      }),
    );
  });

  it("is accepted by the real pprof, and changes what it prints", () => {
    const pprof = installedPprof();
    if (pprof === undefined) return;
    const line = commandText({
      program: "pprof",
      command: "top",
      options: {
        focus: "it's|json",
        sort: "cum",
        sample_index: "samples",
        nodecount: 7,
        trim: true,
        hide: "$x y",
      },
      sources: [],
    });
    const run = pprof.run(argumentsOf(line), [readFileSync("public/examples/go-cpu.pb.gz")]);
    expect(run.ok).toBe(true);
    expect(run.stdout).toContain("   focus=it's|json\n   hide=$x y\n");
    expect(run.stdout).toContain("Showing top 7 nodes");
    expect(run.stdout).toContain("Type: samples");
  });
});
