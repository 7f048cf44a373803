import { sourcePath } from "../sourcePath";
import { firstFact, GITHUB_HOST, githubAddress, type Recogniser, wantedIn } from "./publicFile";

/** `/rustc/<commit>/library/core/…`: what the compiler puts for its own sources. */
const REMAPPED = /\/rustc\/([0-9a-f]{40}|\d+\.\d+\.\d+[^/]*)\/(.+)$/;
/** `~/.rustup/toolchains/1.75.0-x86_64-unknown-linux-gnu/lib/rustlib/src/rust/library/…` */
const TOOLCHAIN = /\/toolchains\/([^/]+)\/lib\/rustlib\/src\/rust\/(.+)$/;
/** A distribution's package: `/usr/src/rustc-1.63.0/library/…`. */
const PACKAGED = /\/rustc-(\d+\.\d+\.\d+)[^/]*\/((?:library|src|compiler)\/.+)$/;
/** Old compilers left the path in their own tree. */
const OLD = /^src\/lib(?:alloc|core|std|panic_unwind|collections|rustc[^/]*)\/.+\.rs$/;

const COMMIT_IN_PATH = /\/rustc\/([0-9a-f]{40})\//;

/** The files of Rust's own libraries. */
export const rustStandard: Recogniser = (file, facts) => {
  const found = inRust(sourcePath(file));
  if (found === undefined) return undefined;
  return {
    project: "Rust",
    version: found.version ?? firstFact(facts, COMMIT_IN_PATH),
    versionExample: "1.90.0, or a commit",
    path: found.path,
    wanted: wantedIn("rust", found.path),
    host: GITHUB_HOST,
    addresses: version => [githubAddress("rust-lang/rust", version, found.path)],
  };
};

function inRust(path: string): { path: string; version: string | undefined } | undefined {
  const remapped = REMAPPED.exec(path);
  if (remapped !== null) return { version: remapped[1], path: remapped[2] };
  const toolchain = TOOLCHAIN.exec(path);
  // `stable` and `nightly` do not say which.
  if (toolchain !== null) return { version: /^\d+\.\d+\.\d+/.exec(toolchain[1])?.[0], path: toolchain[2] };
  const packaged = PACKAGED.exec(path);
  if (packaged !== null) return { version: packaged[1], path: packaged[2] };
  return OLD.test(path) ? { version: undefined, path } : undefined;
}
