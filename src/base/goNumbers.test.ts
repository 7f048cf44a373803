import { describe, expect, test } from "vitest";
import { fixed2, general2 } from "./goNumbers";

// Expected texts were printed by Go 1.26's fmt.Sprintf.
describe("fixed2 is Go's %.2f", () => {
  test.each([
    [0, "0.00"],
    [0.125, "0.12"],
    [0.375, "0.38"],
    [1.125, "1.12"],
    [0.625, "0.62"],
    [-0.125, "-0.12"],
    [1.005, "1.00"],
    [99.995, "100.00"],
    [1e21, "1000000000000000000000.00"],
    [123456789.875, "123456789.88"],
  ])("%d → %s", (value, text) => expect(fixed2(value)).toBe(text));
});

describe("general2 is Go's %.2g", () => {
  test.each([
    [0, "0"],
    [0.9009, "0.9"],
    [0.0123456, "0.012"],
    [0.000012345, "1.2e-05"],
    [0.125, "0.12"],
    [0.0625, "0.062"],
    [0.375, "0.38"],
    [0.999, "1"],
    [0.0996, "0.1"],
    [0.0001, "0.0001"],
    [0.00009999, "0.0001"],
    [-0.5, "-0.5"],
    [99.6, "1e+02"],
    [12.34, "12"],
  ])("%d → %s", (value, text) => expect(general2(value)).toBe(text));
});
