import { expect, test } from "vitest";
import { nameMatcher } from "./nameMatcher";

async function matches(text: string, name: string): Promise<boolean> {
  const matcher = await nameMatcher(text);
  if (!matcher.ok) throw new Error(matcher.error.message);
  return matcher.value(name);
}

test("text is looked for as it is, whatever the case; between slashes it is an expression", async () => {
  expect(await matches("(*t)", "main.(*T).Run")).toBe(true);
  expect(await matches("/^main/", "main.Run")).toBe(true);
  expect(await matches("/^MAIN/", "main.Run")).toBe(false);
  expect(await matches("/^MAIN/i", "main.Run")).toBe(true);
});

// A backtracking engine needs 2^length steps for these: here it would not end.
test.each(["/(a+)+$/", "/(a|aa)+$/", "/(.*a){12}b$/", "/(a*)*c/i"])(
  "%s takes time in proportion to the name",
  async expression => {
    expect(await matches(expression, `${"a".repeat(20_000)}!`)).toBe(false);
  },
  20_000,
);
