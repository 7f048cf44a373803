const SOURCE =
  /\.(?:go|s|rs|c|cc|cpp|cxx|c\+\+|h|hh|hpp|hxx|inc|ipp|tcc|m|mm|java|kt|kts|scala|groovy|clj|js|mjs|cjs|jsx|ts|mts|cts|tsx|vue|svelte|map|py|pyx|rb|php|pl|pm|lua|jl|cs|fs|swift|zig|nim|d|dart|ex|exs|erl|hs|ml|mli|sh|asm|cairo|proto)$/i;

/** Whether a file is program text, going by its name. */
export function isSourcePath(path: string): boolean {
  return SOURCE.test(path);
}
