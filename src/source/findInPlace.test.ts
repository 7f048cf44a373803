import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { runSteps } from "../base/steps";
import { countRule, suggestRules } from "./countRule";
import { findInPlace } from "./findInPlace";
import { PathIndex } from "./pathIndex";
import { mapPath } from "./pathRule";
import { sourcePath } from "./sourcePath";

const find = (path: string, paths: readonly string[], atLeast = 1) =>
  findInPlace([{ path, atLeast }], new PathIndex(paths));

describe("paths", () => {
  it.each([
    ["file:///home/me/app/a%20b.js", "/home/me/app/a b.js"],
    ["file:///C:/app/main.js", "C:/app/main.js"],
    ["C:\\src\\app\\main.go", "C:/src/app/main.go"],
    ["./csu/../sysdeps/nptl/x.h", "sysdeps/nptl/x.h"],
    ["/a//b/./c.go", "/a/b/c.go"],
    ["", ""],
  ])("%s is %s", (file, path) => expect(sourcePath(file)).toBe(path));
});

describe("findInPlace", () => {
  const part = fc.constantFrom("a", "b", "src", "app", "x.go", "y.go");
  const path = fc.array(part, { minLength: 1, maxLength: 5 }).map(parts => parts.join("/"));

  it("finds the longest end that any file has, as comparing all of them says", () => {
    const commonEnd = (one: string, other: string) => {
      const [first, second] = [one.split("/").toReversed(), other.split("/").toReversed()];
      const at = first.findIndex((part, at) => part !== second[at]);
      return at < 0 ? first.length : at;
    };
    fc.assert(
      fc.property(fc.uniqueArray(path, { minLength: 1, maxLength: 20 }), path, (paths, wanted) => {
        const longest = Math.max(...paths.map(known => commonEnd(wanted, known)));
        const found = find(`/home/ci/${wanted}`, paths);
        const isName = longest === 1 && paths.filter(known => commonEnd(wanted, known) === 1).length > 1;
        if (longest === 0 || isName) {
          expect(found.kind).toBe("missing");
        } else {
          expect(found).toMatchObject({ kind: "found", depth: longest });
          expect(found.kind === "found" && commonEnd(wanted, found.path)).toBe(longest);
        }
      }),
    );
  });

  it("takes the file nearest to the top where several fit as well, and says how many", () => {
    expect(find("/ci/app/main.go", ["x/y/app/main.go", "x/app/main.go"])).toEqual({
      kind: "found",
      path: "x/app/main.go",
      depth: 2,
      rivals: 1,
    });
  });

  it("takes a name alone only where nothing else has it", () => {
    expect(find("/ci/main.go", ["x/main.go"])).toMatchObject({ kind: "found", depth: 1 });
    expect(find("/ci/main.go", ["x/main.go", "y/main.go"])).toEqual({
      kind: "missing",
      tried: ["ci/main.go", "main.go (2 files have that name)"],
    });
    expect(find("main.go", ["x/main.go", "y/z/main.go"])).toMatchObject({ path: "x/main.go", rivals: 1 });
  });

  it("wants as many parts as it is told to", () => {
    expect(find("src/sort/sort.go", ["mine/sort/sort.go"], 3)).toEqual({
      kind: "missing",
      tried: ["src/sort/sort.go"],
    });
    expect(find("src/sort/sort.go", ["go/src/sort/sort.go"], 3)).toMatchObject({ kind: "found" });
  });

  it("does not mind versions of folders", () => {
    expect(find("btree@v1.0.1/btree.go", ["btree/btree.go"], 2)).toMatchObject({ kind: "found", depth: 2 });
    expect(find("serde-1.0.1/src/lib.rs", ["serde-1.0.200/src/lib.rs"], 3)).toMatchObject({ kind: "found" });
    expect(find("go1.20/src/a.go", ["go1.21/src/a.go"], 3)).toMatchObject({ kind: "missing" });
  });

  it("shows no more than a few of the paths that it tried", () => {
    expect(find("/a/b/c/d/e/f/g.go", [])).toEqual({
      kind: "missing",
      tried: ["a/b/c/d/e/f/g.go", "b/c/d/e/f/g.go", "c/d/e/f/g.go", "…", "g.go"],
    });
  });
});

describe("path rules", () => {
  it.each([
    ["/home/ci/src/app/main.go", "/home/ci/src", "src", "src/app/main.go"],
    ["/home/ci/src/app/main.go", "/home/ci/src/", "", "app/main.go"],
    ["/home/ci/srcs/main.go", "/home/ci/src", "src", undefined],
    ["app/main.go", "", "checkout", "checkout/app/main.go"],
    ["/main.go", "/", "checkout", "checkout/main.go"],
    ["C:/work/main.go", "C:\\work", "src", "src/main.go"],
  ])("%s with %s → %s is %s", (path, from, to, mapped) => {
    expect(mapPath(path, [{ from, to }])).toBe(mapped);
  });

  it("are counted against a profile's files and the sources", () => {
    const index = new PathIndex(["checkout/app/main.go", "checkout/app/db/db.go"]);
    const files = ["/home/ci/app/main.go", "/home/ci/app/db/db.go", "/home/ci/app/gone.go", "/usr/lib/x.go"];
    const count = (from: string, to: string) => runSteps(countRule({ from, to }, files, [index]));
    expect(count("/home/ci", "checkout")).toEqual({
      ok: true,
      value: {
        matching: 3,
        found: 2,
        example: { file: "/home/ci/app/main.go", path: "checkout/app/main.go", isFound: true },
      },
    });
    expect(count("/usr", "lib")).toMatchObject({
      value: { matching: 1, found: 0, example: { path: "lib/lib/x.go", isFound: false } },
    });
    expect(count("/nowhere", "")).toMatchObject({ value: { matching: 0, found: 0, example: undefined } });
  });

  it("are suggested so that they find the file", () => {
    const index = new PathIndex(["work/checkout/server/main.go", "work/other/cmd/main.go"]);
    const file = "/home/ci/backend/main.go";
    const rules = suggestRules(file, [index]);
    expect(rules).toEqual([
      { from: "/home/ci/backend", to: "work/other/cmd" },
      { from: "/home/ci/backend", to: "work/checkout/server" },
    ]);
    for (const rule of rules) {
      expect(runSteps(countRule(rule, [file], [index]))).toMatchObject({ value: { found: 1 } });
    }
  });
});
