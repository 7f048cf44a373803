import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { build } from "vite";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const ROOT = resolve(import.meta.dirname, "../..");
const CONFORMANCE = resolve(ROOT, "../shared/conformance");
const EXAMPLE = join(ROOT, "public/examples/go-cpu.pb.gz");

/** All reports on two small profiles, and all cases of several profiles or a base: a few dozen. */
const SOME_CASES = String.raw`^(?!.*legacy).*(cpp-work|[^ ],[^ ]*$)`;
const NO_PYTHON = spawnSync("python3", ["--version"]).status !== 0;

const packed = mkdtempSync(join(tmpdir(), "proflens-built-"));
const folder = join(packed, "dist-cli");
const command = join(folder, "proflens.js");
beforeAll(async () => {
  await build({
    root: ROOT,
    configFile: join(ROOT, "vite.cli.config.ts"),
    logLevel: "error",
    build: { outDir: folder, emptyOutDir: true },
  });
}, 60_000);
afterAll(() => rmSync(packed, { recursive: true }));

function proflens(
  args: readonly string[],
  input?: Uint8Array,
): { status: number | null; out: Buffer; err: string } {
  const { status, stdout, stderr } = spawnSync("node", [command, ...args], {
    env: { ...process.env, TZ: "UTC" },
    maxBuffer: 1 << 28,
    ...(input === undefined ? {} : { input }),
  });
  return { status, out: stdout, err: stderr.toString() };
}

describe("the built command", () => {
  it("needs nothing beside it but Node", () => {
    expect(readdirSync(folder)).toContain("proflens.js");
    expect(readFileSync(command, "utf8")).toMatch(/^#!\/usr\/bin\/env node\n/);
    for (const file of readdirSync(folder)) {
      const imports = [
        ...readFileSync(join(folder, file), "utf8").matchAll(
          // Nothing is minified: statements begin lines.
          /(?:^(?:import|export|\})[^\n;]* from |^import |\bimport\()"([^"]+)"/gm,
        ),
      ];
      const others = imports
        .map(([, address = ""]) => address)
        .filter(address => !/^(node:|\.\/)/.test(address));
      expect([file, others]).toEqual([file, []]);
      if (file === "proflens.js") expect(imports.length).toBeGreaterThan(5);
    }
  });

  it("prints reports", () => {
    const { status, out, err } = proflens(["-top", EXAMPLE]);
    expect([status, err]).toEqual([0, ""]);
    expect(out.toString()).toContain("\n      flat  flat%   sum%        cum   cum%\n");
    expect(proflens(["-", "-top"], readFileSync(EXAMPLE)).out).toEqual(out);
  });

  it("draws, and loads Graphviz for nothing else", () => {
    const { status, out, err } = proflens(["-svg", EXAMPLE]);
    expect([status, err]).toEqual([0, ""]);
    expect(out.toString()).toMatch(/<svg [^]*<\/svg>\n$/);
    const graphviz = readdirSync(folder).filter(
      file => file.endsWith(".js") && readFileSync(join(folder, file), "utf8").includes("viz_render"),
    );
    expect(graphviz).toHaveLength(1);
    const [chunk = ""] = graphviz;
    const elsewhere = join(folder, `${chunk}.away`);
    renameSync(join(folder, chunk), elsewhere);
    try {
      expect(proflens(["-json", EXAMPLE])).toMatchObject({ status: 0, err: "" });
      expect(proflens(["-dot", EXAMPLE])).toMatchObject({ status: 0, err: "" });
      expect(proflens(["-svg", EXAMPLE]).status).not.toBe(0);
    } finally {
      renameSync(elsewhere, join(folder, chunk));
    }
  }, 60_000);

  it("fails with pprof's status", () => {
    expect(proflens([]).status).toBe(2);
    expect(proflens([EXAMPLE])).toMatchObject({
      status: 2,
      err: expect.stringContaining("the page is not beside the command"),
    });
    expect(proflens(["-top", "nofile"])).toEqual({
      status: 2,
      out: Buffer.alloc(0),
      err: "nofile: stat nofile: no such file or directory\nproflens: failed to fetch any source profiles\n",
    });
  });

  it.each(["-raw", "-traces -json", "-folded"])(
    "takes it well when nobody reads %s to the end",
    async args => {
      const child = spawn("node", [command, ...args.split(" "), EXAMPLE], {
        stdio: ["ignore", "pipe", "pipe"],
      });
      child.stdout.once("data", () => child.stdout.destroy());
      let said = "";
      child.stderr.on("data", (piece: Buffer) => {
        said += piece.toString();
      });
      const status = await new Promise(done => {
        child.on("close", done);
      });
      expect([status, said]).toEqual([0, ""]);
    },
  );

  it("serves the page that is beside it, until Ctrl-C", async () => {
    mkdirSync(join(packed, "dist"));
    writeFileSync(join(packed, "dist/index.html"), '<meta name="referrer" content="no-referrer" />');
    const child = spawn("node", [command, "-no_browser", EXAMPLE], { stdio: ["ignore", "pipe", "pipe"] });
    let said = "";
    const address = await new Promise<string>(found => {
      child.stderr.on("data", (piece: Buffer) => {
        said += piece.toString();
        const line = /^Serving web UI on (\S+)\n/m.exec(said);
        if (line !== null) found(line[1]);
      });
    });
    // Neither of these keeps it from ending: a connection that is kept open, and one that asks for nothing.
    const page = await fetch(address);
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining("proflens-server")]);
    const idle = connect(Number(new URL(address).port), "127.0.0.1");
    await once(idle, "connect");
    idle.on("error", () => undefined);
    child.kill("SIGINT");
    expect(await once(child, "close")).toEqual([0, null]);
    await expect(fetch(address)).rejects.toThrow("fetch failed");
  });

  it.skipIf(!existsSync(CONFORMANCE) || NO_PYTHON)(
    "prints what pprof printed, byte for byte (skipped without ../shared or python3)",
    () => {
      const runner = join(CONFORMANCE, "run.py");
      const args = [runner, CONFORMANCE, "--only", SOME_CASES, "--", "node", command];
      const { status, stdout, stderr } = spawnSync("python3", args, { encoding: "utf8" });
      console.log(stdout.trimEnd().split("\n").at(-1));
      expect([status, status === 0 ? "" : stdout + stderr]).toEqual([0, ""]);
    },
    300_000,
  );
});
