import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** Files that generated profiles name, as they name them. */
export const SOURCE_FILES = [
  "src/tree.c",
  "/build/app/src/tree.c",
  "/build/app/lib/odd.c",
  "gone/missing.c",
] as const;

const LINES = Array.from({ length: 45 }, (_, index) => `\tline ${index + 1} of tree {}`);

/** Writes the source files there are below a folder: one plain, one with all that is odd about lines. */
export function writeSourceFiles(folder: string): void {
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  write("src/tree.c", `${LINES.join("\n")}\n`);
  write(
    "app/lib/odd.c",
    ["\uFEFFbom", "carriage return\r", "", "größe", "\0nul", ...LINES.slice(5, 12), "end"].join("\n"),
  );
}
