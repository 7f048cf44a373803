import { beforeEach, describe, expect, it } from "vitest";
import { AppCache } from "./appCache";
import type { BuiltFiles } from "./builtFiles";
import { MemoryCaches } from "./fixtures/memoryCaches";

const SCOPE = "https://host.example/some/where/";

/** A build: its script has the version in its name, its page names the script. */
function built(version: string): BuiltFiles {
  const entry = `assets/index-${version}.js`;
  return {
    version,
    entry,
    files: [
      { path: entry },
      { path: "assets/same.js" },
      { path: "", revision: version },
      { path: "icon.svg", revision: "1" },
    ],
  };
}

let caches: MemoryCaches;
/** What the host has: path → text. */
let hosted: Map<string, string>;
let asked: string[];

beforeEach(() => {
  caches = new MemoryCaches();
  hosted = new Map();
  asked = [];
});

function host(version: string): void {
  hosted = new Map([
    [`assets/index-${version}.js`, `script ${version}`],
    ["assets/same.js", "same"],
    ["", `<script src="./assets/index-${version}.js">`],
    ["icon.svg", "icon"],
  ]);
}

function app(version: string): AppCache {
  return new AppCache(built(version), {
    scope: SCOPE,
    caches: caches.asStorage(),
    fetch: async address => {
      const path = address.slice(SCOPE.length);
      asked.push(path);
      const text = hosted.get(path);
      return text === undefined ? new Response("", { status: 404 }) : new Response(text);
    },
  });
}

function request(path: string, mode = "cors", method = "GET"): Request {
  return { url: new URL(path, SCOPE).href, mode, method } as Request;
}

async function answerTo(cache: AppCache, path: string, mode?: string): Promise<string | undefined> {
  return await (await cache.answer(request(path, mode)))?.text();
}

describe("a version of the app", () => {
  it("answers without the host once it is kept", async () => {
    host("one");
    const one = app("one");
    await one.fill();
    hosted.clear();
    asked = [];
    expect(await answerTo(one, "./", "navigate")).toContain("index-one.js");
    expect(await answerTo(one, "./index.html", "navigate")).toContain("index-one.js");
    expect(await answerTo(one, "./?si=cpu#/top?example=go-cpu", "navigate")).toContain("index-one.js");
    expect(await answerTo(one, "./assets/index-one.js")).toBe("script one");
    expect(await answerTo(one, "./icon.svg")).toBe("icon");
    expect(asked).toEqual([]);
  });

  it("leaves everything else to the network", async () => {
    host("one");
    const one = app("one");
    await one.fill();
    for (const path of [
      "debug/pprof/heap",
      "icon.svg?x",
      "cpu.pb.gz",
      "../icon.svg",
      "https://a.example/icon.svg",
    ]) {
      expect(one.answer(request(path)), path).toBeUndefined();
    }
    for (const path of ["debug/pprof/", "icon.svg/", "../"]) {
      expect(one.answer(request(path, "navigate")), path).toBeUndefined();
    }
    expect(one.answer(request("icon.svg", "cors", "POST"))).toBeUndefined();
  });

  it("is not kept where a file is missing, or the page is of another build", async () => {
    host("one");
    hosted.delete("icon.svg");
    await expect(app("one").fill()).rejects.toThrow("icon.svg could not be fetched: 404");
    caches.all.clear();
    host("one");
    hosted.set("", "index-zero.js");
    await expect(app("one").fill()).rejects.toThrow("another version");
  });

  it("asks the host for what the browser lost", async () => {
    host("one");
    const one = app("one");
    await one.fill();
    caches.all.clear();
    expect(await answerTo(one, "./", "navigate")).toContain("index-one.js");
  });
});

describe("the next version", () => {
  beforeEach(async () => {
    host("one");
    await app("one").fill();
    host("two");
    asked = [];
  });

  it("fetches what is new in it, and nothing else", async () => {
    await app("two").fill();
    expect(asked.toSorted()).toEqual(["", "assets/index-two.js"]);
  });

  it("leaves the one before alone until it begins", async () => {
    const one = app("one");
    await app("two").fill();
    expect(await answerTo(one, "./", "navigate")).toContain("index-one.js");
  });

  it("has parts for windows of the version before, as long as there are some", async () => {
    const two = app("two");
    await two.fill();
    await two.tidy(2);
    expect(await answerTo(two, "./assets/index-one.js")).toBe("script one");
    expect(await answerTo(two, "./", "navigate")).toContain("index-two.js");
  });

  it("throws the one before away, and only that", async () => {
    await caches.open("somebody else's");
    await caches.open("proflens app https://host.example/elsewhere/ one");
    const two = app("two");
    await two.fill();
    await two.tidy(1);
    expect(await caches.keys()).toEqual([
      "somebody else's",
      "proflens app https://host.example/elsewhere/ one",
      `proflens app ${SCOPE} two`,
    ]);
  });
});
