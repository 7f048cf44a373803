import { expect, test } from "vitest";
import type { Measure } from "../../insight/rule";
import { findingFilters } from "./findingFilters";

const filters = (measure: Measure, options: object, tagFilter?: string) =>
  findingFilters({ measure }, tagFilter === undefined ? {} : { tagFilter }, options).map(
    ({ title, options: next }) => ({ title, ...next }),
  );

test("stacks: focus replaces, ignore adds, the rest stays", () => {
  const measure = { by: "stacks", expression: "^gc$" } as const;
  expect(filters(measure, { focus: "a", ignore: "b", hide: "c" })).toEqual([
    { title: "Focus", focus: "^gc$", ignore: "b", hide: "c" },
    { title: "Ignore", focus: "a", ignore: "b|^gc$", hide: "c" },
  ]);
  expect(filters(measure, { ignore: "^gc$" })[1]).toEqual({ title: "Ignore", ignore: "^gc$" });
});

test("labels: by their own expression", () => {
  expect(filters({ by: "labelValue" }, {}, "thread=^texts$")).toEqual([
    { title: "Focus", tagfocus: "thread=^texts$" },
    { title: "Ignore", tagignore: "thread=^texts$" },
  ]);
});

test("shared names: told apart by file; others have no filter", () => {
  expect(filters({ by: "sharedNames" }, {})).toEqual([
    { title: "Tell them apart", granularity: "filefunctions" },
  ]);
  expect(filters({ by: "events" }, {})).toEqual([]);
});
