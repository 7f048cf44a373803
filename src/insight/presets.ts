import type { LanguageId } from "./languages";

/** The options that presets set. */
export type PresetOption = "hide" | "ignore";

/**
 * A filter that many want in profiles of a language: one alternative of one of pprof's options. `hide` takes frames
 * out, and what they cost by themselves goes to their callers; `ignore` takes whole stacks out.
 */
export interface Preset {
  /** It does not change: recent actions are kept by it. */
  readonly id: string;
  readonly language: LanguageId;
  /** Not where this is shown as well: its names would be taken for this language's. */
  readonly unless?: LanguageId;
  readonly title: string;
  readonly option: PresetOption;
  /** RE2, in parentheses where it has alternatives, so that it can stand beside others. */
  readonly expression: string;
  readonly explanation: string;
}

/** Every preset, in the order of the menu. A new one is one entry. */
export const PRESETS: readonly Preset[] = [
  {
    id: "go-runtime",
    language: "go",
    title: "Hide the Go runtime",
    option: "hide",
    expression: String.raw`^(runtime\.|runtime/internal/[a-z/]+\.|internal/runtime/[a-z/]+\.|(memeqbody|cmpbody|countbody|indexbytebody|aeshashbody|gogo|callRet|setg_gcc|_rt0_[a-z0-9_]+)$)`,
    explanation: "Allocation, maps, channels and write barriers count for the code that uses them.",
  },
  {
    id: "go-gc",
    language: "go",
    title: "Ignore garbage collection",
    option: "ignore",
    expression: String.raw`^runtime\.(gcBgMarkWorker|gcAssistAlloc1?|bgsweep|bgscavenge|gcStart|gcMarkDone|gcMarkTermination)(\.func|$)`,
    explanation: "Without the background workers, and without the help that allocating code has to give.",
  },
  {
    id: "go-scheduler",
    language: "go",
    title: "Ignore the scheduler",
    option: "ignore",
    expression: String.raw`^runtime\.(schedule|findRunnable|findrunnable|sysmon|stopm|startm)$`,
    explanation: "Without looking for something to run, and without parking threads.",
  },
  {
    id: "go-waiting",
    language: "go",
    title: "Ignore waiting goroutines",
    option: "ignore",
    expression: String.raw`^runtime\.(gopark|goparkunlock|notetsleepg|sigNoteSleep|futexsleep|futex|usleep|pthread_cond_wait|kevent|epollwait|netpoll)$`,
    explanation: "Without what is expected to be off the CPU: parked, asleep, or waiting for the network.",
  },
  {
    id: "go-syscalls",
    language: "go",
    title: "Ignore system calls",
    option: "ignore",
    expression: String.raw`^(syscall\.(Raw)?[Ss]yscall(6|9|N)?|(internal/runtime|runtime/internal)/syscall\.Syscall6|golang\.org/x/sys/unix\.(Raw)?Syscall(6|NoError)?|runtime\.cgocall)$`,
    explanation: "Without stacks that end in the operating system, or in C.",
  },
  {
    id: "go-http-plumbing",
    language: "go",
    title: "Hide HTTP plumbing",
    option: "hide",
    expression: String.raw`^(net/http\.(\(\*conn\)\.serve|serverHandler\.ServeHTTP|\(\*ServeMux\)\.ServeHTTP|HandlerFunc\.ServeHTTP|\(\*Server\)\.(Serve|ListenAndServe)(\.[a-z0-9]+)?)|runtime/pprof\.Do)$`,
    explanation: "The frames between the server and the handlers.",
  },
  {
    id: "node-internals",
    language: "node",
    title: "Hide Node.js internals",
    option: "hide",
    expression: String.raw`(^|[ (])node:[a-z0-9_/.-]+(:[0-9]+)*\)?$`,
    explanation:
      "Streams, timers, modules and the rest of Node's own JavaScript count for the code that uses them.",
  },
  {
    id: "node-modules",
    language: "node",
    title: "Hide node_modules",
    option: "hide",
    expression: String.raw`/node_modules/`,
    explanation: "Installed packages count for the code that calls them.",
  },
  {
    id: "node-native",
    language: "node",
    title: "Hide V8 and native frames",
    option: "hide",
    expression: String.raw`^((v8|node|uv|cppgc)::|uv__?[a-z]|Builtins?[_:]|Stub:|Handler:)`,
    explanation: "The engine's own C++ and built-ins, which profilers from outside the process see.",
  },
  {
    id: "node-gc",
    language: "node",
    title: "Ignore garbage collection",
    option: "ignore",
    expression: String.raw`^(\(garbage collector\)|Garbage Collection)$`,
    explanation: "Without the collector's pauses.",
  },
  {
    id: "node-idle",
    language: "node",
    title: "Ignore idle time",
    option: "ignore",
    expression: String.raw`^\(idle\)$`,
    explanation: "Without the time in which the event loop waits.",
  },
  {
    id: "node-program",
    language: "node",
    title: "Ignore (program)",
    option: "ignore",
    expression: String.raw`^\(program\)$`,
    explanation: "Without native code that no JavaScript has called.",
  },
  {
    id: "node-threads",
    language: "node",
    title: "Ignore other threads",
    option: "ignore",
    expression: String.raw`^Non JS threads activity$`,
    explanation: "Without the pool, the compiler and the collector's helpers.",
  },
  {
    id: "rust-std",
    language: "rust",
    title: "Hide Rust's standard library",
    option: "hide",
    expression: String.raw`(^<?(core|alloc|std)::|^/rustc/[0-9a-f]+/library/|^/rust/deps/|/lib/rustlib/src/rust/)`,
    explanation: "Iterators, collections and closures' plumbing count for the code that uses them.",
  },
  {
    id: "rust-start",
    language: "rust",
    title: "Hide start-up and panic frames",
    option: "hide",
    expression: String.raw`(^<?(std::(rt|panic|panicking|thread|sys_common::backtrace|sys::backtrace|sys::thread|sys::[a-z]+::thread)|core::(panic|panicking))::|__rust_(begin|end)_short_backtrace|^__rust_try$)`,
    explanation: "What stands between the start of a thread and its own code.",
  },
  {
    id: "rust-async",
    language: "rust",
    title: "Hide Tokio and futures",
    option: "hide",
    expression: String.raw`^<?(tokio|tokio_util|futures|futures_util|futures_core|futures_executor|futures_channel|core::future|std::future)::`,
    explanation: "The executor and the combinators between asynchronous functions.",
  },
  {
    id: "rust-waiting",
    language: "rust",
    title: "Ignore parked threads",
    option: "ignore",
    expression: String.raw`(^futex_wait$|::futex_wait(_until)?$|ThreadParker.*::(park|futex_wait)|^<?tokio::runtime::.*::park(_internal|_timeout)?$|^std::thread::park)`,
    explanation: "Without what is expected to be off the CPU: waiting for work, a lock or the network.",
  },
  {
    id: "cpp-std",
    language: "cpp",
    unless: "rust",
    title: "Hide the C++ standard library",
    option: "hide",
    expression: String.raw`(^(std|__gnu_cxx|__cxxabiv1)::|/include/c\+\+/|(^|/)lib(std)?c\+\+(abi)?\.so)`,
    explanation: "Containers, algorithms and streams count for the code that uses them.",
  },
  {
    id: "cpp-libc",
    language: "cpp",
    title: "Hide the C library",
    option: "hide",
    expression: String.raw`((^|/)(libc|libm|libpthread|libdl|librt|ld|ld-linux[a-z0-9_-]*|ld-musl[a-z0-9_-]*)(-[0-9.]+)?\.so|^\./(csu|elf|io|libio|malloc|math|misc|nptl|stdio-common|stdlib|string)/)`,
    explanation: "malloc, memcpy, printf and the start of the program count for the code that calls them.",
  },
  {
    id: "cpp-allocator",
    language: "cpp",
    title: "Hide the allocator",
    option: "hide",
    expression: String.raw`^((_*GI_)*_*(libc|int|tc|je|mi)?_*(malloc|calloc|realloc|c?free|memalign|aligned_alloc|posix_memalign)(_[a-z_]+)?$|tcache_(get|put)$|(unlink|alloc)_chunk$|sysmalloc$|operator (new|delete)|tcmalloc::)`,
    explanation: "malloc, free, new and delete count for the code that calls them.",
  },
  {
    id: "python-interpreter",
    language: "python",
    title: "Hide the Python interpreter",
    option: "hide",
    expression: String.raw`(^_?Py[A-Z]\w*_|(^|/)libpython[0-9.]+[a-z]*\.so|(^|/)python[0-9.]+$)`,
    explanation: "CPython's own C functions count for the Python code that they run.",
  },
  {
    id: "python-import",
    language: "python",
    title: "Ignore imports",
    option: "ignore",
    expression: String.raw`^(<frozen importlib\.|_find_and_load$|importlib\._bootstrap)`,
    explanation: "Without loading modules, which happens once.",
  },
  {
    id: "python-stdlib",
    language: "python",
    title: "Hide Python's standard library",
    option: "hide",
    expression: String.raw`/lib/python[0-9.]+/[a-z0-9_]+(\.py$|/)`,
    explanation: "Python's own modules count for the code that uses them; installed packages stay.",
  },
  {
    id: "python-packages",
    language: "python",
    title: "Hide installed packages",
    option: "hide",
    expression: String.raw`/(site|dist)-packages/`,
    explanation: "Packages count for the code that calls them.",
  },
  {
    id: "jvm-jdk",
    language: "jvm",
    title: "Hide the JDK",
    option: "hide",
    expression: String.raw`^(java|javax|jdk|sun|com[./]sun)[./]`,
    explanation: "Collections, streams, threads and reflection count for the code that uses them.",
  },
  {
    id: "jvm-native",
    language: "jvm",
    title: "Hide the virtual machine",
    option: "hide",
    expression: String.raw`((^|/)libjvm\.so$|^(Interpreter|call_stub|JavaCalls::|JavaThread::|thread_native_entry))`,
    explanation: "The JVM's own C++ frames count for the Java code around them.",
  },
  {
    id: "jvm-gc",
    language: "jvm",
    title: "Ignore garbage collection",
    option: "ignore",
    expression: String.raw`^(GangWorker::|GCTaskThread::|ConcurrentGCThread::|WorkerThread::run|G1[A-Z]\w*::|Z[A-Z]\w*(Worker|Task|Thread)\w*::|Shenandoah\w*::|PS(Scavenge|ParallelCompact|PromotionManager)\w*::)`,
    explanation: "Without the collector's threads.",
  },
  {
    id: "jvm-compiler",
    language: "jvm",
    title: "Ignore the compilers",
    option: "ignore",
    expression: String.raw`^(CompileBroker::|C2Compiler::|Compiler::compile_method)`,
    explanation: "Without the threads that turn bytecode into machine code.",
  },
  {
    id: "jvm-waiting",
    language: "jvm",
    title: "Ignore waiting threads",
    option: "ignore",
    expression: String.raw`^(java[./]lang[./](Object\.wait0?|Thread\.(sleep0?|yield0?))|(jdk[./]internal[./]misc|sun[./]misc)[./]Unsafe\.park|java[./]util[./]concurrent[./]locks[./]LockSupport\.park(Nanos|Until)?)$`,
    explanation: "Without threads that sleep, or wait for a lock or for work.",
  },
  {
    id: "kernel-frames",
    language: "kernel",
    title: "Hide kernel frames",
    option: "hide",
    expression: String.raw`(^\[kernel|(^|/)vmlinux|_\[k\]$)`,
    explanation: "What the kernel does counts for the code that asked for it.",
  },
];

/** The presets of some languages. */
export function presetsFor(languages: ReadonlySet<LanguageId>): Preset[] {
  return PRESETS.filter(
    ({ language, unless }) => languages.has(language) && (unless === undefined || !languages.has(unless)),
  );
}
