import type { NameShaper } from "./shaper";

/** What bundlers put before a module's path: `webpack://app/./src/a.js`, `webpack-internal:///(rsc)/./src/a.js`. */
const BUNDLER =
  /^(webpack(-internal)?|turbopack|rollup|vite|ng):\/{2,3}([^/]*\/(?=\.))?(\([\w-]+\)\/)?|^__webpack_modules__\.+\/?|^\[project\]\/|^file:\/\/(?=\/)/;
/** What they put behind it: `?a1b2`, ` [app-route] (ecmascript)`. */
const BEHIND = /\?[\w&=-]*(?=:|$)|( \[[\w-]+\])?( \([\w ,-]+\))?$/g;
const MODULE = /\.[cm]?[jt]sx?\b/;

/** Paths of JavaScript modules: from the package on, without what bundlers add. */
export const nodePath: NameShaper = {
  id: "node-path",
  example: ["/app/node_modules/.pnpm/ajv@8.1.0/node_modules/ajv/dist/core.js", "ajv/dist/core.js"],
  looksLike:
    /node_modules\/|^(webpack|turbopack|__webpack|rollup:|vite:|ng:|\[project\]|file:\/\/)|^(\.{1,2}\/)+[^\s]*\.[cm]?[jt]sx?/,
  shape: name => {
    const behindModules = name.replace(/^.*\bnode_modules\/(?=[^/])/s, "");
    if (behindModules !== name) return behindModules.replaceAll(BEHIND, "");
    const isBundled = BUNDLER.test(name);
    if (!isBundled && !MODULE.test(name)) return name;
    const path = name.replace(BUNDLER, "").replace(/^(\.{1,2}\/)+/, "");
    return (isBundled ? path.replaceAll(BEHIND, "") : path) || name;
  },
};
