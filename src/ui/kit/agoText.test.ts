import { expect, it } from "vitest";
import { agoText } from "./agoText";

it("says how long ago something was", () => {
  const ago = (ms: number) => agoText(1e12 - ms, 1e12);
  expect(ago(-5000)).toBe("just now");
  expect(ago(59_000)).toBe("just now");
  expect(ago(60_000)).toBe("1 minute ago");
  expect(ago(3_599_999)).toBe("59 minutes ago");
  expect(ago(30 * 3_600_000)).toBe("yesterday");
  expect(ago(15 * 86_400_000)).toBe("2 weeks ago");
  expect(ago(800 * 86_400_000)).toBe("2 years ago");
});
