import { describe, expect, it } from "vitest";
import { countLine, playwrightCounts, settledCounts, vitestCounts } from "./test-counts.mjs";

it("counts Vitest's tests, and a file that does not load as one failure", () => {
  const report = {
    numPassedTests: 5,
    numFailedTests: 1,
    numPendingTests: 2,
    numTodoTests: 1,
    testResults: [
      { status: "passed", assertionResults: [{}, {}] },
      { status: "failed", assertionResults: [{}] },
      { status: "failed", assertionResults: [] },
    ],
  };
  expect(vitestCounts(report)).toEqual({ passed: 5, failed: 2, skipped: 3 });
});

it("counts Playwright's tests", () => {
  const report = { stats: { expected: 7, unexpected: 2, flaky: 1, skipped: 3 } };
  expect(playwrightCounts(report)).toEqual({ passed: 8, failed: 2, skipped: 3 });
});

describe("a step has a failure", () => {
  const passing = { passed: 3, failed: 0, skipped: 0 };
  it("when it failed for a reason no test has", () => {
    expect(settledCounts(passing, false)).toEqual({ passed: 3, failed: 1, skipped: 0 });
    expect(settledCounts(undefined, false)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });
  it("when it ran no test", () => {
    expect(settledCounts({ passed: 0, failed: 0, skipped: 4 }, true)).toEqual({
      passed: 0,
      failed: 1,
      skipped: 4,
    });
  });
  it("and otherwise the ones that were counted", () => {
    expect(settledCounts(passing, true)).toEqual(passing);
    const failing = { passed: 3, failed: 2, skipped: 0 };
    expect(settledCounts(failing, false)).toEqual(failing);
  });
});

it("writes the count line, with skipped tests only if there are any", () => {
  const checks = { passed: 1, failed: 0, skipped: 0 };
  expect(countLine([])).toBe("0 passed, 0 failed");
  expect(countLine([checks, { passed: 40, failed: 2, skipped: 0 }])).toBe("41 passed, 2 failed");
  expect(countLine([checks, { passed: 0, failed: 0, skipped: 5 }])).toBe("1 passed, 0 failed, 5 skipped");
});
