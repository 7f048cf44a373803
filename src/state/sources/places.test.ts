import { gzipSync, zipSync } from "fflate";
import { beforeEach, describe, expect, it } from "vitest";
import { addDropped } from "./addDropped";
import { removePlace } from "./beginPlace";
import type { FolderTree } from "./folderTree";
import { folderOf } from "./fixtures/memoryFolder";
import { tarOf } from "./fixtures/memoryTar";
import { addArchive, addFiles, addFolder } from "./places";
import { readSource } from "./readSource";
import { areSourceArchives } from "./sourceArchives";
import { sourcesStore } from "./store";
import { MAX_FILES } from "../../source/walkFolder";

const { signal } = new AbortController();
const utf8 = (text: string) => new TextEncoder().encode(text);
const CODE = { "app/main.go": "package main\n", "app/db/db.go": "package db\n" };
const asBytes = Object.fromEntries(Object.entries(CODE).map(([path, text]) => [path, utf8(text)]));
const fileOf = (bytes: Uint8Array, name: string) => new File([bytes as Uint8Array<ArrayBuffer>], name);

const ARCHIVES = {
  "code.zip": () => zipSync(asBytes),
  "code.tar": () => tarOf(CODE),
  "code.tar.gz": () => gzipSync(tarOf(CODE)),
  // Told by content, whatever it is called.
  "code.bin": () => gzipSync(tarOf(CODE)),
};

beforeEach(() => sourcesStore.setState(sourcesStore.getInitialState()));

describe("a folder", () => {
  it("is listed by names, without what version control keeps", async () => {
    const tree = folderOf("app", {
      ".git/config": "",
      "main.go": "",
      ".git/objects/main.go": "",
      "a/b/c.go": "",
    });
    const { fileCount, place } = await addFolder(tree);
    expect(fileCount).toBe(2);
    expect(place.index.paths).toEqual(["app/main.go", "app/a/b/c.go"]);
  });

  it("lists what may be very much behind the rest", async () => {
    const tree = folderOf("app", {
      "node_modules/x/index.js": "",
      "lib/deep/er/index.js": "",
      "index.js": "",
    });
    const { place } = await addFolder(tree);
    expect(place.index.paths).toEqual([
      "app/index.js",
      "app/lib/deep/er/index.js",
      "app/node_modules/x/index.js",
    ]);
  });

  it("that has too many files says so, and is of use all the same", async () => {
    const endless: FolderTree = {
      name: "endless",
      async *list(path) {
        if (path !== "") return;
        yield { name: "first.go", isFolder: false };
        for (let at = 0; at <= MAX_FILES; at++) yield { name: `file-${at}.go`, isFolder: false };
      },
      read: async () => new File(["package first"], "first.go"),
    };
    const listed = await addFolder(endless);
    expect(listed.fileCount).toBe(MAX_FILES);
    expect(listed.status).toMatchObject({
      kind: "ready",
      note: expect.stringContaining("more than 300000 files"),
    });
    expect(await readSource("/x/first.go", signal)).toMatchObject({ kind: "text" });
  });

  it("stops being listed when it is removed", async () => {
    let given = 0;
    const slow: FolderTree = {
      name: "slow",
      async *list() {
        for (; given < 10_000; given++) {
          if (given === 5) removePlace(sourcesStore.getState().places[0].place.id);
          yield { name: `${given}.go`, isFolder: false };
        }
      },
      read: () => Promise.reject(new Error("nothing is read")),
    };
    await addFolder(slow);
    expect(given).toBeLessThan(10);
    expect(sourcesStore.getState().places).toEqual([]);
  });

  it("says what of it cannot be read", async () => {
    const locked = folderOf("app", { "a/main.go": "", "b/db.go": "" });
    const tree: FolderTree = {
      ...locked,
      list: path => (path === "b" ? failing() : locked.list(path)),
      read: () => Promise.reject(new DOMException("no", "NotAllowedError")),
    };
    expect((await addFolder(tree)).status).toEqual({
      kind: "ready",
      note: "1 of its folders could not be read.",
    });
    expect(await readSource("a/main.go", signal)).toMatchObject({
      kind: "failed",
      problem: {
        kind: "unreachable",
        message: "The browser may no longer read a/main.go in the folder app.",
      },
    });
    expect((await addFolder({ ...tree, list: failing })).status).toMatchObject({ kind: "unreadable" });
  });

  it("takes the place of one with its name", async () => {
    await addFolder(folderOf("app", { "main.go": "old" }));
    await addFolder(folderOf("app", { "main.go": "new" }));
    expect(sourcesStore.getState().places).toHaveLength(1);
    expect(await readSource("app/main.go", signal)).toMatchObject({ lines: ["new"] });
  });
});

// oxlint-disable-next-line require-yield -- it fails before
async function* failing(): AsyncGenerator<never> {
  throw new DOMException("no", "NotAllowedError");
}

describe("archives", () => {
  it.each(Object.entries(ARCHIVES))("%s is read as one", async (name, pack) => {
    const [listed] = await addDropped([], [fileOf(pack(), name)]);
    expect(listed).toMatchObject({
      status: { kind: "ready" },
      fileCount: 2,
      place: { kind: "archive", name },
    });
    expect(await readSource("/ci/app/db/db.go", signal)).toMatchObject({
      kind: "text",
      lines: ["package db"],
      place: `archive ${name}`,
      path: "app/db/db.go",
    });
  });

  it("that are cut off give what is before", async () => {
    const tar = tarOf(CODE);
    const listed = await addArchive(fileOf(gzipSync(tar.subarray(0, 512 * 3 + 100)), "cut.tgz"));
    expect(listed).toMatchObject({
      status: { kind: "ready", note: "The tar archive ends in the middle of a file." },
      fileCount: 1,
    });
    expect(await readSource("app/main.go", signal)).toMatchObject({ kind: "text" });
    const zip = zipSync(asBytes);
    expect((await addArchive(fileOf(zip.subarray(0, zip.length - 40), "cut.zip"))).status).toEqual({
      kind: "unreadable",
      reason: "The zip archive has no directory at its end.",
    });
    expect((await addArchive(fileOf(utf8("package main"), "main.go"))).status).toEqual({
      kind: "unreadable",
      reason: "main.go is neither a zip nor a tar archive.",
    });
  });

  it("are sources where they have program text and no profile", async () => {
    const withProfile = zipSync({ ...asBytes, "run/cpu": utf8("main;work 3\n") });
    const zipped = Object.entries(ARCHIVES).map(([name, pack]) => fileOf(pack(), name));
    expect(await areSourceArchives(zipped)).toBe(true);
    expect(await areSourceArchives([...zipped, fileOf(withProfile, "run.zip")])).toBe(false);
    expect(await areSourceArchives([fileOf(zipSync({ "README.md": utf8("") }), "doc.zip")])).toBe(false);
    expect(await areSourceArchives([fileOf(utf8("no archive"), "x.zip")])).toBe(false);
    expect(await areSourceArchives([])).toBe(false);
  });
});

describe("files", () => {
  it("are a place together, apart from archives beside them", async () => {
    const archive = fileOf(zipSync({ "c.go": utf8("zipped") }), "code.zip");
    const listed = await addDropped([], [fileOf(utf8("a"), "a.go"), archive, fileOf(utf8("b"), "b.go")]);
    expect(listed.map(({ place }) => [place.kind, place.name])).toEqual([
      ["archive", "code.zip"],
      ["files", "a.go and 1 more"],
    ]);
    expect(await readSource("/ci/b.go", signal)).toMatchObject({ lines: ["b"], place: "a.go and 1 more" });
  });

  it("of a directory input are a folder", async () => {
    const inFolder = Object.assign(fileOf(utf8("x"), "main.go"), { webkitRelativePath: "app/cmd/main.go" });
    const { place } = await addFiles([inFolder]);
    expect([place.kind, place.name, place.index.paths]).toEqual(["folder", "app", ["app/cmd/main.go"]]);
  });
});
