import { describe, expect, test } from "vitest";
import type { ProblemKind } from "../base/problem";
import { EMPTY_PLAIN, encodeFields, encodePlain } from "./pprof/fixtures/plainProfile";
import { bytesField, textField } from "./pprof/fixtures/wireText";
import { readProfile } from ".";

async function outcomeOf(bytes: Uint8Array, pieceLength = 100): Promise<string> {
  async function* pieces(): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < bytes.length; at += pieceLength) yield bytes.slice(at, at + pieceLength);
  }
  const read = await readProfile(pieces());
  return read.ok ? "read" : `${read.error.problem.kind}: ${read.error.problem.message}`;
}

const text = (value: string) => new TextEncoder().encode(value);
const words32 = (...words: number[]) => new Uint8Array(Uint32Array.from(words).buffer);

describe("what is no profile is named as what it is", () => {
  test.each<[Uint8Array, ProblemKind | "read", string]>([
    [new Uint8Array(0), "unrecognised", "empty"],
    [text("<!DOCTYPE html><html>"), "unrecognised", "HTML"],
    [text("\n  <html lang=en>"), "unrecognised", "HTML"],
    [text('<?xml version="1.0"?>'), "unrecognised", "HTML or XML"],
    [text('{"nodes": []}'), "unsupported", "JSON"],
    [text(" [1, 2, 3]\n"), "unsupported", "JSON"],
    [text("heap profile: 1: 2 [3: 4] @ heapprofile\n?"), "malformed", "legacy"],
    [text("goroutine profile: total 3\nmain.go\n"), "malformed", "legacy"],
    [words32(0, 3, 0, 10_000, 0, 1, 500, 5), "malformed", "legacy"],
    [Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd, 1, 2), "unsupported", "compressed twice"],
    [Uint8Array.of(0x50, 0x4b, 3, 4, 9), "unsupported", "zip"],
    [Uint8Array.of(0x50, 0x4b, 5, 6, 0), "unsupported", "zip"],
    [Uint8Array.of(0x7f, 0x45, 0x4c, 0x46, 2), "unsupported", "executable"],
    [text("PERFILE2\0\0"), "unsupported", "perf.data"],
    [Uint8Array.of(...text("a.txt"), ...new Uint8Array(252), ...text("ustar\0")), "unsupported", "tar"],
    [text("main;work 3\nmain;idle\n"), "unrecognised", "text file"],
    [text("main;work 3\nmain;idle 4"), "read", ""],
    [Uint8Array.of(0xff, 0xfe, 0x61, 0, 0x62, 0), "unsupported", "UTF-16"],
    [Uint8Array.of(0, 1, 2, 3, 4), "unrecognised", "no profile format"],
    [Uint8Array.of(0x0f, 0xff, 0xff), "unrecognised", "no profile format"],
  ])("%#: %s → %s", async (bytes, kind, word) => {
    for (const pieceLength of [1, 7, 4096]) {
      const outcome = await outcomeOf(bytes, pieceLength);
      expect(outcome).toContain(kind === "read" ? kind : `${kind}: `);
      expect(outcome).toContain(word);
    }
  });
});

describe("profiles are not mistaken for anything else", () => {
  test("whatever field they start with", async () => {
    const fields = encodeFields(
      {
        ...EMPTY_PLAIN,
        samples: [{ locationIds: [1n], values: [1n], labels: [] }],
        mappings: [
          {
            id: 1n,
            start: 0n,
            limit: 9n,
            offset: 0n,
            filename: "a",
            buildId: "",
            has: [true, true, true, true],
          },
        ],
        locations: [
          {
            id: 1n,
            mappingId: 1n,
            address: 0n,
            lines: [{ functionId: 1n, line: 1n, column: 0n }],
            isFolded: false,
          },
        ],
        functions: [{ id: 1n, name: "f", systemName: "f", filename: "f", startLine: 0n }],
        comments: ["{", "<html>"],
        docUrl: "x",
        timeNanos: 5n,
      },
      { packed: true, unknownFields: true },
    );
    // The strings keep their order; everything else comes first once.
    const strings = fields.filter(([tag]) => tag === 0x32);
    const others = fields.filter(([tag]) => tag !== 0x32);
    for (const [index] of others.entries()) {
      const rotated = [...others.slice(index), ...others.slice(0, index), ...strings];
      expect(await outcomeOf(Uint8Array.from(rotated.flat())), `${others[index][0]}`).toBe("read");
    }
    expect(await outcomeOf(Uint8Array.from([...strings, ...others].flat()))).toBe("read");
  });

  test("the smallest, and one that starts with a long text", async () => {
    const smallest = encodePlain({ ...EMPTY_PLAIN, sampleTypes: [{ type: "", unit: "" }] });
    expect(await outcomeOf(smallest)).toBe("read");
    expect(await outcomeOf(Uint8Array.from([...bytesField(1, []), ...textField(6, "")]))).toBe("read");
    expect(await outcomeOf(Uint8Array.from([...textField(16, "{".repeat(5000)), ...smallest]))).toBe("read");
  });
});
