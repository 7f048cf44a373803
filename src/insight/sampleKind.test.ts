import { expect, test } from "vitest";
import { profileOfTypes } from "./fixtures/findingsIn";
import { objectTypes, sampleKind } from "./sampleKind";

test.each([
  ["samples/count cpu/nanoseconds", ["cpu", "cpu"]],
  ["sample/count wall/nanoseconds cpu/nanoseconds", ["wall", "wall", "cpu"]],
  ["samples/count time/nanoseconds", ["wall", "wall"]],
  [
    "alloc_objects/count alloc_space/bytes inuse_objects/count inuse_space/bytes",
    ["allocated", "allocated", "live", "live"],
  ],
  [
    "cpu-time/nanoseconds cpu-samples/count alloc-samples/count alloc-space/bytes",
    ["cpu", "cpu", "allocated", "allocated"],
  ],
  ["contentions/count delay/nanoseconds", ["contention", "contention"]],
  ["goroutine/count", ["threads"]],
  ["allocs/count size/bytes", ["allocated", "allocated"]],
  ["samples/count", ["cpu"]],
  ["steps/steps", ["other"]],
])("what the values of %s are of", (types, kinds) => {
  const profile = profileOfTypes(types, `main ${kinds.map(() => 1).join(" ")}`);
  expect(kinds.map((_, index) => sampleKind(profile, index))).toEqual(kinds);
});

test("objects and their bytes belong together", () => {
  const heap = profileOfTypes(
    "alloc_objects/count alloc_space/bytes inuse_objects/count inuse_space/bytes",
    "main 1 1 1 1",
  );
  expect(objectTypes(heap, "allocated")).toEqual({ objects: 0, bytes: 1 });
  expect(objectTypes(heap, "live")).toEqual({ objects: 2, bytes: 3 });
  const julia = profileOfTypes("allocs/count size/bytes", "main 1 1");
  expect(objectTypes(julia, "allocated")).toEqual({ objects: 0, bytes: 1 });
  expect(objectTypes(julia, "live")).toBeUndefined();
});
