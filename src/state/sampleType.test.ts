import { describe, expect, it } from "vitest";
import { findSampleType, nameSampleType } from "./sampleType";

const profile = (defaultSampleTypeIndex: number, ...types: string[]) => ({
  defaultSampleTypeIndex,
  sampleTypes: types.map(type => ({ type, unit: "count", total: 0 })),
});
const heap = profile(3, "alloc_objects", "alloc_space", "inuse_objects", "inuse_space");

describe("the sample type of a link", () => {
  it("is the default unless named", () => {
    expect(findSampleType(heap, undefined)).toEqual({ index: 3, warning: undefined });
    expect(findSampleType(heap, "alloc_space").index).toBe(1);
    expect(findSampleType(heap, "0").index).toBe(0);
    expect(findSampleType(profile(0, "objects", "space"), "inuse_space").index).toBe(1);
  });

  it("is the default, with a warning, when there is none such", () => {
    for (const name of ["cpu", "4", "-1"]) {
      const { index, warning } = findSampleType(heap, name);
      expect(index).toBe(3);
      expect(warning?.message).toContain("inuse_space is shown");
    }
  });

  it("is named so that it is found again", () => {
    expect(nameSampleType(heap, 3)).toBeUndefined();
    expect(nameSampleType(heap, 1)).toBe("alloc_space");
    for (const odd of [profile(0, "a", "b", "b", "", "0")]) {
      for (const index of odd.sampleTypes.keys()) {
        expect(findSampleType(odd, nameSampleType(odd, index)).index).toBe(index);
      }
    }
  });
});
