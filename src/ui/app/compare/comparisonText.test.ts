import { expect, it } from "vitest";
import { comparisonText } from "./comparisonText";

const of = (total: number, unit = "nanoseconds") => ({ sampleTypes: [{ type: "cpu", unit, total }] });

it("says both totals and how far they are apart", () => {
  const text = (own: number, base: number, isNormalised = false) =>
    comparisonText(of(own), of(base), 0, isNormalised);
  expect(text(24.61e9, 20.1e9)).toBe("vs base 20.10s: +4.51s (+22%)");
  expect(text(20.1e9, 24.61e9)).toBe("vs base 24.61s: -4.51s (-18%)");
  expect(text(1e9, 1e9)).toBe("vs base 1s: the same total");
  expect(text(1e9, 0)).toBe("vs base 0: +1s (new)");
  expect(text(2e9, 1e9, true)).toBe("vs base 1s, normalised to it");
  expect(comparisonText(of(5, "count"), of(4, "count"), 0, false)).toBe("vs base 4: +1 (+25%)");
  expect(comparisonText(of(5), { sampleTypes: [] }, 0, false)).toBe("");
});
