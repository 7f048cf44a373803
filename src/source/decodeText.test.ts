import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { runSteps } from "../base/steps";
import { decodeText } from "./decodeText";

const decode = (bytes: Uint8Array | Buffer) => runSteps(decodeText(bytes, "main.go"));
const utf8 = (text: string) => Buffer.from(text, "utf8");

/** A line that no encoding's end or mark is in. */
const line = fc.string({ unit: "grapheme", maxLength: 30 }).map(text => text.replace(/[\r\n\0\ufeff]/g, ""));

describe("decodeText", () => {
  it("gives back the lines of every encoding that Node writes, whatever ends them", () => {
    const end = fc.constantFrom("\n", "\r\n");
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 1 }),
        end,
        fc.boolean(),
        fc.constantFrom("utf8", "bom", "le", "be"),
        (lines, end, isEnded, encoding) => {
          const all = [...lines, "last"];
          const text = all.join(end) + (isEnded ? end : "");
          const le = Buffer.from(`\ufeff${text}`, "utf16le");
          const bytes = {
            utf8: utf8(text),
            bom: utf8(`\ufeff${text}`),
            le,
            be: Buffer.from(le).swap16(),
          }[encoding];
          const decoded = decode(bytes);
          expect(decoded.ok && decoded.value.lines).toEqual(all);
          const notes = { utf8: [], bom: [], le: ["The file is UTF-16LE."], be: ["The file is UTF-16BE."] };
          expect(decoded.ok && decoded.value.notes).toEqual(notes[encoding]);
        },
      ),
    );
  });

  it("does not cut a line, an end or a character where it pauses", () => {
    for (const shift of [0, 1, 2, 3]) {
      const long = "ä".repeat(1 << 18);
      const text = `${"x".repeat(shift)}${long}\r\nsecond\r\n${"€".repeat(1 << 18)}\nlast`;
      const decoded = decode(utf8(text));
      expect(decoded.ok && decoded.value.lines).toEqual(text.split(/\r?\n/));
    }
  });

  it("reads what is no UTF-8 as Latin-1, and says so", () => {
    expect(decode(Buffer.from("// Größe\nint x;\n", "latin1"))).toEqual({
      ok: true,
      value: {
        lines: ["// Größe", "int x;"],
        notes: ["The file is not UTF-8; it is read as Latin-1 (Windows-1252)."],
      },
    });
  });

  it("takes CR for an end only where there is no other", () => {
    expect(decode(utf8("a\rb\rc\r"))).toMatchObject({ value: { lines: ["a", "b", "c"] } });
    expect(decode(utf8("a\rb\nc"))).toMatchObject({ value: { lines: ["a\rb", "c"] } });
    expect(decode(utf8(""))).toMatchObject({ value: { lines: [] } });
    expect(decode(utf8("\n\n"))).toMatchObject({ value: { lines: ["", ""] } });
  });

  it("refuses what is not text, or no end of it", () => {
    const elf = Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0]);
    expect(decode(elf)).toMatchObject({
      error: {
        kind: "unsupported",
        message: "main.go is not text: there is a zero byte at offset 7.",
        byteOffset: 7,
      },
    });
    expect(decode(new Uint8Array(33 * 1024 * 1024))).toMatchObject({ error: { kind: "tooLarge" } });
    expect(decode(Buffer.from([0xff, 0xfe, 0x00, 0xdc]))).toMatchObject({ error: { kind: "malformed" } });
  });
});
