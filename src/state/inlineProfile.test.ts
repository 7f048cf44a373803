import { crc32 as zlibCrc32 } from "node:zlib";
import fc from "fast-check";
import { expect, test } from "vitest";
import { crc32 } from "../base/crc32";
import { readInline, writeInline } from "./inlineProfile";

const PROFILE = fc.record({
  name: fc.string({ unit: "grapheme" }),
  bytes: fc.uint8Array({ maxLength: 200 }).map(bytes => Uint8Array.from(bytes)),
});

test("checksums are zlib's", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), bytes => {
      expect(crc32(bytes)).toBe(zlibCrc32(bytes));
    }),
  );
});

test("a profile comes back from a link as it went in, and an address holds the link as it is", () => {
  fc.assert(
    fc.property(PROFILE, profile => {
      const text = writeInline(profile);
      expect(encodeURIComponent(text)).toBe(text);
      expect(readInline(text)).toEqual({ ok: true, value: profile });
    }),
  );
});

test("a link that was cut anywhere, or changed in one place, says so", () => {
  const alphabet = "ABCxyz019-_.".split("");
  fc.assert(
    fc.property(PROFILE, fc.nat(), fc.constantFrom(...alphabet), (profile, place, char) => {
      const text = writeInline(profile);
      const at = place % text.length;
      expect(readInline(text.slice(0, at))).toMatchObject({ ok: false });
      if (at === 0 || text[at] === char) return;
      const changed = text.slice(0, at) + char + text.slice(at + 1);
      const read = readInline(changed);
      // The last character of base64 may have bits that stand for nothing.
      if (read.ok) expect(read.value).toEqual(profile);
      else expect(read.error.message).toMatch(/cut off or changed|newer/);
    }),
    { numRuns: 500 },
  );
});

test("what is no such link says so; a later version is told from damage", () => {
  for (const text of ["", "1", "1.", "1...", "1.a.b.c", "x.YQ.AAAAAA.YQ", "1.YQ.AAAAAA.YQ.YQ", "1.é.x.y"]) {
    expect(readInline(text), text).toMatchObject({ ok: false, error: { kind: "malformed" } });
  }
  expect(readInline("2.whatever")).toMatchObject({ ok: false, error: { kind: "unsupported" } });
});
