import { sourcePath } from "../sourcePath";
import { encodePath, type Recogniser, wantedIn } from "./publicFile";

/** The innermost package: `…/node_modules/@scope/name/lib/index.js`. */
const IN_PACKAGE = /(?:^|\/)node_modules\/((?:@[^/]+\/)?[^/@.][^/]*)\/((?:(?!node_modules\/).)+)$/;
/** pnpm's store: `.pnpm/@scope+name@1.2.3_peer@4.5.6/node_modules/@scope/name/…`. */
const PNPM = /\/\.pnpm\/(?:@[^/+]+\+)?[^/@]+@(\d[^/_(]*)[^/]*\/node_modules\/(?:(?!node_modules\/).)+$/;
/** Yarn's cache: `.yarn/cache/name-npm-1.2.3-0123456789-8.zip/node_modules/name/…`. */
const YARN = /-npm-(\d[^/]*?)-[0-9a-f]{10}(?:-\d+)?\.zip\/node_modules\/(?:(?!node_modules\/).)+$/;

const NPM_HOST = "cdn.jsdelivr.net";

/** The files of npm packages, as they were published. */
export const npmPackages: Recogniser = file => {
  const whole = sourcePath(file);
  const [, name, path] = IN_PACKAGE.exec(whole) ?? [];
  if (name === undefined || path === undefined) return undefined;
  return {
    project: `${name} (npm package)`,
    version: (PNPM.exec(whole) ?? YARN.exec(whole))?.[1],
    versionExample: "1.2.3, as in the lock file",
    path,
    wanted: wantedIn(name, path),
    host: NPM_HOST,
    addresses: version => [
      { url: `https://${NPM_HOST}/npm/${encodePath(`${name}@${version}`)}/${encodePath(path)}` },
    ],
  };
};
