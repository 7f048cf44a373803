import { describe, expect, it } from "vitest";
import { findSameFiles, type RecentEntry } from "./entry";
import { MAX_BYTES, MAX_ENTRIES, pruneRecents } from "./pruning";

const file = (id: string, openedAt: number, size = 1): RecentEntry => ({
  id,
  name: id,
  sampleType: "cpu",
  size,
  openedAt,
  source: { kind: "files", files: [{ name: id, size, lastModified: 5 }] },
});
const ids = (entries: readonly RecentEntry[] | undefined) => entries?.map(entry => entry.id).join(" ");

describe("recent profiles", () => {
  it("keep the newest few", () => {
    const entries = Array.from({ length: MAX_ENTRIES }, (_, index) => file(`e${index}`, index));
    const pruned = pruneRecents(entries, file("new", 100));
    expect(pruned?.kept).toHaveLength(MAX_ENTRIES);
    expect(pruned?.kept[0]?.id).toBe("new");
    expect(ids(pruned?.dropped)).toBe("e0");
  });

  it("keep what fits, the oldest out first", () => {
    const entries = [file("a", 1, 10), file("b", 2, MAX_BYTES / 2), file("c", 3, MAX_BYTES / 2)];
    const pruned = pruneRecents(entries, file("new", 4, 10));
    expect(ids(pruned?.kept)).toBe("new c");
    expect(ids(pruned?.dropped)).toBe("b a");
  });

  it("replace an entry that is opened again, and never count the bytes of an address", () => {
    const url: RecentEntry = {
      ...file("u", 2, MAX_BYTES),
      source: { kind: "url", url: "https://example.com/" },
    };
    const pruned = pruneRecents([file("a", 1), url], file("a", 9, MAX_BYTES));
    expect(ids(pruned?.kept)).toBe("a u");
    expect(pruned?.dropped).toEqual([]);
  });

  it("do not keep what is larger than all they may hold", () => {
    expect(pruneRecents([], file("huge", 1, MAX_BYTES + 1))).toBeUndefined();
  });

  it("know a file again by name, size and time", () => {
    const entries = [file("a", 1), file("b", 2)];
    expect(findSameFiles(entries, [{ name: "b", size: 1, lastModified: 5 }])?.id).toBe("b");
    expect(findSameFiles(entries, [{ name: "b", size: 2, lastModified: 5 }])).toBeUndefined();
    expect(findSameFiles(entries, [])).toBeUndefined();
  });
});
