import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

/**
 * What is in the built app and comes in another way than as modules of a package.
 * @type {readonly Part[]}
 */
const BEYOND_MODULES = [
  {
    name: "graphviz",
    licence: "EPL-2.0",
    inside: "@viz-js/viz",
    homepage: "https://graphviz.org",
  },
  {
    name: "expat",
    licence: "MIT",
    inside: "@viz-js/viz",
    homepage: "https://libexpat.github.io",
  },
];

/**
 * @typedef {object} Part
 * @property {string} name
 * @property {string} [version] absent where the package that brings it does not say
 * @property {string} licence SPDX
 * @property {string} [text] of the licence
 * @property {string} [homepage]
 * @property {string} [inside] the package that brings it
 * @property {string} [sha512] hexadecimal, of what npm delivered
 */

/**
 * Two Vite plugins that go together: they note the packages that modules of the built app are of, those of its workers
 * as well, and write `licences.txt` and `sbom.cdx.json` (CycloneDX 1.6) beside it.
 * @returns {{ page: import("vite").Plugin, worker: import("vite").Plugin }}
 */
export function billOfMaterials() {
  /** @type {Map<string, Part>} */
  const parts = new Map();
  /** @param {import("vite").Rolldown.OutputBundle} bundle */
  const note = bundle => {
    for (const output of Object.values(bundle)) {
      if (output.type !== "chunk") continue;
      for (const id of Object.keys(output.modules)) notePackage(id, parts);
    }
  };
  return {
    worker: { name: "bill-of-materials-worker", generateBundle: (_, bundle) => note(bundle) },
    page: {
      name: "bill-of-materials",
      generateBundle(_, bundle) {
        note(bundle);
        const all = withPartsInside(parts);
        this.emitFile({ type: "asset", fileName: "licences.txt", source: licencesText(all) });
        this.emitFile({
          type: "asset",
          fileName: "sbom.cdx.json",
          source: `${JSON.stringify(cycloneDx(all), undefined, 2)}\n`,
        });
      },
    },
  };
}

/** Notes the package that a module is of, unless it is the app's own. */
function notePackage(id, parts) {
  const path = id.replace(/^\0/, "").replace(/\?.*$/, "");
  const found = /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0];
  if (found === undefined || parts.has(found)) return;
  const { name, version, license, homepage } = JSON.parse(readFileSync(join(found, "package.json"), "utf8"));
  parts.set(found, {
    name,
    version,
    licence: license,
    text: licenceText(found),
    homepage,
    sha512: hashInLock(found),
  });
}

/** All parts by name, with what some of them bring. */
function withPartsInside(parts) {
  const names = new Set([...parts.values()].map(({ name }) => name));
  return [...parts.values(), ...BEYOND_MODULES.filter(({ inside }) => names.has(inside))].toSorted((a, b) =>
    a.name < b.name ? -1 : 1,
  );
}

function licenceText(folder) {
  const file = readdirSync(folder).find(name => /^licen[cs]e(?:\.\w+)?$/i.test(name));
  return file === undefined ? undefined : readFileSync(join(folder, file), "utf8").trim();
}

/** npm's hash of a package, as the lock file has it. */
function hashInLock(folder) {
  const root = folder.slice(0, folder.indexOf("/node_modules/"));
  const lockFile = join(root, "package-lock.json");
  if (!existsSync(lockFile)) return undefined;
  const { packages } = JSON.parse(readFileSync(lockFile, "utf8"));
  const { integrity = "" } = packages[folder.slice(root.length + 1)] ?? {};
  const base64 = /^sha512-(.+)$/.exec(integrity)?.[1];
  return base64 === undefined ? undefined : Buffer.from(base64, "base64").toString("hex");
}

function licencesText(parts) {
  const own = readFileSync(resolve(dirname(import.meta.dirname), "LICENSE"), "utf8").trim();
  const sections = parts.map(({ name, version = "", licence, text, inside, homepage }) => {
    const title = `${name} ${version}`.trim();
    const origin = inside === undefined ? "" : ` (in ${inside})`;
    return `${title}${origin}: ${licence}\n\n${text ?? `Its licence is at ${homepage ?? "its package's page"}.`}`;
  });
  return [`Proflens\n\n${own}`, ...sections].join(`\n\n${"-".repeat(80)}\n\n`).concat("\n");
}

/** A bill of materials as https://cyclonedx.org/docs/1.6/json/ has it. */
function cycloneDx(parts) {
  const { name, version, license } = JSON.parse(
    readFileSync(resolve(dirname(import.meta.dirname), "package.json"), "utf8"),
  );
  return {
    $schema: "http://cyclonedx.org/schema/bom-1.6.schema.json",
    bomFormat: "CycloneDX",
    specVersion: "1.6",
    version: 1,
    metadata: {
      component: { type: "application", "bom-ref": name, name, version, licenses: licences(license) },
    },
    components: parts.map(part => {
      const purl = part.version === undefined ? undefined : purlOf(part.name, part.version);
      return {
        type: "library",
        "bom-ref": purl ?? part.name,
        name: part.name,
        ...(part.version !== undefined && { version: part.version, purl }),
        licenses: licences(part.licence),
        ...(part.sha512 !== undefined && { hashes: [{ alg: "SHA-512", content: part.sha512 }] }),
        ...(part.homepage !== undefined && {
          externalReferences: [{ type: "website", url: part.homepage }],
        }),
      };
    }),
  };
}

function licences(spdx) {
  return [/^[\w.+-]+$/.test(spdx) ? { license: { id: spdx } } : { expression: spdx }];
}

/** https://github.com/package-url/purl-spec */
function purlOf(name, version) {
  return `pkg:npm/${name.replace("@", "%40")}@${version}`;
}
