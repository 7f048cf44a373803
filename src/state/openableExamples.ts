import { EXAMPLES, type Example } from "./examples";

/** The examples that can be opened here: a report of one file has none beside it. */
export const OPENABLE_EXAMPLES: readonly Example[] = import.meta.env.MODE === "report" ? [] : EXAMPLES;
