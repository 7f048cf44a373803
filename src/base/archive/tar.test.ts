import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { ProblemError } from "../problem";
import { looksLikeTar, type TarMember, tarMembers } from "./tar";

const LONG = `${"deep/".repeat(30)}${"name".repeat(20)}.go`;
const FILES: Record<string, string> = {
  "main.go": "package main\n",
  "empty.go": "",
  "a folder/block.txt": "x".repeat(512),
  "ünïcode/longer.txt": "y".repeat(513),
  [LONG]: "long\n",
};

const hasTar = (() => {
  try {
    return execFileSync("tar", ["--version"], { encoding: "utf8" }).includes("GNU tar");
  } catch {
    return false;
  }
})();
const folder = mkdtempSync(join(tmpdir(), "proflens-tar-"));
afterAll(() => rmSync(folder, { recursive: true }));

function pack(...options: string[]): Uint8Array {
  return execFileSync("tar", [...options, "-cf", "-", "-C", folder, "tree"]);
}

/** In pieces of a size that fits nothing. */
async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function unpack(bytes: Uint8Array, size = 700): Promise<Record<string, string>> {
  const files: Record<string, string> = {};
  for await (const { path, bytes: content } of tarMembers(inPieces(bytes, size), () => true)) {
    files[path] = new TextDecoder().decode(content);
  }
  return files;
}

describe.skipIf(!hasTar)("tar (skipped where there is no GNU tar)", () => {
  for (const [path, content] of Object.entries(FILES)) {
    const file = join(folder, "tree", path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
  symlinkSync("main.go", join(folder, "tree", "link.go"));
  const expected = Object.fromEntries(
    Object.entries(FILES).map(([path, content]) => [`tree/${path}`, content]),
  );

  it.each(["--format=gnu", "--format=pax", "--format=oldgnu"])("reads what tar %s writes", async format => {
    const packed = pack(format);
    expect(looksLikeTar(packed)).toBe(true);
    for (const size of [1, 511, 512, 10_000]) expect(await unpack(packed, size)).toEqual(expected);
  });

  it("reads ustar, with the front of long names apart", async () => {
    const { [`tree/${LONG}`]: _tooLong, ...others } = expected;
    expect(await unpack(pack("--format=ustar", "--exclude=deep"))).toEqual(others);
  });

  it("keeps only what is wanted", async () => {
    const members: TarMember[] = [];
    const wants = (path: string, size: number) => path.endsWith(".go") && size > 0;
    for await (const member of tarMembers(inPieces(pack(), 4096), wants)) members.push(member);
    expect(members).toHaveLength(5);
    expect(
      members
        .filter(({ bytes }) => bytes !== undefined)
        .map(({ path }) => path)
        .sort(),
    ).toEqual(["tree/main.go", `tree/${LONG}`].sort());
  });

  it("says where it is cut off or wrong, after all that is before", async () => {
    const packed = pack("--format=gnu", "--sort=name");
    const problemOf = async (bytes: Uint8Array) => {
      const paths: string[] = [];
      try {
        for await (const { path } of tarMembers(inPieces(bytes, 300), () => true)) paths.push(path);
      } catch (error) {
        if (!(error instanceof ProblemError)) throw error;
        return { paths, kind: error.problem.kind, at: error.problem.byteOffset };
      }
      return { paths };
    };
    const cut = await problemOf(packed.subarray(0, 2 * 512 + 100));
    expect(cut).toMatchObject({ kind: "truncated" });
    const broken = packed.slice();
    broken[2 * 512 + 150] ^= 1;
    expect((await problemOf(broken)).kind).toBe("malformed");
    expect(looksLikeTar(new Uint8Array(512))).toBe(false);
    expect(looksLikeTar(new TextEncoder().encode("goroutine 1 [running]:\n".repeat(40)))).toBe(false);
  });
});
