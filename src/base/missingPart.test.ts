import { expect, it } from "vitest";
import { isMissingPart } from "./missingPart";

it.each([
  ["Failed to fetch dynamically imported module: https://x.example/assets/graph-1.js", true],
  ["error loading dynamically imported module: https://x.example/assets/graph-1.js", true],
  ["Importing a module script failed.", true],
  ["Unable to preload CSS for /assets/graph-1.css", true],
  ["Cannot read properties of undefined (reading 'count')", false],
])("%s", (message, isMissing) => {
  expect(isMissingPart(new TypeError(message))).toBe(isMissing);
  expect(isMissingPart(message)).toBe(false);
});
