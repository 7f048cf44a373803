import { craftedFile } from "./craftedProfile.ts";

/** A stack with its number of samples, 10 ms each. */
const stack = (names: string, count: number) => [names, count, count * 10_000_000] as const;
const types = ["samples/count", "cpu/nanoseconds"];

/** Two profiles to be compared. */
export const OLD_FILE = craftedFile("old.pb.gz", {
  types,
  stacks: [
    stack("main;parse;scan", 200),
    stack("main;sort;swap", 800),
    stack("main;serve", 200),
    stack("main;legacy;scan", 100),
  ],
});
export const NEW_FILE = craftedFile("new.pb.gz", {
  types,
  stacks: [
    stack("main;parse;scan", 300),
    stack("main;sort;swap", 400),
    stack("main;serve", 203),
    stack("main;cache;get", 150),
  ],
});
