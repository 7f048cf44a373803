import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { readGood } from "../fixtures/readText";
import { HEAD_BYTES } from "../recognise";
import { profilesIn } from ".";
import { looksLikeProfile } from "./looksLikeProfile";

const EXAMPLES = new URL("../../../public/examples/", import.meta.url);
const FORMATS = new URL("../", import.meta.url);
const example = (name: string) => readFileSync(new URL(name, EXAMPLES));
const looking = { skips: () => false, breathe: async () => undefined };

async function found(archive: Uint8Array): Promise<string> {
  const contents = await profilesIn(new Blob([archive as Uint8Array<ArrayBuffer>]), looking);
  if (!contents.ok) return `${contents.error.kind}: ${contents.error.message}`;
  const { profiles, others } = contents.value;
  return `${profiles.map(({ path }) => path).join(" ")} | ${others.join(" ")}`;
}

describe("profiles look like profiles", () => {
  const looks = (bytes: Uint8Array) => looksLikeProfile(bytes.subarray(0, HEAD_BYTES));

  test("the examples, compressed or not", async () => {
    for (const name of readdirSync(EXAMPLES)) {
      expect([name, await looks(example(name))]).toEqual([name, true]);
      expect([name, await looks(gunzipSync(example(name)))]).toEqual([name, true]);
    }
  });

  test.each([
    "v8/fixtures/node.cpuprofile",
    "v8/fixtures/node.heapprofile",
    "v8/fixtures/node.cpuprofile.speedscope.json",
    "folded/fixtures/go-cpu.folded",
    "perf/fixtures/work.perf.txt",
    "legacy/fixtures/google/cppbench.cpu",
    "legacy/fixtures/google/cppbench.heap",
  ])("%s", async path => expect(await looks(readFileSync(new URL(path, FORMATS)))).toBe(true));

  test("nothing else of this repository does", async () => {
    const folder = new URL("../../../", import.meta.url);
    const files = execFileSync(
      "git",
      ["ls-files", "*.ts", "*.json", "*.md", "*.png", "*.css", "*.html", "*.mjs", "*.svg", "LICENSE"],
      { cwd: folder, encoding: "utf8" },
    );
    const others = files
      .split("\n")
      .filter(path => path !== "" && !path.includes("/fixtures/") && !path.includes("oracle/"));
    expect(others.length).toBeGreaterThan(500);
    const wrong: string[] = [];
    for (const path of others) if (await looks(readFileSync(new URL(path, folder)))) wrong.push(path);
    expect(wrong).toEqual([]);
  });
});

describe("archives", () => {
  const files = {
    "a/cpu": example("go-cpu.pb.gz"),
    "b.txt": new TextEncoder().encode("main;work 3\n"),
    "package.json": new TextEncoder().encode('{"name":"x"}'),
    empty: new Uint8Array(0),
  };

  test("zip", async () => {
    const packed = zipSync(files);
    expect(await found(packed)).toBe("a/cpu b.txt | package.json empty");
    const contents = await profilesIn(new Blob([packed]), looking);
    const read = contents.ok ? await contents.value.profiles[1].read() : contents;
    if (!read.ok) throw new Error(read.error.message);
    expect((await readGood(new Uint8Array(await read.value.arrayBuffer()))).samples.count).toBe(1);
  });

  test("tar, gzip, zstd", async () => {
    const folder = mkdtempSync(join(tmpdir(), "proflens-archive-"));
    try {
      writeFileSync(join(folder, "cpu.pb.gz"), example("go-cpu.pb.gz"));
      writeFileSync(join(folder, "main.go"), "package main\n");
      for (const option of ["-cf", "-czf"]) {
        execFileSync("tar", [option, join(folder, "all"), "-C", folder, "main.go", "cpu.pb.gz"]);
        expect(await found(readFileSync(join(folder, "all")))).toBe("cpu.pb.gz | main.go");
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test("cut off: what is before can be used; else it is said", async () => {
    const packed = zipSync(files);
    expect(await found(packed.subarray(0, packed.length - 30))).toMatch(/^truncated: /);
    const damaged = packed.slice();
    damaged.fill(0x55, 60, 3000);
    expect(await found(damaged)).toBe("b.txt | a/cpu package.json empty");
    const alone = zipSync({ "a/cpu": files["a/cpu"] });
    // No block of deflate begins like this.
    alone.fill(0xff, 35, 40);
    expect(await found(alone)).toMatch(/^malformed: a\/cpu/);
  });
});
