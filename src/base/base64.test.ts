import fc from "fast-check";
import { expect, test } from "vitest";
import { fromBase64, fromBase64Url, toBase64, toBase64InSteps, toBase64Url } from "./base64";
import { runSteps } from "./steps";

const BYTES = fc.oneof(
  fc.uint8Array({ maxLength: 40 }),
  fc.uint8Array({ minLength: 12_280, maxLength: 12_300 }),
);

test("bytes become what Node makes of them, and come back", () => {
  fc.assert(
    fc.property(BYTES, bytes => {
      const node = Buffer.from(bytes);
      expect(toBase64(bytes)).toBe(node.toString("base64"));
      expect(toBase64Url(bytes)).toBe(node.toString("base64url"));
      expect(runSteps(toBase64InSteps(bytes))).toBe(node.toString("base64"));
      expect(fromBase64(toBase64(bytes))).toEqual({ ok: true, value: bytes });
      expect(fromBase64Url(toBase64Url(bytes))).toEqual({ ok: true, value: bytes });
    }),
    { numRuns: 60 },
  );
});

test("what is not base64 is said to be none", () => {
  for (const text of ["a", "a===", "ab*d", "🙂", "ab cd", "+/+/", "abcd=", "ab\n"]) {
    expect(fromBase64Url(text), text).toEqual({ ok: false, error: "notBase64" });
  }
  expect(fromBase64("*").ok).toBe(false);
});

test("many bytes are the same in steps", () => {
  const bytes = Uint8Array.from({ length: 500_001 }, (_, at) => (at * 31) >> 3);
  expect(runSteps(toBase64InSteps(bytes))).toBe(Buffer.from(bytes).toString("base64"));
});
