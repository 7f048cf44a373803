import { expect, it } from "vitest";
import { visibleBytes } from "./visible";

const shown = (...parts: (string | number[])[]): string =>
  new TextDecoder().decode(
    visibleBytes(
      Buffer.concat(
        parts.map(part => (typeof part === "string" ? Buffer.from(part) : Uint8Array.from(part))),
      ),
    ),
  );

it("leaves text alone", () => {
  expect(shown("a\tb\nμs · 名前 😀\n")).toBe("a\tb\nμs · 名前 😀\n");
});

it("leaves both kinds of line ends alone", () => {
  expect(shown("a,b\r\nc,d\r\n")).toBe("a,b\r\nc,d\r\n");
  expect(shown("\r\n\ra\n\r\r\n")).toBe("\r\n\\x0da\n\\x0d\r\n");
});

it("takes the power from control characters", () => {
  expect(shown("\u001b[31mred\u0007\r\u007f\u009b")).toBe(String.raw`\x1b[31mred\x07\x0d\x7f\x9b`);
  expect(shown("a\u202eb\u2066")).toBe(String.raw`a\u202eb\u2066`);
});

it("shows bytes that are no text, on their line only", () => {
  expect(shown("ä", [0xff, 0x1b], "\nä\n")).toBe("\\xc3\\xa4\\xff\\x1b\nä\n");
});
