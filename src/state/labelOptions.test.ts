import { expect, test } from "vitest";
import { focusOnLabel, groupBy, ignoreLabelToo, isGroupedBy, withoutLabelFocus } from "./labelOptions";

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

test("stacks are grouped by one key at one end", () => {
  const byTenant = groupBy({ focus: "main", tagleaf: "a,b" }, { key: "tenant", place: "root" });
  expect(byTenant).toEqual({ focus: "main", tagroot: "tenant" });
  expect(isGroupedBy(byTenant, { key: "tenant", place: "root" })).toBe(true);
  expect(isGroupedBy(byTenant, { key: "tenant", place: "leaf" })).toBe(false);
  expect(isGroupedBy({ ...byTenant, tagleaf: "b" }, { key: "tenant", place: "root" })).toBe(false);
  expect(groupBy(byTenant, undefined)).toEqual({ focus: "main" });
});
