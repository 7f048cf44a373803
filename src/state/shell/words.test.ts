import { spawnSync } from "node:child_process";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { shellQuote, shellWords } from "./words";

describe("words of a shell", () => {
  it.each([
    ["pprof -top cpu.pb.gz", ["pprof", "-top", "cpu.pb.gz"]],
    ["-focus='a b' -ignore=\"c d\"", ["-focus=a b", "-ignore=c d"]],
    [String.raw`a\ b 'it'\''s' "\"\\\n"`, ["a b", "it's", String.raw`"\\n`]],
    ["  '' \t x ", ["", "x"]],
    ["", []],
  ])("%s", (line, words) => {
    expect(shellWords(line)).toEqual(words);
  });

  it("are none where a quote is open", () => {
    expect(shellWords("-focus='a")).toBeUndefined();
    expect(shellWords('"a')).toBeUndefined();
    expect(shellWords("a\\")).toBeUndefined();
  });

  it("come back from their quotes", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "grapheme" })), words => {
        expect(shellWords(words.map(shellQuote).join(" "))).toEqual(words);
      }),
    );
  });

  it("are what a real shell makes of them", () => {
    const words = [
      "a",
      "",
      "a b",
      "it's",
      "$HOME `id` \\n",
      "a\nb",
      "*?[]{}",
      "~",
      "^main\\.work$",
      "#",
      "-x=é",
    ];
    const line = words.map(shellQuote).join(" ");
    const { stdout } = spawnSync("sh", ["-c", `printf '%s\\0' ${line}`], { encoding: "utf8" });
    expect(stdout).toBe(words.map(word => `${word}\0`).join(""));
  });
});
