import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { gunzipSync } from "node:zlib";
import { afterAll, describe, expect, it } from "vitest";
import { ok } from "../base/result";
import { usageText } from "./flags/usage";
import type { Host, Output } from "./host";
import { run } from "./run";
import { NO_SERVER } from "./fixtures/noServer";

const EXAMPLE = resolve(import.meta.dirname, "../../public/examples/go-cpu.pb.gz");
const folder = mkdtempSync(join(tmpdir(), "proflens-cli-"));
afterAll(() => rmSync(folder, { recursive: true }));

interface Outcome {
  status: number;
  stdout: string;
  stderr: string;
}

/** Runs the command in this process. */
async function proflens(
  args: readonly string[],
  { stdin = new Uint8Array(), isTerminal = false, TZ = "UTC" } = {},
): Promise<Outcome> {
  const output = (): Output & { text: string } => ({
    isTerminal,
    text: "",
    async write(bytes) {
      this.text += new TextDecoder().decode(bytes);
    },
  });
  const stdout = output();
  const stderr = output();
  const host: Host = {
    environment: { TZ },
    workingFolder: folder,
    stdin: () => new Blob([stdin]).stream(),
    ...NO_SERVER,
    reportTemplate: async () => ok("<title>x</title><!--data--><end>"),
    stdout,
    stderr,
  };
  const status = await run(args, host);
  return { status, stdout: stdout.text, stderr: stderr.text };
}

const failed = (stderr: string): Outcome => ({ status: 2, stdout: "", stderr });

function fileOf(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

describe("a report", () => {
  it("goes to standard output", async () => {
    const { status, stdout, stderr } = await proflens(["-top", EXAMPLE]);
    expect([status, stderr]).toEqual([0, ""]);
    expect(stdout).toMatch(/^File: .*\n[^]*flat {2}flat% {3}sum% {8}cum {3}cum%\n/);
  });

  it("is the same with the flags behind the file", async () => {
    const before = await proflens(["-top", "-cum", "-nodecount=3", EXAMPLE]);
    expect(await proflens([EXAMPLE, "--top", "--cum", "--nodecount", "3"])).toEqual(before);
  });

  it("reads standard input, compressed or not", async () => {
    const file = await proflens(["-top", EXAMPLE]);
    const bytes = readFileSync(EXAMPLE);
    expect(await proflens(["-top", "-"], { stdin: bytes })).toEqual(file);
    expect(await proflens(["-top", "-"], { stdin: gunzipSync(bytes) })).toEqual(file);
  });

  it("takes several profiles", async () => {
    const { stdout } = await proflens(["-raw", EXAMPLE, EXAMPLE]);
    const single = await proflens(["-raw", EXAMPLE]);
    const period = /^Duration: .*$/m;
    expect(period.exec(stdout)?.[0]).not.toBe(period.exec(single.stdout)?.[0]);
  });

  it("of a profile without itself is empty", async () => {
    const { status, stdout } = await proflens(["-top", `-base=${EXAMPLE}`, EXAMPLE]);
    expect(status).toBe(0);
    expect(stdout).toMatch(/Showing nodes accounting for 0, 0% of 0 total/);
  });

  it("has the name of the binary that stands first", async () => {
    const binary = fileOf("server", "\u007fELF, nearly");
    const { stdout } = await proflens(["-top", binary, EXAMPLE]);
    expect(stdout).toMatch(/^File: server\n/);
  });

  it("tells the time in the zone of TZ", async () => {
    const { stdout } = await proflens(["-top", EXAMPLE], { TZ: "No/Such/Zone" });
    expect(stdout).toMatch(/^Time: \d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC$/m);
  });

  it("has the comment that was added", async () => {
    const { stdout } = await proflens(["-comments", "-add_comment=a note", EXAMPLE]);
    expect(stdout).toMatch(/^a note$/m);
  });

  it("goes into a file", async () => {
    const path = join(folder, "top.txt");
    expect(await proflens(["-top", "-output", path, EXAMPLE])).toEqual({
      status: 0,
      stdout: "",
      stderr: `Generating report in ${path}\n`,
    });
    expect(readFileSync(path, "utf8")).toBe((await proflens(["-top", EXAMPLE])).stdout);
    expect(await proflens(["-top", "-output=/no/such/x", EXAMPLE])).toEqual(
      failed("Generating report in /no/such/x\nproflens: open /no/such/x: no such file or directory\n"),
    );
  });

  it("for programs is kept off a terminal", async () => {
    const expected = (await proflens(["-callgrind", EXAMPLE])).stdout;
    for (const number of ["001", "002"]) {
      const name = `profile${number}.callgraph.out`;
      expect(await proflens(["-callgrind", EXAMPLE], { isTerminal: true })).toEqual({
        status: 0,
        stdout: "",
        stderr: `Generating report in ${name}\n`,
      });
      expect(readFileSync(join(folder, name), "utf8")).toBe(expected);
    }
  });

  it("says what it ignores before it says what is wrong, as pprof does", async () => {
    const { stderr } = await proflens(["-top", "-sample_index=0", "-mean_delay", "-normalize", EXAMPLE]);
    expect(stderr).toBe(
      "Multiple value selections, ignoring -mean_delay\nproflens: must have base profile to normalize by\n",
    );
  });

  it("has styles", async () => {
    const { status, stdout, stderr } = await proflens([EXAMPLE, "-json", "-nodecount=3"]);
    expect([status, stderr]).toEqual([0, ""]);
    expect(JSON.parse(stdout)).toMatchObject({ report: "top", type: "cpu", shownNodes: 3 });
    const csv = await proflens([EXAMPLE, "-csv", "-nodecount=3"]);
    expect(csv.stdout.split("\r\n")).toHaveLength(5);
    // Line ends are no commands.
    expect(await proflens([EXAMPLE, "-csv", "-nodecount=3"], { isTerminal: true })).toEqual(csv);
    expect((await proflens([EXAMPLE, "-peek=sendOne$", "-markdown"])).stdout).toContain("| `main.sendOne` |");
  });

  it("is a picture", async () => {
    const { status, stdout, stderr } = await proflens(["-svg", EXAMPLE]);
    expect([status, stderr]).toEqual([0, ""]);
    expect(stdout).toMatch(/^<\?xml[^]*<svg [^]*<\/svg>\n$/);
    expect(await proflens(["-svg", EXAMPLE], { isTerminal: true })).toEqual({
      status: 0,
      stdout: "",
      stderr: "Generating report in profile001.svg\n",
    });
    expect(readFileSync(join(folder, "profile001.svg"), "utf8")).toBe(stdout);
  });

  it("can't command a terminal", async () => {
    const args = ["-comments", "-add_comment=\u001b[31m", EXAMPLE];
    expect((await proflens(args)).stdout).toContain("\u001b[31m\n");
    expect((await proflens(args, { isTerminal: true })).stdout).toContain("\\x1b[31m\n");
  });
});

describe("-html is the page with the profiles inside", () => {
  /** What stands in an element of the page. */
  const elementIn = (html: string, id: string) =>
    new RegExp(`<script id="${id}" type="[^"]*">([^<]*)</script>`).exec(html)?.[1] ?? "";
  const profileIn = (html: string, id: string) =>
    Buffer.from(elementIn(html, `proflens-profile-${id}`), "base64");

  it("and what the flags ask for is shown first", async () => {
    const { status, stdout, stderr } = await proflens(["-html", "-focus=a b&c", "-cum", "-lines", EXAMPLE]);
    expect([status, stderr]).toEqual([0, ""]);
    expect(stdout).toMatch(/^<title>go-cpu\.pb\.gz · Proflens<\/title>[^]*<end>$/);
    expect(JSON.parse(elementIn(stdout, "proflens-report"))).toEqual({
      link: "#/flamegraph?recent=report&f=a%20b%26c&g=lines&sort=cum",
      profiles: [{ id: "report", name: "go-cpu.pb.gz" }],
    });
    const kept = fileOf("kept.pb.gz", profileIn(stdout, "report"));
    expect((await proflens(["-top", kept])).stdout).toBe((await proflens(["-top", EXAMPLE])).stdout);
  });

  it("with a base as well, and names that mean something in HTML", async () => {
    const odd = fileOf("<b>&amp;.pb.gz", readFileSync(EXAMPLE));
    const { stdout } = await proflens([`-diff_base=${EXAMPLE}`, "-sample_index=samples", "-html", odd, odd]);
    expect(stdout).toMatch(/^<title>&lt;b>&amp;amp;\.pb\.gz \+ 1 more · Proflens<\/title>/);
    expect(elementIn(stdout, "proflens-report")).toContain("\\u003cb>");
    expect(JSON.parse(elementIn(stdout, "proflens-report"))).toEqual({
      link: "#/flamegraph?recent=report&diff_base=recent%3Areport-base&si=samples",
      profiles: [
        { id: "report", name: "<b>&amp;.pb.gz + 1 more" },
        { id: "report-base", name: "go-cpu.pb.gz" },
      ],
    });
    const base = fileOf("base.pb.gz", profileIn(stdout, "report-base"));
    expect((await proflens(["-top", base])).stdout).toBe((await proflens(["-top", EXAMPLE])).stdout);
    const merged = fileOf("merged.pb.gz", profileIn(stdout, "report"));
    expect((await proflens(["-raw", merged])).stdout).toBe((await proflens(["-raw", odd, odd])).stdout);
  });

  it("and no table", async () => {
    expect(await proflens(["-html", "-top", EXAMPLE])).toEqual(
      failed("proflens: must set at most one output format\n"),
    );
    const { status, stderr } = await proflens(["-html", "-csv", EXAMPLE]);
    expect([status, stderr]).toEqual([2, expect.stringContaining("-html is none")]);
    expect(await proflens(["-html", "nofile"])).toEqual(
      failed(
        "nofile: stat nofile: no such file or directory\nproflens: failed to fetch any source profiles\n",
      ),
    );
  });
});

describe("addresses", () => {
  const server = createServer((request, response) => {
    if (request.url?.startsWith("/profile") === true) {
      response.end(readFileSync(EXAMPLE));
    } else if (request.url === "/busy") {
      response.writeHead(500, { "X-Go-Pprof": "1", "Content-Type": "text/plain" });
      response.end("already profiling\n");
    } else {
      response.writeHead(404);
      response.end();
    }
  });
  const listening = new Promise<string>(done => {
    server.listen(0, "localhost", () => done(`localhost:${(server.address() as AddressInfo).port}`));
  });
  afterAll(() => server.close());

  it("are fetched", async () => {
    const host = await listening;
    const { stdout } = await proflens(["-top", EXAMPLE]);
    const stderr = `Fetching profile over HTTP from http://${host}/profile\n`;
    expect(await proflens(["-top", `http://${host}/profile`])).toEqual({ status: 0, stdout, stderr });
    expect(await proflens(["-top", `${host}/profile`])).toEqual({ status: 0, stdout, stderr });
  });

  it("may refuse", async () => {
    const host = await listening;
    const fetching = `Fetching profile over HTTP from http://${host}`;
    const end = "proflens: failed to fetch any source profiles\n";
    expect(await proflens(["-top", `${host}/none`])).toEqual(
      failed(`${fetching}/none\n${host}/none: server response: 404 Not Found\n${end}`),
    );
    expect(await proflens(["-top", `${host}/busy`])).toEqual(
      failed(
        `${fetching}/busy\n${host}/busy: server response: 500 Internal Server Error - already profiling\n${end}`,
      ),
    );
  });
});

describe("errors are pprof's, with its exit status", () => {
  it("without arguments", async () => {
    expect(await proflens([])).toEqual(failed(`${usageText()}proflens: no profile source specified\n`));
  });

  it("with an unknown flag", async () => {
    expect(await proflens(["-bottom", EXAMPLE])).toEqual(
      failed(`flag provided but not defined: -bottom\n${usageText()}`),
    );
  });

  it("but help is none", async () => {
    expect(await proflens(["-h"])).toEqual({ status: 0, stdout: usageText(), stderr: "" });
  });

  it("of sources", async () => {
    const empty = fileOf("empty", "");
    const text = fileOf("text", "hello, world\n");
    const end = "proflens: failed to fetch any source profiles\n";
    expect(await proflens(["-top", "nofile"])).toEqual(
      failed(`nofile: stat nofile: no such file or directory\n${end}`),
    );
    expect(await proflens(["-top", empty])).toEqual(
      failed(`${empty}: parsing profile: empty input file\n${end}`),
    );
    expect(await proflens(["-top", folder])).toEqual(
      failed(`${folder}: read ${folder}: is a directory\n${end}`),
    );
    const { stderr } = await proflens(["-top", text]);
    expect(stderr.startsWith(`${text}: parsing profile: unrecognized profile format: `)).toBe(true);
    const cut = fileOf("cut", readFileSync(EXAMPLE).subarray(0, 1000));
    expect((await proflens(["-top", cut])).stderr).toMatch(/: decompressing profile: .* cut off/);
    expect(await proflens(["-top", "-base=nofile", EXAMPLE])).toEqual(
      failed("nofile: stat nofile: no such file or directory\nproflens: failed to fetch any base profiles\n"),
    );
  });

  it("are no errors where another source can be read", async () => {
    const { stdout } = await proflens(["-top", EXAMPLE]);
    expect(await proflens(["-top", "nofile", EXAMPLE])).toEqual({
      status: 0,
      stdout,
      stderr: "nofile: stat nofile: no such file or directory\nFetched 1 source profiles out of 2\n",
    });
  });

  it("of expressions", async () => {
    expect(await proflens(["-top", "-focus=(", EXAMPLE])).toEqual(
      failed("proflens: parsing focus regexp: error parsing regexp: missing closing ): `(`\n"),
    );
    expect(await proflens(["-peek=(", EXAMPLE])).toEqual(
      failed("proflens: parsing argument regexp (: error parsing regexp: missing closing ): `(`\n"),
    );
    expect(await proflens(["-peek=no such function", EXAMPLE])).toEqual(
      failed("proflens: no matches found for regexp: no such function\n"),
    );
  });

  it("of sample types", async () => {
    expect(await proflens(["-top", "-sample_index=zz", EXAMPLE])).toEqual(
      failed('proflens: sample_index "zz" must be one of: [samples cpu]\n'),
    );
  });

  it("but filters that match nothing only warn", async () => {
    const { status, stderr } = await proflens(["-top", "-focus=no such function", EXAMPLE]);
    expect([status, stderr]).toEqual([0, "Focus expression matched no samples\n"]);
  });
});
