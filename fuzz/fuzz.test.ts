import { describe, expect, test } from "vitest";
import { inputOf } from "./input";
import { TARGETS } from "./targets";

// A few inputs of every reader, the same ones each time; `npm run fuzz` tries as many as one likes.

const SEED = 1;
const INPUTS_PER_WEIGHT = 100;

describe("whatever is changed in a file, it is read or refused", () => {
  test.each(TARGETS.map(([target, weight]) => [target.name, target, weight] as const))(
    "%s",
    async (_, target, weight) => {
      const failures: string[] = [];
      let withSample = 0;
      const count = Math.ceil(INPUTS_PER_WEIGHT * weight);
      for (let number = 0; number < count; number++) {
        const { bytes, random } = inputOf(target, SEED, number);
        try {
          const { hasSample } = await target.attempt(random, bytes);
          if (hasSample) withSample++;
        } catch (error) {
          failures.push(`${number}: ${error instanceof Error ? error.stack : String(error)}`);
        }
      }
      expect(failures.slice(0, 3).join("\n\n")).toBe("");
      // Inputs that are refused at the door prove nothing.
      expect(withSample / count).toBeGreaterThan(0.3);
    },
  );
});
