import { beforeEach, expect, test } from "vitest";
import { err, ok } from "../../base/result";
import { PathIndex } from "../../source/pathIndex";
import { changeSources, putPlace } from "../sources/store";
import { findBundles, readBundle } from "./findMaps";

const MAIN = "/srv/app/dist/main.js";

beforeEach(() => changeSources(() => ({ places: [] })));

/** A place with files: path → text; undefined cannot be read. */
function addPlace(name: string, files: Readonly<Record<string, string | undefined>>): void {
  const read = async (path: string) => {
    const text = files[path];
    if (text !== undefined) return ok(new TextEncoder().encode(text));
    return err({ kind: "unreachable", message: `${path} is gone.`, advice: "Add it again." } as const);
  };
  const index = new PathIndex(Object.keys(files));
  const place = { id: name, kind: "folder", name, index, read } as const;
  putPlace({ place, status: { kind: "ready" }, fileCount: index.count, isKept: false });
}

/** What is read of the only bundle that is found. */
async function readOnly() {
  const [bundle, ...others] = findBundles([MAIN, "/srv/app/other.js"]);
  expect(others).toEqual([]);
  const { found, warnings } = await readBundle(bundle, new AbortController().signal);
  const text = (bytes: Uint8Array | undefined) => bytes && new TextDecoder().decode(bytes);
  return {
    found: found && { ...found, map: text(found.map), code: text(found.code) },
    warnings: warnings.map(({ message }) => message),
  };
}

test("the map beside the bundle", async () => {
  addPlace("dist", { "dist/main.js": "code", "dist/main.js.map": "map", "dist/style.css.map": "css" });
  expect(await readOnly()).toEqual({
    found: { file: MAIN, name: "dist/main.js.map", map: "map", code: "code" },
    warnings: [],
  });
});

test("the map alone, and the bundle from another place", async () => {
  addPlace("maps", { "maps/main.js.map": "map" });
  expect((await readOnly()).found).toMatchObject({ map: "map", code: undefined });
  addPlace("dist", { "dist/main.js": "code" });
  expect((await readOnly()).found).toMatchObject({ map: "map", code: "code" });
});

test("the one that the bundle's comment names goes before the one beside it", async () => {
  const code = "code\n//# sourceMappingURL=../maps/main%201.json?v=2\n";
  addPlace("app", { "app/dist/main.js": code, "app/dist/main.js.map": "old", "app/maps/main 1.json": "new" });
  expect((await readOnly()).found).toMatchObject({ name: "app/maps/main 1.json", map: "new" });
});

test("the one beside it where the comment's is not there", async () => {
  const code = "code\n//# sourceMappingURL=https://example.com/main.js.map";
  addPlace("dist", { "dist/main.js": code, "dist/main.js.map": "map" });
  expect((await readOnly()).found).toMatchObject({ name: "dist/main.js.map", map: "map" });
});

test("the one in the comment itself", async () => {
  const code = "code\n//# sourceMappingURL=data:application/json,{}";
  addPlace("dist", { "dist/main.js": code });
  expect((await readOnly()).found).toEqual({ file: MAIN, name: "dist/main.js", map: undefined, code });
});

test("none: not a bundle", async () => {
  addPlace("dist", { "dist/main.js": "code" });
  expect(await readOnly()).toEqual({ found: undefined, warnings: [] });
});

test("one that cannot be read is said", async () => {
  addPlace("dist", { "dist/main.js.map": undefined });
  expect(await readOnly()).toEqual({ found: undefined, warnings: ["dist/main.js.map is gone."] });
});
