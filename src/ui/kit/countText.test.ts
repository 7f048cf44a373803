import { expect, it } from "vitest";
import { countText } from "./countText";

it("sets thousands apart", () => {
  expect(countText(0)).toBe("0");
  expect(countText(999)).toBe("999");
  expect(countText(1000)).toBe("1,000");
  expect(countText(-1234567)).toBe("-1,234,567");
  expect(countText(-123)).toBe("-123");
  expect(countText(1234.56789)).toBe("1,234.56789");
  expect(countText("9223372036854775807")).toBe("9,223,372,036,854,775,807");
  expect(countText(1e21)).toBe("1e+21");
});
