/**
 * How a profile shows which languages, runtimes and libraries its program is made of: an expression over names of
 * functions, their files and their mappings' files.
 */
export const LANGUAGES = [
  {
    id: "go",
    title: "Go",
    sign: String.raw`(^runtime\.(goexit|mcall|main|gopark|mallocgc|systemstack|gcBgMarkWorker|mstart1?)(\.|$)|\.go$)`,
  },
  {
    id: "node",
    title: "Node.js",
    sign: String.raw`(^node:|[ (]node:|^(\(garbage collector\)|Garbage Collection|Node\.js|Non JS threads activity)$|\.[cm]?[jt]sx?$)`,
  },
  {
    id: "rust",
    title: "Rust",
    sign: String.raw`(\.rs$|^/rustc/|^<?(core|alloc)::[a-z]|^std::(rt|panicking|sys_common|sys)::)`,
  },
  {
    id: "cpp",
    title: "C and C++",
    sign: String.raw`(\.(c|cc|cpp|cxx|h|hh|hpp|tcc)$|/include/c\+\+/|(^|/)libstdc\+\+\.so|(^|/)libc(-[0-9.]+)?\.so|^__libc_start_|^_?start_thread$)`,
  },
  {
    id: "python",
    title: "Python",
    sign: String.raw`(\.py$|^<frozen |^_?PyEval_|(^|/)libpython[0-9.]+[a-z]*\.so)`,
  },
  {
    id: "jvm",
    title: "JVM",
    sign: String.raw`(^java[./](lang|util|io)[./]|\.(java|kt|scala)$|(^|/)libjvm\.so)`,
  },
  {
    id: "kernel",
    title: "Linux kernel",
    sign: String.raw`(^\[kernel|(^|/)vmlinux|_\[k\]$)`,
  },
] as const satisfies readonly { readonly id: string; readonly title: string; readonly sign: string }[];

export type LanguageId = (typeof LANGUAGES)[number]["id"];
