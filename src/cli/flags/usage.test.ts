import { expect, it } from "vitest";
import { FLAGS } from "./definitions";
import { ELSEWHERE_COMMANDS } from "./elsewhere";
import { usageText } from "./usage";

it("has the form of pprof's", () => {
  const lines = usageText().split("\n");
  expect(lines).toContain("    -top             Outputs top entries in text form");
  expect(lines).toContain("    -relative_percentages Show percentages relative to focused subgraph");
  expect(lines).toContain("    -json            Outputs the report in JSON");
  expect(lines).toContain("    -svg             Outputs a graph in SVG format");
  expect(lines).toContain("    granularity");
  expect(lines).toContain("      -cum             Sort entries based on cumulative weight");
});

it("names every flag but those that only end in an error", () => {
  const text = usageText();
  const elsewhere = ELSEWHERE_COMMANDS.map(({ name }) => name);
  for (const { name } of FLAGS) {
    const isNamed = new RegExp(`-${name}\\b`).test(text);
    expect([name, isNamed]).toEqual([name, !elsewhere.includes(name)]);
  }
});
