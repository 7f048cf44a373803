import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBytes } from "../../src/analysis/fixtures/openFile.ts";

/** Go compiles its own HTTP server first, where that was never done before. */
const BUILD_MS = 300_000;

const hasGo = spawnSync("go", ["version"]).status === 0;

describe.skipIf(!hasGo)(
  "the Go program that serves the app and its own profiles (skipped without Go)",
  () => {
    let folder: string;
    let program: ChildProcess;
    /** The links that it prints. */
    const links: URL[] = [];

    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), "proflens-go-embed-"));
      await cp(import.meta.dirname, folder, { recursive: true });
      // What the app is made of does not matter here: it need not have been built.
      await rm(join(folder, "dist"), { recursive: true, force: true });
      await mkdir(join(folder, "dist", "assets"), { recursive: true });
      await writeFile(join(folder, "dist", "index.html"), "<p>the page</p>");
      await writeFile(join(folder, "dist", "sw.js"), "// the worker");
      await writeFile(join(folder, "dist", "assets", "index-a1b2.js"), "1");
      const binary = join(folder, "go-embed.exe");
      const env = { ...process.env, HOME: homedir(), GOFLAGS: "-mod=mod", CGO_ENABLED: "0" };
      const built = spawnSync("go", ["build", "-o", binary, "."], { cwd: folder, env, encoding: "utf8" });
      expect(built.stderr).toBe("");
      program = spawn(binary, ["-http=127.0.0.1:0"], { stdio: ["ignore", "pipe", "inherit"] });
      if (program.stdout === null) throw new Error("It prints nothing.");
      for await (const line of createInterface(program.stdout)) {
        links.push(new URL(line));
        if (links.length === 2) break;
      }
    }, BUILD_MS);

    afterAll(async () => {
      program.kill();
      await rm(folder, { recursive: true });
    });

    it("serves the page, which is asked for each time", async () => {
      const response = await fetch(new URL("/", links[0]));
      expect(await response.text()).toBe("<p>the page</p>");
      expect(response.headers.get("content-type")).toMatch(/^text\/html/);
      expect(response.headers.get("cache-control")).toBe("no-cache");
      const worker = await fetch(new URL("/sw.js", links[0]));
      expect(worker.headers.get("cache-control")).toBe("no-cache");
      expect(worker.headers.get("content-type")).toMatch(/javascript/);
    });

    it("lets what has a hash in its name be kept for good", async () => {
      const response = await fetch(new URL("/assets/index-a1b2.js", links[0]));
      expect(await response.text()).toBe("1");
      expect(response.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
      expect((await fetch(new URL("/assets/nothing.js", links[0]))).status).toBe(404);
    });

    it("prints links that the page opens: profiles of the program itself", async () => {
      for (const link of links) {
        const profile = new URLSearchParams(link.hash.replace(/^#\/\?/, "")).get("url") ?? "";
        const address = new URL(profile.replace("seconds=5", "seconds=1"), link);
        expect(address.origin).toBe(link.origin);
        const response = await fetch(address);
        expect(response.status).toBe(200);
        const read = await openBytes(new Uint8Array(await response.arrayBuffer()));
        if (!read.ok) throw new Error(read.error.problem.message);
        const types = read.value.sampleTypes.map(({ type }) => type);
        expect(types).toContain(address.pathname.endsWith("heap") ? "inuse_space" : "cpu");
      }
    });
  },
);
