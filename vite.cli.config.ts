import { defineConfig } from "vite";
import { assemblyScript } from "./scripts/assembly-script.mjs";

/** Builds the `proflens` command: Node modules that need no other package. The site's build is vite.config.ts. */
export default defineConfig({
  plugins: [assemblyScript()],
  publicDir: false,
  ssr: { noExternal: true },
  build: {
    ssr: "src/cli/main.ts",
    target: "node20",
    outDir: "dist-cli",
    minify: false,
    rolldownOptions: {
      output: {
        banner: chunk => (chunk.isEntry ? "#!/usr/bin/env node" : ""),
        entryFileNames: "proflens.js",
        chunkFileNames: "[name].js",
      },
    },
  },
});
