import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";
import { assemblyScript } from "./scripts/assembly-script.mjs";
import { billOfMaterials } from "./scripts/bill-of-materials.mjs";

const bill = billOfMaterials();

export default defineConfig({
  // Relative addresses: the built folder works under any sub-path of any static host.
  base: "./",
  plugins: [react(), assemblyScript(), bill.page],
  worker: { format: "es", plugins: () => [assemblyScript(), bill.worker] },
  build: {
    target: "es2023",
    // A polyfill would be inline script or a needless request; every targeted browser preloads modules itself.
    modulePreload: { polyfill: false },
    // Nothing is inlined as data: URLs; the page's CSP stays strict.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 600,
  },
  test: {
    // No test is about time: this only ends what hangs, on the slowest of machines.
    testTimeout: 120_000,
    include: [
      "src/**/*.test.ts",
      "examples/**/*.test.ts",
      "bench/**/*.test.ts",
      "scripts/**/*.test.ts",
      "fuzz/**/*.test.ts",
    ],
  },
});
