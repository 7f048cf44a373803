import { expect, test } from "vitest";
import { focusOnLabel, ignoreLabelToo, withoutLabelFocus } from "./labelFilters";

test("focus replaces, and can be taken back", () => {
  const focused = focusOnLabel({ focus: "main", tagfocus: "tenant=^acme$" }, "bytes=16bytes");
  expect(focused).toEqual({ focus: "main", tagfocus: "bytes=16bytes" });
  expect(withoutLabelFocus(focused)).toEqual({ focus: "main" });
});

test("ignore adds", () => {
  expect(ignoreLabelToo({}, "tenant=^acme$")).toEqual({ tagignore: "tenant=^acme$" });
  expect(ignoreLabelToo({ tagignore: "tenant=^acme$" }, "tenant=^globex$")).toEqual({
    tagignore: "tenant=^acme$,^globex$",
  });
  expect(ignoreLabelToo({ tagignore: "bytes=16bytes" }, "bytes=32bytes")).toBeUndefined();
});
