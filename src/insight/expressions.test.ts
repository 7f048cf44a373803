import { readdirSync } from "node:fs";
import fc from "fast-check";
import { RE2JS } from "re2js";
import { describe, expect, test } from "vitest";
import { openFile } from "../analysis/fixtures/openFile";
import { runSteps } from "../base/steps";
import { StringMatcher } from "../analysis/filters/stringMatcher";
import { compileGoExpression } from "../analysis/filters/goExpression";
import { ExpressionMarks } from "./expressionMarks";
import { FINDING_RULES } from "./findingRules";
import { LANGUAGES } from "./languages";
import { PRESETS } from "./presets";

const EXAMPLES = readdirSync("public/examples").map(name => `public/examples/${name}`);

const MEASURED = FINDING_RULES.flatMap(({ measure }) => {
  if (measure.by === "stacks")
    return [measure.expression, ...(measure.past === undefined ? [] : [measure.past])];
  if (measure.by === "oneCaller") return [measure.past];
  return measure.by === "hottestFunction" ? [measure.except] : [];
});
const EXPRESSIONS = [
  ...new Set([
    ...LANGUAGES.map(({ sign }) => sign),
    ...PRESETS.map(({ expression }) => expression),
    ...MEASURED,
  ]),
];

/** Names that are in no example, of languages that none is of, and what could be mistaken for one. */
const NAMES = [
  "runtime.gcBgMarkWorker",
  "runtime.gcBgMarkWorkerX",
  "runtime/pprof.Do",
  "internal/runtime/maps.newTable",

  "java/lang/Thread.run",
  "java.util.HashMap.put",
  "javascript.run",
  "Interpreter",
  "InterpreterRuntime::x",

  "_PyEval_EvalFrameDefault",
  "PyObject_Call",
  "<frozen importlib._bootstrap>",
  "/usr/lib/python3.11/json/decoder.py",

  "/usr/lib/python3/dist-packages/yaml/loader.py",
  "take_gil",
  "libpython3.11.so.1.0",
  "/usr/bin/python3.11",

  "tokio::runtime::park::park",
  "<futures_util::Map as core::future::Future>::poll",
  "futex_wait",
  "do_syscall_64_[k]",

  "[kernel.kallsyms]",
  "/usr/lib/debug/vmlinux",
  "_Unwind_RaiseException",
  "__cxa_throw",
  "v8::internal::Heap::Scavenge",

  "",
  "\n",
  "a\nruntime.mallocgc",
  "runtime.mallocgc\n",
  "ſtd::x",
  "ＲＵＮ",
  "\u2028std::x",
  "<img src=x onerror=alert(1)>",
];

describe("this program's own expressions", () => {
  const both = EXPRESSIONS.map(text => ({ text, re2: RE2JS.compile(text), js: new RegExp(text) }));
  const matches = (name: string) =>
    both.filter(({ re2 }) => re2.matcher(name).find()).map(({ text }) => text);
  const matchesJs = (name: string) => both.filter(({ js }) => js.test(name)).map(({ text }) => text);

  test("mean to JavaScript what they mean to RE2: names of the examples", async () => {
    const seen = new Set<string>();
    for (const file of EXAMPLES) {
      const { strings } = await openFile(file);
      for (let string = 0; string < strings.count; string++) seen.add(strings.text(string));
    }
    expect(seen.size).toBeGreaterThan(2000);
    const differing = [...seen, ...NAMES].filter(
      name => matches(name).join(" ") !== matchesJs(name).join(" "),
    );
    expect(differing).toEqual([]);
  });

  test("and any text made of pieces of names", () => {
    const piece = fc.constantFrom(
      ...NAMES.flatMap(name => name.split(/(?<=[./:])/)),
      "core::",
      "<",
      "$",
      "::clone",
      "node:fs",
      " ",
    );
    fc.assert(
      fc.property(
        fc.array(fc.oneof(piece, fc.string({ unit: "grapheme", maxLength: 3 })), { maxLength: 5 }),
        pieces => {
          const name = pieces.join("");
          expect(matchesJs(name)).toEqual(matches(name));
        },
      ),
    );
  });

  test("can stand beside others as alternatives", () => {
    for (const { expression } of PRESETS) {
      let depth = 0;
      for (const char of expression.replaceAll(/\\.|\[[^\]]*\]/g, "")) {
        if (char === "(") depth++;
        if (char === ")") depth--;
        expect(char === "|" && depth === 0, expression).toBe(false);
      }
    }
  });
});

test.each(EXAMPLES)("marks are pprof's matches, location by location: %s", async file => {
  const profile = await openFile(file);
  const expressions = EXPRESSIONS.slice(0, 20);
  const marks = runSteps(ExpressionMarks.of(profile, expressions));
  for (const [index, expression] of expressions.entries()) {
    const compiled = await compileGoExpression(expression);
    if (!compiled.ok) throw new Error(compiled.error);
    const expected = runSteps(new StringMatcher(profile, compiled.value).matchingLocations());
    const found = Uint8Array.from(expected, (_, location) =>
      marks.matchesLocation(index, location) ? 1 : 0,
    );
    expect(found, expression).toEqual(expected);
    expect(marks.matchesAnywhere(index)).toBe(expected.includes(1));
  }
});

test("ids are unique", () => {
  for (const ids of [PRESETS.map(({ id }) => id), FINDING_RULES.map(({ id }) => id)]) {
    expect(new Set(ids).size).toBe(ids.length);
  }
});
