import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { RECORDINGS } from "./recordings";

const guide = readFileSync(new URL("../../../../docs/recording.md", import.meta.url), "utf8");

describe("docs/recording.md", () => {
  it.each(RECORDINGS)("says of $language what the start page says", ({ language, steps }) => {
    const [, section = ""] = guide.split(`\n## ${language}\n`);
    const ownPart = section.split("\n## ")[0];
    for (const { why } of steps) expect(ownPart).toContain(why);
    const commands = [...ownPart.matchAll(/```\w+\n([^]*?)\n```/g)].map(([, written]) => written);
    expect(commands).toEqual(steps.map(({ command }) => command));
  });
});
