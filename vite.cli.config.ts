import { defineConfig } from "vite";

/** Builds the `proflens` command: Node modules that need no other package. The site's build is vite.config.ts. */
export default defineConfig({
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
