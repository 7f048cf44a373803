import { describe, expect, it } from "vitest";
import { type FlagDefinition, type FlagValue, parseGoFlags } from "./goFlags";

const FLAGS: readonly FlagDefinition[] = [
  { name: "top", kind: "boolean" },
  { name: "cum", kind: "boolean" },
  { name: "focus", kind: "string" },
  { name: "nodecount", kind: "integer" },
  { name: "nodefraction", kind: "float" },
];

/** Flags as `name=value`, then the other arguments. */
function parsed(...args: string[]): string {
  const result = parseGoFlags(FLAGS, args);
  if (!result.ok) return result.error.kind === "help" ? "help" : result.error.message;
  const { values, others } = result.value;
  return [
    ...[...values].map(([name, value]: [string, FlagValue]) => `${name}=${value}`),
    "|",
    ...others,
  ].join(" ");
}

describe("Go's flag grammar", () => {
  it.each([
    [["-top", "a"], "top=true | a"],
    [["--top", "a"], "top=true | a"],
    [["-top=false", "a"], "top=false | a"],
    [["-top=T", "a"], "top=true | a"],
    [["-focus=x", "a"], "focus=x | a"],
    [["-focus", "x", "a"], "focus=x | a"],
    [["--focus", "-top", "a"], "focus=-top | a"],
    [["-focus=", "a"], "focus= | a"],
    [["-focus=a=b", "c"], "focus=a=b | c"],
    [["-nodecount", "0x10", "a"], "nodecount=16 | a"],
    [["-nodefraction=.5", "a"], "nodefraction=0.5 | a"],
    [["-focus=x", "-focus=y", "a"], "focus=y | a"],
    [["-top", "true", "a"], "top=true | true a"],
    [["-", "-top"], "top=true | -"],
    [["", "-top"], "top=true | "],
    [["-top", "--", "-cum", "a"], "top=true | -cum a"],
    [[], "|"],
  ])("%j", (args, outcome) => {
    expect(parsed(...args)).toBe(outcome);
  });

  it("takes flags behind and between other arguments, other than Go", () => {
    expect(parsed("a", "-top", "b", "-focus", "x", "c")).toBe("top=true focus=x | a b c");
  });
});

describe("what is wrong, in Go's words", () => {
  it.each([
    [["-foo"], "flag provided but not defined: -foo"],
    [["-foo=1"], "flag provided but not defined: -foo"],
    [["a", "-foo"], "flag provided but not defined: -foo"],
    [["---top"], "bad flag syntax: ---top"],
    [["-=x"], "bad flag syntax: -=x"],
    [["--=x"], "bad flag syntax: --=x"],
    [["-top=maybe"], 'invalid boolean value "maybe" for -top: parse error'],
    [["-top="], 'invalid boolean value "" for -top: parse error'],
    [["-nodecount=x"], 'invalid value "x" for flag -nodecount: parse error'],
    [["-nodecount", "a\tb"], String.raw`invalid value "a\tb" for flag -nodecount: parse error`],
    [
      ["-nodecount=99999999999999999999"],
      'invalid value "99999999999999999999" for flag -nodecount: value out of range',
    ],
    [["-nodefraction=x"], 'invalid value "x" for flag -nodefraction: parse error'],
    [["-focus"], "flag needs an argument: -focus"],
    [["-h"], "help"],
    [["--help"], "help"],
  ])("%j", (args, message) => {
    expect(parsed(...args)).toBe(message);
  });

  it("stops at the first", () => {
    expect(parsed("-foo", "-h")).toBe("flag provided but not defined: -foo");
  });
});
