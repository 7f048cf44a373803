import { beforeEach, describe, expect, it } from "vitest";
import { removePlace } from "./beginPlace";
import { addFiles, addFolder } from "./places";
import { listFiles, readBytes, readSource } from "./readSource";
import { folderOf } from "./fixtures/memoryFolder";
import type { QueryOptions } from "../../engine/protocol";
import { EMPTY_VIEW_STATE } from "../link";
import { viewStore } from "../viewStore";
import { addRule } from "./rules";
import { sourcesStore } from "./store";

const { signal } = new AbortController();

beforeEach(() => sourcesStore.setState(sourcesStore.getInitialState()));

describe("readSource", () => {
  it("finds a file by the longest suffix of its path", async () => {
    await addFolder(
      folderOf("orders", { "main.go": "package main", "store/store.go": "package store\n// two\n" }),
    );
    await addFolder(folderOf("other", { "store.go": "package other" }));
    const answer = await readSource("/home/ci/orders/store/store.go", signal);
    expect(answer).toEqual({
      kind: "text",
      lines: ["package store", "// two"],
      place: "folder orders",
      path: "orders/store/store.go",
      notes: [],
    });
  });

  it("says which paths it tried", async () => {
    await addFolder(folderOf("orders", { "main.go": "" }));
    expect(await readSource("/home/ci/web/server.go", signal)).toEqual({
      kind: "missing",
      tried: [
        {
          place: "folder orders",
          paths: ["home/ci/web/server.go", "ci/web/server.go", "web/server.go", "server.go"],
        },
      ],
      offer: undefined,
    });
  });

  it("takes away prefixes as pprof's trim_path and source_path do, the user's own rules first", async () => {
    await addFolder(folderOf("src", { "a/db.go": "// a", "b/db.go": "// b", "c/db.go": "// c" }));
    const read = async (file: string, options: QueryOptions) => {
      viewStore.setState({ state: { ...EMPTY_VIEW_STATE, options } });
      const answer = await readSource(file, signal);
      return answer.kind === "text" ? answer.lines : answer.kind;
    };
    expect(await read("/build/y/c/deep/db.go", {})).toBe("missing");
    expect(await read("/build/y/c/deep/db.go", { trim_path: "/build/x" })).toBe("missing");
    expect(await read("/build/y/c/db.go", { trim_path: "/nowhere:/build/y" })).toEqual(["// c"]);
    expect(await read("/build/orders/b/db.go", { source_path: "/home/me/orders" })).toEqual(["// b"]);
    addRule({ from: "/build/orders/b", to: "a" });
    expect(await read("/build/orders/b/db.go", { source_path: "/home/me/orders" })).toEqual(["// a"]);
    viewStore.setState(viewStore.getInitialState());
  });

  it("lists and reads files for whoever looks for maps", async () => {
    await addFolder(folderOf("site", { "out/app.js.map": "{}", "out/app.js": "" }));
    const [found, ...others] = listFiles(path => path.endsWith(".map"));
    expect(others).toEqual([]);
    const bytes = await readBytes(found.placeId, found.path, signal);
    expect(bytes.ok && new TextDecoder().decode(bytes.value)).toBe("{}");
    removePlace(found.placeId);
    expect(await readBytes(found.placeId, found.path, signal)).toMatchObject({ ok: false });
  });

  it("takes single files", async () => {
    const before = sourcesStore.getState().version;
    await addFiles([new File(["one\r\ntwo"], "main.rs")]);
    expect(sourcesStore.getState().version).toBeGreaterThan(before);
    expect(await readSource("src/main.rs", signal)).toMatchObject({ kind: "text", lines: ["one", "two"] });
  });
});
