import { createHash } from "node:crypto";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { billOfMaterials } from "./bill-of-materials.mjs";

const PACKAGES = resolve("node_modules");

/** What the plugins write for modules of a page and of a worker. */
function written(ofPage: readonly string[], ofWorker: readonly string[]): Map<string, string> {
  const bill = billOfMaterials();
  const files = new Map<string, string>();
  const context = {
    emitFile: ({ fileName, source }: { fileName: string; source: string }) => files.set(fileName, source),
  };
  const bundle = (ids: readonly string[]) => ({
    "a.js": { type: "chunk", modules: Object.fromEntries(ids.map(id => [id, {}])) },
    "a.css": { type: "asset" },
  });
  const run = (hook: unknown, ids: readonly string[]) =>
    (hook as (this: unknown, options: unknown, bundle: unknown) => void).call(context, {}, bundle(ids));
  run(bill.worker.generateBundle, ofWorker);
  run(bill.page.generateBundle, ofPage);
  return files;
}

test("the packages whose modules are in the page or in a worker are listed, each once, and no others", () => {
  const files = written(
    [`${PACKAGES}/react/index.js`, `\0${PACKAGES}/react/jsx-runtime.js?commonjs`, resolve("src/main.tsx")],
    [`${PACKAGES}/pako/dist/pako.mjs`, `${PACKAGES}/@viz-js/viz/dist/viz.js`],
  );
  const bom = JSON.parse(files.get("sbom.cdx.json") ?? "") as {
    readonly bomFormat: string;
    readonly components: readonly {
      readonly name: string;
      readonly purl?: string;
      readonly hashes?: readonly { readonly content: string }[];
    }[];
  };
  expect(bom.bomFormat).toBe("CycloneDX");
  expect(bom.components.map(({ name }) => name)).toEqual([
    "@viz-js/viz",
    "expat",
    "graphviz",
    "pako",
    "react",
  ]);
  const [viz] = bom.components;
  expect(viz?.purl).toMatch(/^pkg:npm\/%40viz-js\/viz@\d+\.\d+\.\d+$/);
  const digits = createHash("sha512").digest("hex").length;
  for (const { hashes } of bom.components.filter(({ purl }) => purl !== undefined)) {
    expect(hashes?.[0]?.content).toMatch(new RegExp(`^[\\da-f]{${digits}}$`));
  }
  const licences = files.get("licences.txt") ?? "";
  for (const words of [
    "Proflens\n\n",
    "react ",
    "Meta Platforms",
    "pako ",
    "graphviz (in @viz-js/viz): EPL-2.0",
  ]) {
    expect(licences).toContain(words);
  }
  expect(licences).not.toContain("fzstd");
});
