import { sourcePath } from "../sourcePath";
import { type Recogniser, wantedIn } from "./publicFile";

/** Cargo's registry (`…/registry/src/<index>/serde-1.0.1/src/lib.rs`), vendored crates, and Rust's own dependencies. */
const IN_CRATE =
  /\/(?:registry\/src\/[^/]+|rust\/deps|vendor)\/([A-Za-z0-9_-]+?)-(\d+\.\d+\.\d+[^/]*)\/(.+\.rs)$/;

const CRATES_HOST = "static.crates.io";

/** The files of Rust crates: inside of the archive that Cargo itself fetches. */
export const rustCrates: Recogniser = file => {
  const [, name, version, path] = IN_CRATE.exec(sourcePath(file)) ?? [];
  if (name === undefined || path === undefined) return undefined;
  return {
    project: `${name} (Rust crate)`,
    version,
    versionExample: "1.0.0",
    path,
    wanted: wantedIn(`${name}-${version}`, path),
    host: CRATES_HOST,
    addresses: version => [
      {
        url: `https://${CRATES_HOST}/crates/${name}/${name}-${encodeURIComponent(version)}.crate`,
        member: `${name}-${version}/${path}`,
      },
    ],
  };
};
