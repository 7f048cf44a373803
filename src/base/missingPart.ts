import type { Problem } from "./problem";

/** What Chromium, Firefox and Safari say where code that is fetched when first needed could not be had. */
const BROWSERS_WORDS = /dynamically imported module|Importing a module script failed|Unable to preload CSS/i;

/** Whether an error is that a part of the app could not be fetched: nothing is wrong with what it would have done. */
export function isMissingPart(error: unknown): boolean {
  return error instanceof Error && BROWSERS_WORDS.test(error.message);
}

export const MISSING_PART: Problem = {
  kind: "unreachable",
  message: "A part of Proflens could not be fetched.",
  advice: "Check the connection, then try again or reload the page.",
};
