import { expect, it } from "vitest";
import { timeTexts } from "./timeTexts";

it("tells when a profile was recorded, in UTC and here", () => {
  const texts = timeTexts("1700000000123456789", "America/New_York");
  expect(texts?.utc).toBe("2023-11-14 22:13:20 UTC");
  expect(texts?.local).toContain("14 Nov 2023, 17:13:20");
  expect(timeTexts("0")).toBeUndefined();
  expect(timeTexts("9223372036854775807")?.utc).toBe("2262-04-11 23:47:16 UTC");
});
