import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nameMatcher } from "../../analysis/filters/nameMatcher";
import { packageName, withoutTypeArguments } from "../../names/functionName";
import { collapseCallees, hidePackageToo, isOfPackage, showPackage } from "./refine";

/** Whether pprof's kind of expression matches a text. */
async function matches(expression: string | undefined, text: string): Promise<boolean> {
  const matcher = await nameMatcher(`/${expression}/`);
  if (!matcher.ok) throw new Error(matcher.error.message);
  return matcher.value(text);
}

const NAMES = [
  "encoding/json.Marshal",
  "encoding/json.(*Decoder).Decode",
  "encoding/jsonx.Marshal",
  "my/encoding/json.Marshal",
  "encoding/json/v2.Marshal",
  "slices.Sort[go.shape.struct { example.com/x.T }]",
  "slices.SortFunc[...]",
  "example.com/a+b.F",
  "std::vector<int>::push_back",
  "std::vector<a/b>::push_back",
  "core::ptr::drop_in_place",
  "main.main",
  "main",
];
const part = fc.constantFrom(
  "a",
  "b.c",
  "json",
  ".",
  "::",
  "/",
  "[",
  "]",
  "(*T)",
  "\n",
  "+",
  "<",
  "example.com",
);
const name = fc.oneof(
  fc.constantFrom(...NAMES),
  fc.array(part, { minLength: 1, maxLength: 7 }).map(parts => parts.join("")),
);
const packageOf = (text: string) => packageName(withoutTypeArguments(text));

describe("a package's expression", () => {
  it("matches the functions of the package and no others", async () => {
    await fc.assert(
      fc.asyncProperty(name, name, async (one, other) => {
        const wanted = packageOf(one);
        fc.pre(wanted !== "");
        const { hide } = hidePackageToo({}, wanted);
        expect(await matches(hide, one)).toBe(true);
        expect(await matches(hide, other)).toBe(packageOf(other) === wanted);
        expect(isOfPackage({}, other, wanted)).toBe(packageOf(other) === wanted);
        expect(showPackage({ show: "old" }, wanted).show).toBe(hide);
      }),
      { numRuns: 400 },
    );
  });

  it("matches the files of a folder where frames are files", async () => {
    const options = { granularity: "files" } as const;
    const { hide } = hidePackageToo({ ...options, hide: "old" }, "/src/a.b");
    for (const [file, isIn] of [
      ["/src/a.b/x.go", true],
      ["/src/a.b/c/x.go", false],
      ["/src/aXb/x.go", false],
      ["/src/a.b", false],
    ] as const) {
      expect(await matches(hide, file)).toBe(isIn);
      expect(isOfPackage(options, file, "/src/a.b")).toBe(isIn);
    }
    expect(await matches(hide, "old one")).toBe(true);
  });

  it("is not offered for what only looks like it", () => {
    expect(isOfPackage({}, "acme.com", "tenant:acme.com")).toBe(false);
    expect(isOfPackage({}, "/usr/lib/libc.so.6", "")).toBe(false);
  });
});

it("ends stacks at a function, whose arguments do not count", () => {
  expect(collapseCallees({ prune_from: "x" }, "ns::f(int)").prune_from).toBe("x|^ns::f$");
});
