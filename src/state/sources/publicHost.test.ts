import { gzipSync } from "fflate";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { allowHost, forgetHost, setVersion } from "./consent";
import { tarOf } from "./fixtures/memoryTar";
import { forgetMisses } from "./publicHost";
import { readSource } from "./readSource";
import { sourcesStore } from "./store";

const { signal } = new AbortController();
const HOST = "raw.githubusercontent.com";

/** What the hosts answer; a path that is missing is a 404. */
const answers = new Map<string, string | Uint8Array | Error | number>();
let asked: string[] = [];

beforeEach(() => {
  sourcesStore.setState(sourcesStore.getInitialState());
  answers.clear();
  asked = [];
  forgetMisses();
  vi.stubGlobal("fetch", async (url: string, options: RequestInit) => {
    expect(options).toEqual({ credentials: "omit", referrerPolicy: "no-referrer" });
    asked.push(url);
    const answer = answers.get(url);
    if (answer instanceof Error) throw answer;
    if (typeof answer === "number") return new Response("", { status: answer });
    if (answer === undefined) return new Response("404: Not Found", { status: 404 });
    return new Response(answer as string);
  });
});

afterEach(() => void vi.unstubAllGlobals());

describe("a public host", () => {
  it("is asked for nothing before the user says so, and for nothing after it is forgotten", async () => {
    const file = "/root/go/pkg/mod/github.com/google/btree@v1.0.1/btree.go";
    const url = `https://${HOST}/google/btree/v1.0.1/btree.go`;
    answers.set(url, "package btree\n");
    expect(await readSource(file, signal)).toEqual({
      kind: "missing",
      tried: [],
      offer: {
        host: HOST,
        project: "github.com/google/btree",
        version: "v1.0.1",
        versionExample: "v1.2.3",
        path: "btree.go",
        url,
      },
    });
    expect(asked).toEqual([]);
    allowHost(HOST, "session");
    expect(await readSource(file, signal)).toEqual({
      kind: "text",
      lines: ["package btree"],
      place: HOST,
      path: url,
      notes: [],
    });
    await readSource(file, signal);
    expect(asked).toEqual([url]);
    forgetHost(HOST);
    expect(await readSource(file, signal)).toMatchObject({ kind: "missing" });
  });

  it("is asked for a version that the user names, and for each address in turn", async () => {
    allowHost(HOST, "session");
    const file = "/usr/local/go/src/runtime/mfinal.go";
    expect(await readSource(file, signal)).toMatchObject({ kind: "missing", offer: { version: undefined } });
    setVersion("Go", "1.19");
    answers.set(`https://${HOST}/golang/go/release-branch.go1.19/src/runtime/mfinal.go`, "package runtime");
    expect(await readSource(file, signal)).toMatchObject({ kind: "text", lines: ["package runtime"] });
    expect(asked.map(url => url.split("/")[5])).toEqual(["go1.19", "release-branch.go1.19"]);
  });

  it("that has no such file says so, and is asked again when the user says so", async () => {
    allowHost(HOST, "session");
    setVersion("Node.js", "99.0.0");
    expect(await readSource("node:zlib", signal)).toMatchObject({
      kind: "failed",
      problem: { message: `${HOST} has no lib/zlib.js of Node.js 99.0.0.` },
      offer: { version: "99.0.0" },
    });
    await readSource("node:zlib", signal);
    expect(asked).toHaveLength(1);
    forgetMisses();
    answers.set(`https://${HOST}/nodejs/node/v99.0.0/lib/zlib.js`, "'use strict';");
    expect(await readSource("node:zlib", signal)).toMatchObject({ kind: "text" });
  });

  it("that cannot be reached, is offline or refuses is told apart", async () => {
    allowHost(HOST, "session");
    setVersion("Node.js", "22.0.0");
    const url = `https://${HOST}/nodejs/node/v22.0.0/lib/net.js`;
    const messageFor = async (answer: Error | number) => {
      answers.set(url, answer);
      const read = await readSource("node:net", signal);
      return read.kind === "failed" ? read.problem.message : read.kind;
    };
    vi.stubGlobal("navigator", { onLine: true });
    expect(await messageFor(new TypeError("Failed to fetch"))).toBe(
      `${HOST} could not be read from this page.`,
    );
    vi.stubGlobal("navigator", { onLine: false });
    expect(await messageFor(new TypeError("Failed to fetch"))).toContain("This browser is offline");
    expect(await messageFor(429)).toContain(`${HOST} answered with 429`);
    expect(await messageFor(503)).toContain(`${HOST} answered with 503`);
    // None of them is remembered.
    answers.set(url, "ok");
    expect(await readSource("node:net", signal)).toMatchObject({ kind: "text" });
  });

  it("that gives archives has the file in them", async () => {
    const file = "/root/.cargo/registry/src/index.crates.io-6f17d22bba15001f/memchr-2.7.1/src/lib.rs";
    const url = "https://static.crates.io/crates/memchr/memchr-2.7.1.crate";
    allowHost("static.crates.io", "session");
    answers.set(url, gzipSync(tarOf({ "memchr-2.7.1/src/lib.rs": "#![no_std]\n" })));
    expect(await readSource(file, signal)).toMatchObject({ kind: "text", lines: ["#![no_std]"], path: url });
    expect(await readSource(file.replace("lib.rs", "gone.rs"), signal)).toMatchObject({
      kind: "failed",
      problem: { message: "static.crates.io has no src/gone.rs of memchr (Rust crate) 2.7.1." },
    });
    expect(asked).toEqual([url]);
  });
});
