import { describe, expect, it } from "vitest";
import { readLink } from "../../state/link";
import { describeStep } from "./describeStep";

describe("what a step did", () => {
  it.each([
    ["#/flamegraph?example=a", "#/flamegraph?example=a", ""],
    ["#/flamegraph?example=a", "#/flamegraph?example=a&f=json", "focus: json"],
    ["#/flamegraph?example=a&f=json", "#/flamegraph?example=a&f=xml", "focus: xml"],
    ["#/flamegraph?example=a&f=json&h=x", "#/flamegraph?example=a&h=x", "remove focus"],
    ["#/flamegraph?example=a", "#/flamegraph?example=a&zoom=main%3Bf", "zoom to f"],
    ["#/flamegraph?example=a&zoom=main%3Bf", "#/flamegraph?example=a", "reset zoom"],
    ["#/flamegraph?example=a", "#/top?example=a&sort=cum", "show Top, sort by cum"],
    ["#/flamegraph?example=a&sel=f", "#/flamegraph?example=a", "clear selection"],
    [
      "#/flamegraph?example=a",
      "#/flamegraph?example=a&g=lines&noinlines=t",
      "granularity lines, hide inlined frames",
    ],
    ["#/flamegraph?example=a&recursion=collapsed", "#/flamegraph?example=a", "show recursion"],
  ])("from %s to %s: %s", (before, after, words) => {
    expect(describeStep(readLink(before).state, readLink(after).state)).toBe(words);
  });
});
