import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readMessage } from "./readMessage";

const buffer = new ArrayBuffer(3);

describe("messages", () => {
  it.each([
    { proflens: 1, type: "hello" },
    { proflens: 1, type: "hello", id: 0 },
    { proflens: 1, type: "open", name: "cpu.pb.gz", buffer },
    { proflens: 1, type: "open", id: "a", name: "cpu.pb.gz", buffer, view: "#/top?f=json" },
    { proflens: 1, type: "setView", view: "#/" },
  ])("are read: %o", message => {
    const { proflens: _, ...meant } = message;
    expect(readMessage(message)).toEqual({ ok: true, value: meant });
  });

  it("have nothing that is not theirs", () => {
    const read = readMessage({ proflens: 1, type: "setView", view: "#/top", buffer, origin: "x", extra: 1 });
    expect(read).toEqual({ ok: true, value: { type: "setView", view: "#/top" } });
  });

  it.each<[object, RegExp]>([
    [{ proflens: 2, type: "hello" }, /field proflens is not 1/],
    [{ proflens: "1", type: "hello" }, /field proflens is not 1/],
    [{ proflens: 1 }, /field type is none of/],
    [{ proflens: 1, type: "ready" }, /field type is none of/],
    [{ proflens: 1, type: "hello", id: {} }, /field id/],
    [{ proflens: 1, type: "hello", id: Number.NaN }, /field id/],
    [{ proflens: 1, type: "hello", id: "x".repeat(257) }, /field id/],
    [{ proflens: 1, type: "open", buffer }, /field name/],
    [{ proflens: 1, type: "open", name: " ", buffer }, /field name/],
    [{ proflens: 1, type: "open", name: "x".repeat(257), buffer }, /field name/],
    [{ proflens: 1, type: "open", name: "cpu" }, /field buffer/],
    [{ proflens: 1, type: "open", name: "cpu", buffer: new Uint8Array(3) }, /field buffer/],
    [{ proflens: 1, type: "open", name: "cpu", buffer, view: "/top" }, /field view/],
    [{ proflens: 1, type: "setView" }, /field view/],
    [{ proflens: 1, type: "setView", view: { toString: () => "#/" } }, /field view/],
  ])("say what is wrong with them: %o", (message, says) => {
    const read = readMessage(message);
    if (read === undefined || read.ok) throw new Error("It was understood.");
    expect(read.error.problem).toMatchObject({ kind: "malformed", message: expect.stringMatching(says) });
  });

  it("keep their id where they are wrong", () => {
    const read = readMessage({ proflens: 1, type: "close", id: 7 });
    expect(read).toMatchObject({ ok: false, error: { id: 7 } });
  });

  it("of others are none of ours, whatever they are", () => {
    fc.assert(
      fc.property(fc.anything(), data => {
        const isOurs = typeof data === "object" && data !== null && "proflens" in data;
        expect(readMessage(data) === undefined).toBe(!isOurs);
      }),
    );
  });

  it("are understood only when every field is as it must be", () => {
    const field = fc.oneof(
      fc.constantFrom("open", "setView", "hello", "#/top", "cpu", buffer, 1),
      fc.anything(),
    );
    const message = fc.record(
      { type: field, id: field, name: field, buffer: field, view: field },
      { requiredKeys: ["type"] },
    );
    fc.assert(
      fc.property(message, fields => {
        const read = readMessage({ proflens: 1, ...fields });
        if (read === undefined) throw new Error("It has the field proflens.");
        if (!read.ok) return;
        const { value } = read;
        expect(["hello", "open", "setView"]).toContain(value.type);
        expect(["string", "number", "undefined"]).toContain(typeof value.id);
        if (value.type === "open") {
          expect(value.name.trim()).not.toBe("");
          expect(value.buffer).toBeInstanceOf(ArrayBuffer);
        }
        if (value.type !== "hello" && value.view !== undefined) expect(value.view).toMatch(/^#\//);
      }),
    );
  });
});
