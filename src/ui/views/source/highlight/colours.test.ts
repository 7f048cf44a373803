import { readFileSync } from "node:fs";
import { expect, test, vi } from "vitest";
import { CodeColours } from "./CodeColours";
import { parserOf } from "./languages";

/** Colours all of a file. */
async function coloursOf(path: string, lines: readonly string[]): Promise<CodeColours> {
  const parser = await parserOf(path);
  if (parser === undefined) throw new Error(`no language for ${path}`);
  const colours = new CodeColours(parser, lines, () => undefined);
  await vi.waitUntil(() => colours.tokens(lines.length) !== undefined, { timeout: 20_000, interval: 5 });
  return colours;
}

/** A line as text with its tokens: `[keyword func] main`. */
function drawn(colours: CodeColours, lines: readonly string[], line: number): string {
  const text = lines[line - 1] ?? "";
  let at = 0;
  const parts: string[] = [];
  for (const { from, to, className } of colours.tokens(line) ?? []) {
    parts.push(text.slice(at, from), `[${className.replaceAll("code-", "")} ${text.slice(from, to)}]`);
    at = to;
  }
  return parts.join("") + text.slice(at);
}

test.each([
  [
    "main.go",
    'func main() { return "x", 1 } // end',
    '[keyword func] [function main]() { [keyword return] [string "x"], [number 1] } [comment // end]',
  ],
  ["lib.rs", "fn main() { let x = 1; }", "[keyword fn] [function main]() { [keyword let] x = [number 1]; }"],
  ["a.py", "def load(x): return 'y'", "[keyword def] [function load](x): [keyword return] [string 'y']"],
  ["a.mjs", "const x = `y`; // z", "[keyword const] x = [string `y`]; [comment // z]"],
  ["a.tsx", "let x: number = 1;", "[keyword let] x: [type number] = [number 1];"],
  ["A.java", "class A { int x = 1; }", "[keyword class] A { [type int] x = [number 1]; }"],
  ["/usr/include/c++/12/vector", "int x = 1; // y", "[type int] x = [number 1]; [comment // y]"],
  ["node:internal/util", "return null;", "[keyword return] [number null];"],
])("%s", async (path, text, expected) => {
  const colours = await coloursOf(path, [text]);
  expect(drawn(colours, [text], 1)).toBe(expected);
});

test("no language, no colours", async () => {
  expect(await parserOf("runtime/memmove_amd64.s")).toBeUndefined();
  expect(await parserOf("Makefile")).toBeUndefined();
});

test("a long file read in pieces has the colours of its parts", async () => {
  const once = readFileSync("examples/go/orders/store.go", "utf8").trimEnd().split("\n");
  const [head = "", ...body] = once;
  const lines = [head, ...Array.from({ length: 150 }, () => body).flat()];
  expect(lines.join("\n").length).toBeGreaterThan(200_000);
  const whole = await coloursOf("store.go", once);
  const long = await coloursOf("store.go", lines);
  for (let line = 2; line <= lines.length; line++) {
    const same = ((line - 2) % body.length) + 2;
    expect(drawn(long, lines, line)).toBe(drawn(whole, once, same));
  }
});
