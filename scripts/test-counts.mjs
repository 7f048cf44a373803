/**
 * What Vitest's JSON report counts.
 *
 * @returns {import("./test-counts.mjs").Counts}
 */
export function vitestCounts(report) {
  // A file that does not even load has no tests to count, yet it failed.
  const brokenFiles = report.testResults.filter(
    file => file.status === "failed" && file.assertionResults.length === 0,
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + brokenFiles.length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/**
 * What Playwright's JSON report counts. "Expected" includes tests that were meant to fail and did.
 *
 * @returns {import("./test-counts.mjs").Counts}
 */
export function playwrightCounts({ stats }) {
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected, skipped: stats.skipped };
}

/**
 * Counts that agree with how the step ended: one that failed without a failed test (nothing to run, an error
 * outside any test) or that ran no test at all has one failure.
 *
 * @param {import("./test-counts.mjs").Counts | undefined} reported undefined where there was no report
 * @param {boolean} succeeded
 * @returns {import("./test-counts.mjs").Counts}
 */
export function settledCounts(reported, succeeded) {
  const counts = reported ?? { passed: 0, failed: 0, skipped: 0 };
  const ran = counts.passed + counts.failed > 0;
  const unexplained = counts.failed === 0 && (!succeeded || !ran);
  return unexplained ? { ...counts, failed: 1 } : counts;
}

/**
 * Sums counts into the one line that everything reading the output relies on.
 *
 * @param {import("./test-counts.mjs").Counts[]} all
 */
export function countLine(all) {
  const sum = key => all.reduce((total, counts) => total + counts[key], 0);
  const skipped = sum("skipped");
  return `${sum("passed")} passed, ${sum("failed")} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}
