import * as fc from "fast-check";
import { expect, it } from "vitest";
import { compileExpression } from "./expression";
import { quoteMeta } from "./quoteMeta";

// The table of Go's own test (`regexp/all_test.go: metaTests`).
it.each([
  ["", ""],
  ["foo", "foo"],
  ["日本語+", "日本語\\+"],
  ["foo\\.\\$", "foo\\\\\\.\\\\\\$"],
  ["foo.\\$", "foo\\.\\\\\\$"],
  ["!@#$%^&*()_+-=[{]}\\|,<.>/?~", "!@#\\$%\\^&\\*\\(\\)_\\+-=\\[\\{\\]\\}\\\\\\|,<\\.>/\\?~"],
])("quotes %j as Go does", (text, quoted) => {
  expect(quoteMeta(text)).toBe(quoted);
});

it("makes an expression that matches the text and no other", async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ minLength: 1 }), fc.string(), async (text, other) => {
      const compiled = await compileExpression(`^${quoteMeta(text)}$`);
      if (!compiled.ok) throw new Error(compiled.error.message);
      expect(compiled.value(text)).toBe(true);
      expect(compiled.value(other)).toBe(other === text);
    }),
  );
});
