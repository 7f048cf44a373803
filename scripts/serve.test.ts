import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { serve, type Served } from "./serve.mjs";

const PROFILE = gzipSync("profile bytes");
let folder: string;
let served: Served;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "proflens-serve-"));
  const root = join(folder, "dist");
  await mkdir(join(root, "examples"), { recursive: true });
  await writeFile(join(folder, "secret.txt"), "secret");
  await mkdir(join(folder, "dist-next-door"));
  await writeFile(join(folder, "dist-next-door", "secret.txt"), "secret");
  await writeFile(join(root, "index.html"), "<p>the page</p>");
  await writeFile(join(root, "app.js"), "1");
  await writeFile(join(root, "engine.wasm"), "wasm");
  await writeFile(join(root, "examples", "two words.pb.gz"), PROFILE);
  await symlink(join(folder, "secret.txt"), join(root, "link.txt"));
  served = await serve({ directory: root, port: 0, under: "/some/where/" });
});

afterAll(async () => {
  await served.close();
  await rm(folder, { recursive: true });
});

/** Asks with the path exactly as written; `fetch` would tidy it. */
function ask(path: string, method = "GET"): Promise<{ status: number | undefined; body: string }> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(served.url);
    const asked = request({ hostname, port, path, method }, response => {
      let body = "";
      response.setEncoding("utf8");
      response.on("data", (text: string) => (body += text));
      response.on("end", () => resolve({ status: response.statusCode, body }));
    });
    asked.on("error", reject);
    asked.end();
  });
}

describe("what is served", () => {
  it("is the page for the folder's address", async () => {
    const response = await fetch(served.url);
    expect(response.headers.get("content-type")).toBe("text/html; charset=utf-8");
    expect(await response.text()).toBe("<p>the page</p>");
    expect((await ask("/some/where")).status).toBe(301);
    expect((await ask("/some/where/?a=b")).body).toBe("<p>the page</p>");
  });

  it("has the types a browser insists on", async () => {
    const typeOf = async (name: string): Promise<string | null> =>
      (await fetch(served.url + name)).headers.get("content-type");
    expect(await typeOf("app.js")).toBe("text/javascript; charset=utf-8");
    expect(await typeOf("engine.wasm")).toBe("application/wasm");
  });

  it("leaves a gzipped profile gzipped", async () => {
    const response = await fetch(`${served.url}examples/two%20words.pb.gz`);
    expect(response.headers.get("content-type")).toBe("application/octet-stream");
    expect(response.headers.get("content-encoding")).toBeNull();
    expect(Buffer.from(await response.arrayBuffer())).toEqual(PROFILE);
  });

  it("answers HEAD without a body and no other method", async () => {
    expect(await ask("/some/where/app.js", "HEAD")).toEqual({ status: 200, body: "" });
    expect((await ask("/some/where/app.js", "POST")).status).toBe(405);
  });
});

describe("what is not served", () => {
  it.each([
    "/",
    "/index.html",
    "/some/where/nothing.js",
    "/some/where/examples",
    "/some/where/examples/",
    "/some/where/../../secret.txt",
    "/some/where/%2e%2e/secret.txt",
    "/some/where/..%2fsecret.txt",
    "/some/where/..%2fdist-next-door%2fsecret.txt",
    "/some/where//etc/passwd",
    "/some/where/link.txt",
  ])("%s", async path => {
    expect((await ask(path)).status).toBe(404);
  });

  it.each(["/some/where/%", "/some/where/%00"])("the malformed %s", async path => {
    expect((await ask(path)).status).toBe(400);
  });
});

it("takes the next free port when the one asked for is taken", async () => {
  const port = Number(new URL(served.url).port);
  const second = await serve({ directory: folder, port });
  try {
    expect(Number(new URL(second.url).port)).toBeGreaterThan(port);
  } finally {
    await second.close();
  }
});
