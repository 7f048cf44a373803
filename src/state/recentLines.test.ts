import { describe, expect, it } from "vitest";
import { readRecentLines } from "./recentLines";

describe("recent lines", () => {
  it("come back as they were stored", () => {
    const lines = [
      { kind: "action", id: "view-top" },
      { kind: "line", line: "top20 -cum" },
    ] as const;
    expect(readRecentLines(JSON.stringify(lines))).toEqual(lines);
  });

  it.each([null, "", "{", "3", "{}", '[null, 3, {"kind":"action"}, {"kind":"line","line":4}]'])(
    "are none in %s",
    text => {
      expect(readRecentLines(text)).toEqual([]);
    },
  );
});
