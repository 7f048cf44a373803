import { execFileSync, spawnSync } from "node:child_process";
import fc from "fast-check";
import { zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { runSteps } from "../steps";
import { findZipDirectory, looksLikeZip, memberPath, readZipMember, zipMembers } from "./zip";

const hasPython = spawnSync("python3", ["--version"]).status === 0;
const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const utf8 = (content: string) => new TextEncoder().encode(content);
const MAX = 1 << 24;

/** What our reader makes of an archive: path → text, or the message of the problem. */
async function unpack(bytes: Uint8Array): Promise<Record<string, string> | string> {
  const blob = new Blob([bytes as Uint8Array<ArrayBuffer>]);
  const directory = await findZipDirectory(blob);
  if (!directory.ok) return directory.error.message;
  const members = runSteps(zipMembers(directory.value));
  if (!members.ok) return members.error.message;
  const files: [string, string][] = [];
  for (const member of members.value) {
    const read = await readZipMember(blob, member, MAX);
    files.push([member.path, read.ok ? text(read.value) : read.error.message]);
  }
  return Object.fromEntries(files);
}

describe("zip", () => {
  it("reads what fflate writes, stored and deflated", async () => {
    const name = fc.stringMatching(/^[a-zé][a-z0-9 ü]{0,8}(\/[a-z0-9]{1,6}){0,3}\.go$/);
    await fc.assert(
      fc.asyncProperty(
        fc.dictionary(name, fc.string({ maxLength: 2000 })),
        fc.constantFrom<(0 | 6 | 9)[]>(0, 6, 9),
        async (files, level) => {
          const given = Object.fromEntries(
            Object.entries(files).map(([path, content]) => [path, utf8(content)]),
          );
          const packed = zipSync(given, { level });
          expect(looksLikeZip(packed)).toBe(true);
          expect(await unpack(packed)).toEqual(
            Object.fromEntries(Object.entries(given).map(([path, bytes]) => [path, text(bytes)])),
          );
        },
      ),
      { numRuns: 60 },
    );
  });

  it("reads an archive with a program in front, and a comment behind that looks like another end", async () => {
    const packed = zipSync({ "a.txt": utf8("hello") });
    const comment = utf8("PK\u0005\u0006 not an end");
    const commented = new Uint8Array([...utf8("#!/bin/sh\n"), ...packed, ...comment]);
    new DataView(commented.buffer).setUint16(10 + packed.length - 2, comment.length, true);
    expect(await unpack(commented)).toEqual({ "a.txt": "hello" });
  });

  it("says what is wrong: cut off, damaged, encrypted, packed in another way", async () => {
    const packed = zipSync({ "a.txt": utf8("hello ".repeat(50)) });
    expect(await unpack(packed.subarray(0, packed.length - 30))).toBe(
      "The zip archive has no directory at its end.",
    );
    const damaged = packed.slice();
    damaged.fill(0xff, 36, 46);
    expect(await unpack(damaged)).toEqual({ "a.txt": "a.txt is damaged in the zip archive." });
    const directoryAt = new DataView(packed.buffer).getUint32(packed.length - 6, true);
    const encrypted = packed.slice();
    encrypted[directoryAt + 8] |= 1;
    expect(await unpack(encrypted)).toEqual({ "a.txt": "a.txt is encrypted in the zip archive." });
    const other = packed.slice();
    other[directoryAt + 10] = 93;
    expect(await unpack(other)).toEqual({
      "a.txt": "a.txt is packed in a way that is not read (method 93).",
    });
    const bomb = packed.slice();
    new DataView(bomb.buffer).setUint32(directoryAt + 24, MAX + 1, true);
    expect(await unpack(bomb)).toEqual({ "a.txt": `a.txt is too large (${MAX + 1} bytes).` });
  });

  it.skipIf(!hasPython)("reads 64-bit archives, as Python writes them (skipped without Python)", async () => {
    const script = `
import sys, zipfile, io
out = io.BytesIO()
with zipfile.ZipFile(out, "w") as packed:
    for at in range(66000): packed.writestr(f"d{at % 7}/f{at}.go", "")
    with packed.open("last.go", "w", force_zip64=True) as last: last.write(b"package last")
sys.stdout.buffer.write(out.getvalue())`;
    const bytes = execFileSync("python3", ["-c", script], { maxBuffer: 1 << 26 });
    const blob = new Blob([new Uint8Array(bytes)]);
    const directory = await findZipDirectory(blob);
    const members = directory.ok ? runSteps(zipMembers(directory.value)) : directory;
    if (!members.ok) throw new Error(members.error.message);
    expect(members.value).toHaveLength(66_001);
    const last = await readZipMember(blob, members.value[66_000], MAX);
    expect(last.ok && text(last.value)).toBe("package last");
  });

  it("never throws for what is no archive", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), fc.nat(200), async (noise, at) => {
        const packed = zipSync({ "a.txt": utf8("hello"), "b/c.txt": utf8("there") });
        packed.set(noise.subarray(0, Math.max(0, packed.length - at)), Math.min(at, packed.length));
        expect(["string", "object"]).toContain(typeof (await unpack(packed)));
      }),
      { numRuns: 200 },
    );
  });

  it("keeps members inside", () => {
    expect(memberPath("../../etc/passwd")).toBe("etc/passwd");
    expect(memberPath("src\\main.go")).toBe("src/main.go");
    expect(memberPath("src/")).toBeUndefined();
  });
});
