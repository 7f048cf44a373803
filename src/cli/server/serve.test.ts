import { readFileSync, renameSync, symlinkSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { hostname, networkInterfaces } from "node:os";
import { join, resolve } from "node:path";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readLinkParameters } from "./fixtures/linkParameters";
import {
  APP_FILES,
  folderWith,
  rawRequest,
  removeFolder,
  type StartedServer,
  startServer,
  withServer,
} from "./fixtures/startedServer";

const EXAMPLE = resolve(import.meta.dirname, "../../../public/examples/go-cpu.pb.gz");
const EXAMPLE_BYTES = readFileSync(EXAMPLE);
const SECRET = "top secret";

const outside = folderWith({ "secret.go": SECRET, "work-secrets/secret.go": SECRET });
const folder = join(outside, "work");
let server: StartedServer;

beforeAll(async () => {
  const files = folderWith({
    ...APP_FILES,
    "cpu.pb.gz": EXAMPLE_BYTES,
    "src/app/main.go": "package main\n",
    "src/app/über weg.go": "package weg\n",
    ".git/config": SECRET,
  });
  // Beside the secrets.
  renameSync(files, folder);
  symlinkSync(join(outside, "secret.go"), join(folder, "src/link-out.go"));
  symlinkSync(outside, join(folder, "src/folder-out"));
  symlinkSync(join(folder, "src/app/main.go"), join(folder, "src/link-in.go"));
  symlinkSync(folder, join(folder, "src/loop"));
  server = await startServer([join(folder, "cpu.pb.gz")], folder);
});
afterAll(async () => {
  expect(await server.stop()).toBe(0);
  removeFolder(outside);
});

/** The status and the text of an answer to a request of these lines. */
async function raw(
  lines: readonly string[],
  body = "",
): Promise<{ status: number; text: string; head: string }> {
  const answered = await rawRequest(
    server.port,
    `${[...lines, "Connection: close"].join("\r\n")}\r\n\r\n${body}`,
  );
  const [head = "", ...rest] = answered.split("\r\n\r\n");
  return { status: Number(/^HTTP\/1\.1 (\d+)/.exec(head)?.[1]), head, text: rest.join("\r\n\r\n") };
}

const host = () => `Host: 127.0.0.1:${server.port}`;

describe("what is served", () => {
  it("is the page, told of its server, and the profile as it is", async () => {
    const page = await fetch(server.pageUrl);
    expect(page.status).toBe(200);
    expect(page.headers.get("content-type")).toBe("text/html; charset=utf-8");
    expect(await page.text()).toContain('<meta name="proflens-server" content="sources" />');
    const { view, parameters } = readLinkParameters(server.link);
    expect(view).toBe("flamegraph");
    const profile = await fetch(new URL(parameters["url"] ?? "", server.pageUrl));
    expect(Buffer.from(await profile.arrayBuffer())).toEqual(EXAMPLE_BYTES);
    const script = await fetch(`${server.pageUrl}assets/app-1234.js`, { method: "HEAD" });
    expect([script.status, script.headers.get("content-type"), await script.text()]).toEqual([
      200,
      "text/javascript; charset=utf-8",
      "",
    ]);
  });

  it("is kept by nobody and told to nobody", async () => {
    for (const path of ["", "profiles/0/cpu.pb.gz", "series", "sources", "nothing"]) {
      const { headers } = await fetch(server.pageUrl + path);
      expect([path, headers.get("cache-control")]).toEqual([path, "no-store"]);
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("referrer-policy")).toBe("no-referrer");
      expect(headers.get("content-security-policy")).toBe("frame-ancestors 'none'");
      expect(headers.get("cross-origin-resource-policy")).toBe("same-origin");
      expect(headers.get("access-control-allow-origin")).toBeNull();
    }
  });

  it("listens on this machine alone", async () => {
    const others = Object.values(networkInterfaces())
      .flatMap(addresses => addresses ?? [])
      .filter(({ internal, family }) => !internal && family === "IPv4");
    for (const { address } of others) {
      const refused = await new Promise(done => {
        const socket = connect(server.port, address);
        socket.on("connect", () => done("connected"));
        socket.on("error", error => done("code" in error ? error.code : error));
      });
      expect(refused).toBe("ECONNREFUSED");
    }
  });
});

describe("what the flags say", () => {
  it("is in the link", async () => {
    const args = [
      "-diff_base",
      EXAMPLE,
      "-focus=json|x",
      "-sample_index=samples",
      "-lines",
      "-cum",
      "-normalize",
    ];
    await withServer([...args, EXAMPLE], folder, async ({ link, pageUrl }) => {
      const { url, diff_base: base, ...others } = readLinkParameters(link).parameters;
      expect(others).toEqual({ f: "json|x", si: "samples", g: "lines", sort: "cum", norm: "t" });
      for (const address of [url, base]) {
        const bytes = await (await fetch(new URL(address ?? "", pageUrl))).arrayBuffer();
        expect(Buffer.from(bytes)).toEqual(EXAMPLE_BYTES);
      }
      expect(url).not.toBe(base);
    });
  });

  it("opens the source for -weblist", async () => {
    await withServer(["-weblist=main\\..*", EXAMPLE], folder, async ({ link }) => {
      const { view, parameters } = readLinkParameters(link);
      expect([view, parameters["list"]]).toEqual(["source", "/main\\..*/"]);
    });
  });

  it("makes one profile of several, and of one with a comment", async () => {
    await withServer([EXAMPLE, EXAMPLE], folder, async ({ link, pageUrl }) => {
      const { parameters } = readLinkParameters(link);
      expect(parameters["url"]).toBe("./profiles/0/go-cpu.pb.gz%20%2B%201%20more");
      expect((await fetch(new URL(parameters["url"] ?? "", pageUrl))).status).toBe(200);
    });
    await withServer(["-add_comment=by hand", EXAMPLE], folder, async ({ pageUrl }) => {
      const bytes = await (await fetch(`${pageUrl}profiles/0/go-cpu.pb.gz`)).arrayBuffer();
      expect(gunzipSync(new Uint8Array(bytes)).includes("by hand")).toBe(true);
    });
  });

  it("reads standard input", async () => {
    const piped = await startServer(["-"], folder, EXAMPLE_BYTES);
    const bytes = await (await fetch(`${piped.pageUrl}profiles/0/profile`)).arrayBuffer();
    expect(Buffer.from(bytes)).toEqual(EXAMPLE_BYTES);
    expect(await piped.stop()).toBe(0);
  });

  it("is refused where nothing can be served", async () => {
    const broken = join(folder, "broken.pb.gz");
    writeFileSync(broken, EXAMPLE_BYTES.subarray(0, 5000));
    await expect(startServer([broken], folder)).rejects.toThrow(/^ended with 2: .*broken\.pb\.gz/s);
    await expect(startServer(["nofile"], folder)).rejects.toThrow(
      "ended with 2: proflens: nofile: stat nofile: no such file or directory",
    );
    await expect(startServer([EXAMPLE], outside)).rejects.toThrow(/the page is not beside the command/);
    await expect(startServer([`-http=:${server.port}`, EXAMPLE], folder)).rejects.toThrow(
      /could not listen on 127\.0\.0\.1:\d+: .*EADDRINUSE/,
    );
  });
});

describe("who may ask", () => {
  it("has the token", async () => {
    expect(Buffer.from(server.token, "base64url").length).toBeGreaterThanOrEqual(16);
    const other = `${server.token.slice(0, -1)}${server.token.endsWith("A") ? "B" : "A"}`;
    for (const path of [
      "/",
      "/index.html",
      "/profiles/0/cpu.pb.gz",
      `/${other}/`,
      `/${server.token}x/`,
      "//",
    ]) {
      expect([path, (await fetch(server.origin + path)).status]).toEqual([path, 404]);
    }
    const { head, status } = await raw([`GET /${server.token} HTTP/1.1`, host()]);
    expect([status, /^Location: (.*)$/im.exec(head)?.[1]]).toEqual([301, `/${server.token}/`]);
    const started = await startServer([EXAMPLE], folder);
    expect(started.token).not.toBe(server.token);
    await started.stop();
  });

  it("says this server's name", async () => {
    const statusOf = async (name: string) =>
      (await raw([`GET /${server.token}/ HTTP/1.1`, ...(name === "" ? [] : [`Host: ${name}`])])).status;
    const { port } = server;
    for (const name of [`127.0.0.1:${port}`, `localhost:${port}`, `LOCALHOST:${port}`, `[::1]:${port}`]) {
      expect([name, await statusOf(name)]).toEqual([name, 200]);
    }
    for (const name of [
      `evil.example:${port}`,
      "evil.example",
      "localhost",
      `127.0.0.1:${port + 1}`,
      `127.0.0.1.evil.example:${port}`,
      `localhost:${port}@evil.example`,
      `10.0.0.1:${port}`,
    ]) {
      expect([name, await statusOf(name)]).toEqual([name, 403]);
    }
    expect(await statusOf("")).toBe(400);
  });

  it("says a name of this machine, where it listens at all of its addresses", async () => {
    await withServer(["-http=0.0.0.0:", EXAMPLE], folder, async started => {
      expect(started.origin).toBe(`http://127.0.0.1:${started.port}`);
      expect(started.said()).toContain("Whoever on the network has that address can read");
      const statusOf = async (name: string) => {
        const lines = [
          `GET /${started.token}/ HTTP/1.1`,
          `Host: ${name}:${started.port}`,
          "Connection: close",
        ];
        return Number(/ (\d+)/.exec(await rawRequest(started.port, `${lines.join("\r\n")}\r\n\r\n`))?.[1]);
      };
      const addresses = Object.values(networkInterfaces()).flatMap(all => all ?? []);
      const own = addresses.filter(({ family }) => family === "IPv4").map(({ address }) => address);
      for (const name of [...own, hostname(), "localhost"])
        expect([name, await statusOf(name)]).toEqual([name, 200]);
      for (const name of ["evil.example", "203.0.113.7"])
        expect([name, await statusOf(name)]).toEqual([name, 403]);
    });
    expect(server.said()).not.toContain("Whoever on the network");
  });

  it("is of this origin, or of none", async () => {
    const statusOf = async (...headers: string[]) =>
      (await raw([`GET /${server.token}/series HTTP/1.1`, host(), ...headers])).status;
    expect(await statusOf(`Origin: http://127.0.0.1:${server.port}`)).toBe(200);
    for (const origin of [
      "http://evil.example",
      "null",
      `https://127.0.0.1:${server.port}`,
      `http://127.0.0.1:${server.port + 1}`,
    ]) {
      expect([origin, await statusOf(`Origin: ${origin}`)]).toEqual([origin, 403]);
    }
    expect(await statusOf("Sec-Fetch-Site: cross-site")).toBe(403);
    expect(await statusOf("Sec-Fetch-Site: same-origin")).toBe(200);
  });

  it("asks for what is there, in a way that is understood", async () => {
    for (const method of ["PUT", "DELETE", "OPTIONS", "PATCH", "POST", "TRACE"]) {
      expect([method, (await raw([`${method} /${server.token}/ HTTP/1.1`, host()])).status]).toEqual([
        method,
        405,
      ]);
    }
    expect((await raw([`GET /${server.token}/fetch HTTP/1.1`, host()])).status).toBe(405);
    const post = async (headers: readonly string[], body: string) =>
      (await raw([`POST /${server.token}/fetch HTTP/1.1`, host(), ...headers], body)).status;
    for (const body of ["", "{", "{}", '{"target":0}', '{"target":"http://127.0.0.1/"}', '{"target":-1}']) {
      expect([body, await post([`Content-Length: ${body.length}`], body)]).toEqual([body, 400]);
    }
    const large = "x".repeat(5000);
    expect(await post([`Content-Length: ${large.length}`], large)).toBe(413);
    expect(await post(["Content-Length: 99999999999"], "x")).toBe(413);
    const chunk = `1388\r\n${large}\r\n0\r\n\r\n`;
    expect(await post(["Transfer-Encoding: chunked"], chunk)).toBe(413);
    expect((await raw([`GET http://evil.example/${server.token}/ HTTP/1.1`, host()])).status).toBe(400);
    expect((await raw(["CONNECT evil.example:80 HTTP/1.1", host()])).status).toBe(NaN);
  });
});

describe("files", () => {
  const get = (path: string) => raw([`GET /${server.token}/${path} HTTP/1.1`, host()]);
  const sourceFile = (path: string) => get(`sources/file?path=${encodeURIComponent(path)}`);

  it("of the app are those that were there, by their names alone", async () => {
    for (const path of [
      "../cpu.pb.gz",
      "..%2fcpu.pb.gz",
      "%2e%2e/cpu.pb.gz",
      "%2e%2e%2fcpu.pb.gz",
      "%252e%252e%252fcpu.pb.gz",
      "..%5ccpu.pb.gz",
      "..\\cpu.pb.gz",
      "assets/../index.html",
      "assets/./app-1234.js",
      "assets//app-1234.js",
      "/etc/passwd",
      "%2fetc%2fpasswd",
      "index.html%00.js",
      "assets",
      "assets/",
      "profiles/0/../../../cpu.pb.gz",
      "profiles/00/cpu.pb.gz",
      "profiles/-1/cpu.pb.gz",
      "profiles/1/cpu.pb.gz",
      "profiles/0/other.pb.gz",
    ]) {
      expect([path, (await get(path)).status]).toEqual([path, 404]);
    }
    expect((await get("%")).status).toBe(400);
    expect((await get("%c0%ae%c0%ae/cpu.pb.gz")).status).toBe(400);
    expect((await get("assets%2fapp-1234.js")).status).toBe(200);
  });

  it("of source are listed below the roots, without what leads out", async () => {
    const { text } = await get("sources");
    const lines = text.split(/\r?\n/).filter(line => line.startsWith("/"));
    const below = lines.map(line => line.slice(folder.length + 1)).filter(path => path.startsWith("src"));
    expect(below.sort()).toEqual(
      ["src/app/main.go", "src/app/über weg.go", "src/link-in.go"].map(latin1).sort(),
    );
    expect(text).not.toContain("secret");
    expect(text).not.toContain(".git/");
  });

  it("of source are read there", async () => {
    expect((await sourceFile(`${folder}/src/app/main.go`)).text).toBe("package main\n");
    expect((await sourceFile(`${folder}/src/app/über weg.go`)).text).toBe("package weg\n");
    expect((await sourceFile(`${folder}/src/link-in.go`)).text).toBe("package main\n");
  });

  it.each([
    "../secret.go",
    "src/../../secret.go",
    "src/app/../../../secret.go",
    "src\\..\\..\\secret.go",
    "src/link-out.go",
    "src/folder-out/secret.go",
    "../work-secrets/secret.go",
    "src/./app/main.go",
    "src//app/main.go",
    "src/app/main.go/",
    "src/app/main.go\0",
    "src/app",
    "",
    ".",
    "nothing.go",
  ])("of source are not read by %j", async path => {
    const { status, text } = await sourceFile(`${folder}/${path}`);
    expect(status).toBe(404);
    expect(text).not.toContain(SECRET);
  });

  it.each(["/etc/passwd", "secret.go", "src/app/main.go", "~", "", "/", "file:///etc/passwd"])(
    "of source are nowhere else: %j",
    async path => {
      expect((await sourceFile(path)).status).toBe(404);
    },
  );

  it("of source are those of -source_path, where that is given", async () => {
    await withServer(
      [`-source_path=src/app:${outside}/nowhere`, EXAMPLE],
      folder,
      async ({ pageUrl, said }) => {
        expect(said()).toContain(`Ignoring ${outside}/nowhere in -source_path: it is no folder`);
        const listed = (await (await fetch(`${pageUrl}sources`)).text()).trim().split("\n");
        expect(listed.sort()).toEqual([`${folder}/src/app/main.go`, `${folder}/src/app/über weg.go`]);
        const read = (path: string) => fetch(`${pageUrl}sources/file?path=${encodeURIComponent(path)}`);
        expect((await read(`${folder}/src/app/main.go`)).status).toBe(200);
        expect((await read(`${folder}/src/link-in.go`)).status).toBe(404);
      },
    );
  });
});

/** A text's UTF-8 bytes, each a character, as sockets are read here. */
function latin1(text: string): string {
  return Buffer.from(text, "utf8").toString("latin1");
}
