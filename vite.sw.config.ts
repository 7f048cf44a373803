import { resolve } from "node:path";
import { defineConfig } from "vite";
import { builtFiles } from "./scripts/built-files.mjs";

/** Builds the service worker of what the other two builds have written. The site's build is vite.config.ts. */
export default defineConfig({
  publicDir: false,
  build: {
    target: "es2023",
    emptyOutDir: false,
    modulePreload: false,
    rolldownOptions: {
      input: "src/state/offline/serviceWorker.ts",
      output: {
        format: "iife",
        entryFileNames: "sw.js",
        codeSplitting: false,
        // One line, in which everything is that differs between builds of one worker.
        intro: () => `self.PROFLENS_BUILT=${JSON.stringify(builtFiles(resolve("dist")))};`,
      },
    },
  },
});
