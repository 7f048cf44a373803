import type { BuiltFiles } from "../src/state/offline/builtFiles.ts";

/** What a built folder consists of, for its service worker. */
export function builtFiles(folder: string): BuiltFiles;
