import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { zipSync } from "fflate";
import { afterAll, expect, test } from "vitest";
import { err } from "../base/result";
import { run } from "./run";
import { NO_SERVER } from "./fixtures/noServer";

const FORMATS = new URL("../format/", import.meta.url);
const folder = mkdtempSync(join(tmpdir(), "proflens-formats-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs the command in this process; what it wrote. */
async function proflens(...args: string[]): Promise<{ status: number; stdout: string; stderr: string }> {
  const written = { stdout: "", stderr: "" };
  const output = (name: "stdout" | "stderr") => ({
    isTerminal: false,
    write: async (bytes: Uint8Array) => {
      written[name] += new TextDecoder().decode(bytes);
    },
  });
  const stdin = () => new Blob([]).stream();
  const streams = { stdout: output("stdout"), stderr: output("stderr"), stdin };
  const status = await run(args, {
    environment: { TZ: "UTC" },
    workingFolder: folder,
    ...NO_SERVER,
    reportTemplate: async () => err("not asked for"),
    ...streams,
  });
  return { status, ...written };
}

/** The first function of a top report and its flat value, as other programs have them (`e2e/formats.spec.ts`). */
test.each([
  ["folded/fixtures/go-cpu.folded.zst", 1_470_000_000, "proflens/examples/go/orders.(*store).all"],
  ["v8/fixtures/node.cpuprofile", 114_787_000, "text"],
  ["v8/fixtures/node.heapprofile", 3_215_104, "keep"],
  // 17 samples of 20,408,163 ns, all of them in the call that is inlined.
  ["perf/fixtures/work.perf.txt", 346_938_771, "square"],
])("%s is reported on", async (path, flat, name) => {
  const { status, stdout } = await proflens("-top", "-json", new URL(path, FORMATS).pathname);
  expect(status).toBe(0);
  const { rows } = JSON.parse(stdout) as { rows: { flat: number; name: string }[] };
  expect(rows[0]).toMatchObject({ flat, name });
});

test("all profiles of an archive are read as one", async () => {
  const folded = new TextEncoder().encode("main;work 3\n");
  const path = join(folder, "all.zip");
  writeFileSync(path, zipSync({ "a/one": folded, "two.folded": folded, "main.go": new Uint8Array(9) }));
  const { status, stdout, stderr } = await proflens("-folded", path);
  expect([status, stdout]).toEqual([0, "main;work 6\n"]);
  expect(stderr).toBe(`${path}: reading a/one, two.folded\n`);
  writeFileSync(path, zipSync({ "readme.txt": new TextEncoder().encode("words\n") }));
  const none = await proflens("-folded", path);
  expect(none.status).not.toBe(0);
  expect(none.stderr).toContain("there is no profile in this archive");
});

test("a broken file is told in pprof's words, and ours", async () => {
  const path = join(folder, "cut.cpuprofile");
  const whole = readFileSync(new URL("v8/fixtures/node.cpuprofile", FORMATS), "utf8");
  writeFileSync(path, whole.slice(0, 5000));
  const { status, stderr } = await proflens("-top", path);
  expect(status).not.toBe(0);
  expect(stderr).toContain("The JSON is cut off: it ends in line 1");
});
