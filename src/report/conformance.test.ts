import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { type ConformanceCase, conformanceCases, hasConformance } from "./fixtures/conformanceCases";
import { KNOWN_FAILURES } from "./fixtures/knownFailures";
import { runCase } from "./fixtures/runCase";

const EMPTY_SHA256 = createHash("sha256").digest("hex");

/** What is wrong with our answer, or undefined. */
async function difference(recorded: ConformanceCase): Promise<string | undefined> {
  const report = await runCase(recorded);
  if (report.ok !== (recorded.exit === 0)) {
    return report.ok ? "no error" : `error: ${report.error.message}`;
  }
  const bytes = report.ok ? report.value.bytes : new Uint8Array(0);
  return createHash("sha256").update(bytes).digest("hex") === recorded.sha256 ? undefined : "other bytes";
}

describe.skipIf(!hasConformance)(
  "pprof's own outputs (skipped where ../shared/conformance is absent)",
  () => {
    const cases = conformanceCases();

    test("every report on every profile is pprof's, byte for byte", async () => {
      const failures = new Map<string, string>();
      let empty = 0;
      for (const recorded of cases) {
        const wrong = await difference(recorded).catch((error: unknown) => String(error));
        if (wrong !== undefined)
          failures.set(recorded.id, `${wrong}: ${recorded.args.join(" ")} ${recorded.profiles.join(" ")}`);
        else if (recorded.sha256 === EMPTY_SHA256) empty++;
      }
      const passed = cases.length - failures.size;
      console.log(`${passed}/${cases.length} byte-identical (${empty} of them rightly empty)`);
      expect([...failures].filter(([id]) => !KNOWN_FAILURES.has(id))).toEqual([]);
      // A ratchet: what works now is taken off the list.
      expect([...KNOWN_FAILURES.keys()].filter(id => !failures.has(id))).toEqual([]);
    }, 300_000);
  },
);
