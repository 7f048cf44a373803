import { expect, test } from "vitest";
import { canGroupBy, groupBy, isGroupedBy } from "./labelGrouping";

test("stacks are grouped by one key at one end", () => {
  const byTenant = groupBy({ focus: "main", tagleaf: "a,b" }, { key: "tenant", place: "root" });
  expect(byTenant).toEqual({ focus: "main", tagroot: "tenant" });
  expect(isGroupedBy(byTenant, { key: "tenant", place: "root" })).toBe(true);
  expect(isGroupedBy(byTenant, { key: "tenant", place: "leaf" })).toBe(false);
  expect(isGroupedBy({ ...byTenant, tagleaf: "b" }, { key: "tenant", place: "root" })).toBe(false);
  expect(groupBy(byTenant, undefined)).toEqual({ focus: "main" });
});

test("a key with a comma cannot be named", () => {
  expect([canGroupBy("tenant"), canGroupBy("a,b"), canGroupBy("")]).toEqual([true, false, false]);
});
