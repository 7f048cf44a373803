import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { assemblyScript } from "./scripts/assembly-script.mjs";
import { inlineWorkers } from "./scripts/inline-workers.mjs";
import { oneFile } from "./scripts/one-file.mjs";

/**
 * Builds the app as one file that opens from `file://`, without a profile in it yet: `report/htmlReport.ts` puts that
 * in. The site's build is vite.config.ts.
 */
export default defineConfig({
  mode: "report",
  base: "./",
  publicDir: false,
  plugins: [
    inlineWorkers(),
    react(),
    assemblyScript(),
    oneFile({ fileName: "report-template.html", icon: "public/icon.svg" }),
  ],
  worker: {
    format: "iife",
    plugins: () => [inlineWorkers(), assemblyScript()],
    rolldownOptions: { output: { codeSplitting: false } },
  },
  build: {
    target: "es2023",
    modulePreload: false,
    cssCodeSplit: false,
    emptyOutDir: false,
    chunkSizeWarningLimit: 6000,
    rolldownOptions: { input: "report.html", output: { codeSplitting: false } },
  },
});
