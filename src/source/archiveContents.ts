/** What an archive seems to hold, by its files' names. */
export interface ArchiveContents {
  readonly profiles: readonly string[];
  /** Files of program text. */
  readonly sourceCount: number;
}

const PROFILE =
  /\.(?:pb|pprof|prof|profile|pgo|cpuprofile|heapprofile|folded|collapsed|stacks|speedscope\.json)(?:\.(?:gz|zst))?$|\.pb\.gz$/i;
const SOURCE =
  /\.(?:go|s|rs|c|cc|cpp|cxx|c\+\+|h|hh|hpp|hxx|inc|ipp|tcc|m|mm|java|kt|kts|scala|groovy|clj|js|mjs|cjs|jsx|ts|mts|cts|tsx|vue|svelte|map|py|pyx|rb|php|pl|pm|lua|jl|cs|fs|swift|zig|nim|d|dart|ex|exs|erl|hs|ml|mli|sh|asm|cairo|proto)$/i;

/** Tells profiles and program text among an archive's files. */
export function archiveContents(paths: Iterable<string>): ArchiveContents {
  const profiles: string[] = [];
  let sourceCount = 0;
  for (const path of paths) {
    if (PROFILE.test(path)) profiles.push(path);
    else if (SOURCE.test(path)) sourceCount++;
  }
  return { profiles, sourceCount };
}
