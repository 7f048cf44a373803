import { describe, expect, test } from "vitest";
import { originalName } from "./originalName";

/** What single letters were called. */
const NAMES: Readonly<Record<string, string>> = {
  a: "alpha",
  b: "beta",
  c: "gamma",
  e: "event",
  "#n": "#score",
};

/** The name of the function that begins at `▮`, when every identifier of the line has a mapping. */
function nameIn(generated: string, name: string, code: "code" | "no code" = "code"): string {
  const column = generated.indexOf("▮");
  const line = generated.replace("▮", "");
  const starts = new Map([...line.matchAll(/#?[\w$]+/g)].map(({ index, 0: word }) => [index, word]));
  const nameAt = (at: number) => NAMES[starts.get(at) ?? ""];
  return originalName(name, column, code === "code" ? line : undefined, nameAt);
}

describe("the name of the function that begins at a place", () => {
  test.each([
    ["function a▮(e){", "a", "alpha"],
    ["async function*a▮(e){", "a", "alpha"],
    ["class x{a▮(e){", "a", "alpha"],
    ["class x{#n▮(e){", "#n", "#score"],
    ["let a=▮e=>1", "a", "alpha"],
    ["let a=▮(e)=>1", "a", "alpha"],
    ["let a=async ▮e=>1", "a", "alpha"],
    ["x={a:▮(e)=>1}", "a", "alpha"],
    ["let a=function▮(e){", "a", "alpha"],
    ["x={a:async function*▮(e){", "a", "alpha"],
  ])("%s", (line, name, original) => {
    expect(nameIn(line, name)).toBe(original);
    expect(nameIn(line, name, "no code")).toBe(original);
  });

  test.each([
    ["let a = function ▮(e) {", "a", "alpha"],
    ["a . prototype . b = function▮(e){", "a.b", "alpha.beta"],
    ["a.prototype.b=function▮(e){", "a.b", "alpha.beta"],
    ["class a{x=1;constructor▮(e){", "a", "alpha"],
    ["let b=class{constructor▮(){}},a=class extends c{constructor▮(e){", "b", "beta"],
    ["class x{get a▮(){", "get a", "get alpha"],
  ])("with the code at hand: %s", (line, name, original) => {
    expect(nameIn(line, name)).toBe(original);
  });

  test.each([
    // The function's own name is none of these: the parameter, an argument, part of another name, a member's.
    ["x.map(▮e=>e+1)", "b"],
    ["f(a,▮e=>1)", "render"],
    ["function xa▮(e){", "a"],
    ["ab=▮e=>1", "b"],
    ["function zzz▮(e){", "zzz"],
    ["class q{constructor▮(){", "a"],
    ["", "(anonymous:L#1:C#2)"],
    ["x▮", "<static_initializer>"],
  ])("stays in %s", (line, name) => {
    expect(nameIn(line, name)).toBe(name);
  });
});
