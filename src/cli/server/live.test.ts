import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { decompress } from "../../format/decompress";
import { readProfile } from "../../format";
import type { Profile } from "../../model/profile";
import type { FetchReport, ServedSeries } from "../../report/served";
import { readLinkParameters } from "./fixtures/linkParameters";
import {
  APP_FILES,
  folderWith,
  removeFolder,
  type StartedServer,
  withServer,
} from "./fixtures/startedServer";

const NO_GO = spawnSync("go", ["version"]).status !== 0;

const GO_PROGRAM = `package main

import (
	"fmt"
	"net"
	"net/http"
	_ "net/http/pprof"
)

var sink []byte

func burn() {
	for i := 0; ; i++ {
		sink = append(sink[:0], fmt.Sprint(i)...)
	}
}

func main() {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		panic(err)
	}
	fmt.Println(listener.Addr())
	go burn()
	panic(http.Serve(listener, nil))
}
`;

/** Serves what V8 says of itself: a CPU profile of half a second. */
const NODE_PROGRAM = `
const { createServer } = require("node:http");
const { Session } = require("node:inspector/promises");
function spin() { let sum = 0; for (let i = 0; i < 2e6; i++) sum += Math.sqrt(i); return sum; }
const server = createServer(async (request, response) => {
  const session = new Session();
  session.connect();
  await session.post("Profiler.enable");
  await session.post("Profiler.start");
  const end = Date.now() + 500;
  while (Date.now() < end) spin();
  const { profile } = await session.post("Profiler.stop");
  session.disconnect();
  response.end(JSON.stringify(profile));
}).listen(0, "127.0.0.1", () => console.log("127.0.0.1:" + server.address().port));
`;

const folder = folderWith({ ...APP_FILES, "go/main.go": GO_PROGRAM, "go/go.mod": "module burner\n" });
afterAll(() => removeFolder(folder));

/** Starts a program that says its address on its first line. */
function started(
  command: string,
  args: readonly string[],
): Promise<{ child: ChildProcess; address: string }> {
  const child = spawn(command, args, { stdio: ["ignore", "pipe", "inherit"] });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", () => reject(new Error(`${command} ended`)));
    child.stdout.once("data", (line: Buffer) => resolve({ child, address: line.toString().trim() }));
  });
}

const seriesOf = async ({ pageUrl }: StartedServer) =>
  (await (await fetch(`${pageUrl}series`)).json()) as ServedSeries;

/** Fetches as the page does. @returns every report */
async function fetchReports({ pageUrl }: StartedServer, target: number): Promise<FetchReport[]> {
  const response = await fetch(`${pageUrl}fetch`, { method: "POST", body: JSON.stringify({ target }) });
  expect([response.status, response.headers.get("content-type")]).toEqual([200, "application/x-ndjson"]);
  const lines = (await response.text()).trimEnd().split("\n");
  return lines.map(line => JSON.parse(line) as FetchReport);
}

async function openServed({ pageUrl }: StartedServer, url: string): Promise<Profile> {
  const body = await (await fetch(new URL(url, pageUrl))).blob();
  const ignore = () => undefined;
  const listener = { onBytesRead: ignore, onSourceEnd: ignore, onWarning: ignore };
  const read = await readProfile(decompress({ stream: () => body.stream() }, listener));
  if (!read.ok) throw new Error(read.error.problem.message);
  return read.value;
}

function functionNames({ functions, strings }: Profile): string[] {
  return Array.from({ length: functions.count }, (_, row) => strings.text(functions.name[row]));
}

describe.skipIf(NO_GO)("a Go program (skipped without Go)", () => {
  let program: { child: ChildProcess; address: string };
  beforeAll(async () => {
    const binary = join(folder, "burner");
    const built = spawnSync("go", ["build", "-o", binary, "."], {
      cwd: join(folder, "go"),
      env: { ...process.env, GOFLAGS: "-mod=mod", GOWORK: "off" },
      encoding: "utf8",
    });
    expect([built.status, built.stderr]).toEqual([0, ""]);
    program = await started(binary, []);
  }, 300_000);
  afterAll(() => program?.child.kill());

  it("is recorded, and again", async () => {
    const source = `http://${program.address}/debug/pprof/profile?seconds=1`;
    await withServer([source], folder, async server => {
      expect(server.said()).toContain(`Fetching profile over HTTP from ${source}\n`);
      const before = await seriesOf(server);
      expect(before.targets).toEqual([{ name: "profile", from: source, note: "" }]);
      expect(before.profiles.map(({ url }) => url)).toEqual([
        readLinkParameters(server.link).parameters["url"],
      ]);
      const reports = await fetchReports(server, 0);
      expect(reports.map(({ kind }) => kind)).toContain("progress");
      expect(reports[0]).toMatchObject({ kind: "progress", seconds: 1 });
      const last = reports.at(-1);
      if (last?.kind !== "done") throw new Error(JSON.stringify(last));
      const after = await seriesOf(server);
      expect(after.profiles).toEqual([...before.profiles, last.profile]);
      // The earlier one is kept.
      const urls = after.profiles.map(({ url }) => url);
      expect(new Set(urls).size).toBe(2);
      for (const url of urls) {
        const profile = await openServed(server, url);
        expect(functionNames(profile)).toContain("main.burn");
        expect(profile.header.durationNanos).toBeGreaterThan(9e8);
      }
    });
  });

  it("lists its profiles at /debug/pprof, to be fetched by number", async () => {
    const args = ["-seconds=1", "-focus=burn", `${program.address}/debug/pprof`];
    await withServer(args, folder, async server => {
      expect(server.link).toBe("#/?f=burn");
      expect(await (await fetch(server.pageUrl)).text()).toContain('content="sources live index"');
      const { targets, profiles } = await seriesOf(server);
      expect(profiles).toEqual([]);
      const names = targets.map(({ name }) => name);
      expect(names).toEqual(expect.arrayContaining(["allocs", "goroutine", "heap", "mutex", "profile"]));
      expect(names).not.toContain("cmdline");
      for (const name of ["heap", "goroutine", "profile"]) {
        const target = names.indexOf(name);
        const last = (await fetchReports(server, target)).at(-1);
        if (last?.kind !== "done") throw new Error(JSON.stringify(last));
        expect(last.profile).toMatchObject({
          target,
          name: expect.stringMatching(new RegExp(`^${name} \\d\\d:`)),
        });
        const profile = await openServed(server, last.profile.url);
        expect(profile.samples.count).toBeGreaterThan(0);
      }
    });
  });
});

describe("a Node process", () => {
  it("is recorded again as V8 writes it", async () => {
    const { child, address } = await started("node", ["-e", NODE_PROGRAM]);
    try {
      await withServer([`http://${address}/cpu.cpuprofile`], folder, async server => {
        const last = (await fetchReports(server, 0)).at(-1);
        if (last?.kind !== "done") throw new Error(JSON.stringify(last));
        expect(last.profile.name).toMatch(/^cpu\.cpuprofile \d\d:\d\d:\d\d$/);
        expect(functionNames(await openServed(server, last.profile.url))).toContain("spin");
      });
    } finally {
      child.kill();
    }
  });
});

describe("what goes wrong", () => {
  const asked: string[] = [];
  let other: Server;
  let origin: string;
  let answer: "profile" | "fails" | "page" | "hangs" = "profile";
  let left: Promise<void>;
  beforeAll(async () => {
    other = createServer((request, response) => {
      asked.push(request.url ?? "");
      if (answer === "hangs") {
        left = new Promise(resolve => {
          response.once("close", resolve);
        });
        response.write("a;b;c");
        return;
      }
      response.writeHead(answer === "fails" ? 503 : 200, {
        "Content-Type": answer === "page" ? "text/html; charset=utf-8" : "text/plain",
      });
      response.end(answer === "page" ? "<a href='/elsewhere'>x</a>" : "a;b;c 3\n");
    });
    await new Promise<void>(resolve => {
      other.listen(0, "127.0.0.1", resolve);
    });
    origin = `http://127.0.0.1:${(other.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    other.close();
    other.closeAllConnections();
  });

  it("is said, and what was fetched stays", async () => {
    await withServer([`${origin}/stacks`], folder, async server => {
      answer = "fails";
      expect((await fetchReports(server, 0)).at(-1)).toEqual({
        kind: "failed",
        message: `${origin}/stacks: server response: 503 Service Unavailable`,
      });
      answer = "page";
      expect((await fetchReports(server, 0)).at(-1)).toEqual({
        kind: "failed",
        message: `${origin}/stacks: this is a web page, not a profile`,
      });
      answer = "profile";
      expect((await fetchReports(server, 0)).at(-1)?.kind).toBe("done");
      expect((await seriesOf(server)).profiles).toHaveLength(2);
      expect(new Set(asked)).toEqual(new Set(["/stacks"]));
    });
  });

  it("ends with whoever asked: one fetch at a time, none for nobody", async () => {
    await withServer([`${origin}/stacks`], folder, async server => {
      answer = "hangs";
      const stop = new AbortController();
      const body = JSON.stringify({ target: 0 });
      const post = (signal?: AbortSignal) =>
        fetch(`${server.pageUrl}fetch`, { method: "POST", body, ...(signal && { signal }) });
      const hanging = await post(stop.signal);
      const second = await post();
      expect(second.status).toBe(409);
      stop.abort();
      await expect(hanging.text()).rejects.toThrow("aborted");
      await left;
      answer = "profile";
      await expect.poll(async () => (await post()).status, { timeout: 10_000 }).toBe(200);
    });
  });

  it("is no index without profiles", async () => {
    answer = "page";
    await expect(withServer([`${origin}/profiles/`], folder, async () => undefined)).rejects.toThrow(
      `ended with 2: Fetching profile over HTTP from ${origin}/profiles/\n` +
        `proflens: ${origin}/profiles/ is a web page, and links to no profile below it`,
    );
    answer = "profile";
  });
});
