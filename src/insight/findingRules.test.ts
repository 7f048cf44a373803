import { describe, expect, test } from "vitest";
import { openFile } from "../analysis/fixtures/openFile";
import type { Profile } from "../model/profile";
import { FINDING_RULES } from "./findingRules";
import { severityOf } from "./findings";
import { findingsIn, profileOfTypes } from "./fixtures/findingsIn";

const CPU = "samples/count cpu/nanoseconds";
const WALL = "wall/nanoseconds";

/** One sample of 1 s per line of stacks, `percent stack`. */
function time(types: string, lines: readonly (readonly [number, string])[]): Profile {
  const count = types.split(" ").length;
  const values = (percent: number) => (count === 2 ? `${percent * 10} ${percent * 1e7}` : `${percent * 1e7}`);
  return profileOfTypes(types, lines.map(([percent, stack]) => `${stack} ${values(percent)}`).join("\n"));
}

/** A stack that costs 20 of 100, and one that costs the rest; the same with a name that is none of the rule's. */
function named(root: string, matching: string, other: string, types = CPU) {
  const of = (stack: string) =>
    time(types, [
      [20, `${root};${stack}`],
      [10, `${root};x`],
      [70, `${root};y;z`],
    ]);
  return { fires: of(matching), quiet: of(other) };
}

const GO = "runtime.goexit;main.main";
const NODE = "Node.js;run";
const RUST = "std::rt::lang_start;app::main";
const CPP = "__libc_start_main;main";
const PYTHON = "_PyEval_EvalFrameDefault;module";
const JVM = "java/lang/Thread.run;app/Main.main";

/** rule → a profile that it fires on, and one that it does not though it looks alike. */
const CASES: Readonly<Record<string, { readonly fires: Profile; readonly quiet: Profile }>> = {
  "go-gc": named(GO, "runtime.gcBgMarkWorker.func2;runtime.gcDrain", "main.gcBgMarkWorker;runtime.gcDrain"),
  "go-gc-assist": named(GO, "main.f;runtime.mallocgc;runtime.gcAssistAlloc", "main.f;runtime.gcAssistAllocX"),
  "go-write-barriers": named(
    GO,
    "main.f;runtime.wbMove;runtime.bulkBarrierPreWrite",
    "main.f;runtime.typedmemmove",
  ),
  "go-allocation": named(GO, "main.f;runtime.newobject;runtime.mallocgc", "main.f;main.mallocgc"),
  "go-growslice": named(GO, "main.f;runtime.growslice", "main.f;runtime.growsliceAlpha"),
  "go-map-growth": named(
    GO,
    "main.f;runtime.mapassign;internal/runtime/maps.(*table).grow",
    "main.f;internal/runtime/maps.(*table).Put",
  ),
  "go-locks": named(GO, "main.f;sync.(*Mutex).Lock;runtime.semacquire1", "main.f;sync.(*Pool).Get"),
  "go-scheduler": named(
    GO,
    "runtime.mcall;runtime.schedule;runtime.findRunnable",
    "runtime.mcall;runtime.goexit0",
  ),
  "go-syscalls": named(GO, "os.(*File).Write;syscall.Syscall", "os.(*File).Write;syscall.Write"),
  "go-cgo": named(GO, "main._Cfunc_f;runtime.cgocall", "main._Cfunc_f;runtime.cgoCheckPointer"),
  reflection: named(GO, "main.f;reflect.Value.Call", "main.f;myreflect.Value.Call"),
  json: named(GO, "main.f;encoding/json.Marshal", "main.f;encoding/gob.Marshal"),
  "regexp-compile": named(
    GO,
    "main.f;regexp.MustCompile;regexp.compile",
    "main.f;regexp.(*Regexp).MatchString",
  ),
  regexp: named(GO, "main.f;regexp.(*Regexp).MatchString", "main.f;strings.Contains"),
  copying: named(GO, "main.f;runtime.memmove", "main.f;runtime.memequal"),
  "native-allocation": named(CPP, "f;operator new(unsigned long);__libc_malloc;_int_malloc", "f;mallocate"),
  "native-growth": named(
    RUST,
    "alloc::vec::Vec<T,A>::push;alloc::raw_vec::RawVec<T,A>::grow_one",
    "alloc::vec::Vec<T,A>::push",
  ),
  "rust-clone": named(
    RUST,
    "<alloc::string::String as core::clone::Clone>::clone::h0123456789abcdef",
    "app::clone_all",
  ),
  "rust-siphash": named(
    RUST,
    "core::hash::BuildHasher::hash_one;<core::hash::sip::Hasher<S> as core::hash::Hasher>::write",
    "app::hash_one",
  ),
  exceptions: named(CPP, "f;__cxa_throw;_Unwind_RaiseException", "f;throwing"),
  "node-gc": named(NODE, "Garbage Collection", "collectGarbage", WALL),
  "node-program": named(NODE, "(program)", "program", WALL),
  "node-threads": named(NODE, "Non JS threads activity", "threads"),
  "node-sync-io": named(NODE, "load;readFileSync", "load;readFile", WALL),
  idle: {
    fires: time(WALL, [
      [60, "(idle)"],
      [40, `${NODE};f`],
    ]),
    quiet: time(WALL, [
      [40, "(idle)"],
      [60, `${NODE};f`],
    ]),
  },
  "python-import": named(PYTHON, "<frozen importlib._bootstrap>;exec_module", "importer;exec_module", WALL),
  "python-gil": named(PYTHON, "PyEval_RestoreThread;take_gil", "PyEval_EvalCode", WALL),
  "jvm-gc": named(JVM, "GangWorker::loop;G1ParTask::work", "app/G1.work", WALL),
  "jvm-interpreter": named(JVM, "Interpreter;app/Main.work", "app/Interpreter.work", WALL),
  "jvm-compiler": named(JVM, "CompileBroker::compiler_thread_loop", "app/Compiler.compile_method", WALL),
  kernel: {
    fires: time(CPU, [
      [40, "main;write;ksys_write_[k]"],
      [60, "main;f"],
    ]),
    quiet: time(CPU, [
      [20, "main;write;ksys_write_[k]"],
      [80, "main;f"],
    ]),
  },
  contention: {
    fires: time("contentions/count delay/nanoseconds", [
      [60, `${GO};main.f;sync.(*Mutex).Unlock`],
      [40, `${GO};main.g;sync.(*Mutex).Unlock`],
    ]),
    quiet: time("contentions/count delay/nanoseconds", [
      [35, `${GO};main.f;sync.(*Mutex).Unlock`],
      [30, `${GO};main.g;sync.(*Mutex).Unlock`],
      [35, `${GO};main.h;sync.(*Mutex).Unlock`],
    ]),
  },
  goroutines: {
    fires: profileOfTypes(
      "goroutine/count",
      `main.leak;runtime.chanrecv;runtime.gopark 60\nmain.a;runtime.gopark 30\nmain.b;runtime.gopark 10`,
    ),
    quiet: profileOfTypes(
      "goroutine/count",
      `main.leak;runtime.chanrecv;runtime.gopark 40\nmain.a;runtime.gopark 30\nmain.b;runtime.gopark 30`,
    ),
  },
  "hottest-function": {
    fires: time(CPU, [
      [40, "main;f"],
      [29, "main;f;g"],
      [31, "main;h;f"],
    ]),
    quiet: time(CPU, [
      [25, "main;f"],
      [25, "main;f;g"],
      [25, "main;g;h"],
      [25, "(idle)"],
    ]),
  },
  recursion: {
    fires: time(CPU, [
      [10, `main${";f".repeat(16)};g`],
      [90, "main;g"],
    ]),
    quiet: time(CPU, [
      [10, `main${";f".repeat(15)};g`],
      [90, "main;g"],
    ]),
  },
  "small-objects": {
    fires: profileOfTypes("alloc_objects/count alloc_space/bytes", "main;f 900 14400\nmain;g 100 100000"),
    quiet: profileOfTypes("alloc_objects/count alloc_space/bytes", "main;f 700 11200\nmain;g 300 300000"),
  },
  "large-objects": {
    fires: profileOfTypes("inuse_objects/count inuse_space/bytes", "main;f 1 1048576\nmain;g 100 1048576"),
    quiet: profileOfTypes("inuse_objects/count inuse_space/bytes", "main;f 1 1048575\nmain;g 100 1048576"),
  },
  churn: {
    fires: profileOfTypes(
      "alloc_objects/count alloc_space/bytes inuse_objects/count inuse_space/bytes",
      "main;f 1 1000 1 40",
    ),
    quiet: profileOfTypes(
      "alloc_objects/count alloc_space/bytes inuse_objects/count inuse_space/bytes",
      "main;f 1 1000 1 60",
    ),
  },
  "without-symbols": {
    fires: await openFile("examples/oracle/odd/no-symbols.pb.gz"),
    quiet: await openFile("public/examples/go-cpu.pb.gz"),
  },
  "cut-stacks": {
    // A profiler that stops at 64: roots are lost.
    fires: time(CPU, [
      [10, stackOf(64, "deep")],
      [90, "main;f;g"],
    ]),
    quiet: time(CPU, [
      [10, `main;${stackOf(63, "deep")}`],
      [90, "main;f;g"],
    ]),
  },
  "shared-names": {
    fires: inFiles(
      time(CPU, [
        [10, "main;f"],
        [90, "main;g"],
      ]),
      ["main", "same", "same"],
      ["a.js", "a.js", "b.js"],
    ),
    quiet: inFiles(
      time(CPU, [
        [10, "main;f"],
        [90, "main;g"],
      ]),
      ["main", "same", "same"],
      ["a.js", "a.js", "a.js"],
    ),
  },
  "no-inlining": {
    fires: profileOfTypes(CPU, manyLocations("")),
    quiet: profileOfTypes(CPU, `${manyLocations("")}\n${GO};main.a;+main.b 1 1`),
  },
  label: {
    fires: await openFile("public/examples/rust-cpu.pb.gz"),
    quiet: await openFile("public/examples/go-cpu.pb.gz"),
  },
  "few-samples": {
    fires: profileOfTypes(CPU, "main;f 100 5000\nmain;g 99 5000"),
    quiet: profileOfTypes(CPU, "main;f 100 5000\nmain;g 100 5000"),
  },
};

function stackOf(depth: number, name: string): string {
  return Array.from({ length: depth }, (_, index) => `${name}${index}`).join(";");
}

function manyLocations(prefix: string): string {
  return Array.from({ length: 300 }, (_, index) => `${GO};main.${prefix}f${index} 1 1`).join("\n");
}

/** The profile with other names and files for its functions, in their order. */
function inFiles(profile: Profile, names: readonly string[], files: readonly string[]): Profile {
  const { strings, functions } = profile;
  const add = (text: string) => {
    const bytes = new TextEncoder().encode(text);
    strings.add(bytes, 0, bytes.length);
    return strings.count - 1;
  };
  return {
    ...profile,
    functions: { ...functions, name: Uint32Array.from(names, add), filename: Uint32Array.from(files, add) },
  };
}

describe.each(FINDING_RULES.filter(({ id }) => id !== "mostly-idle-cpu"))("rule $id", ({ id }) => {
  test("fires where it should", () => {
    const { findings, others } = findingsIn(CASES[id].fires);
    expect(findings.map(({ ruleId }) => ruleId)).toContain(id);
    expect(others.map(({ ruleId }) => ruleId)).not.toContain(id);
  });

  test("and not on what looks alike", () => {
    const { findings, others } = findingsIn(CASES[id].quiet);
    expect(findings.map(({ ruleId }) => ruleId)).not.toContain(id);
    // It was looked at.
    expect(others.map(({ ruleId }) => ruleId)).toContain(id);
  });
});

test("the CPU was mostly idle where little of the recorded time was spent on it", () => {
  const profile = time(CPU, [[100, "main;f"]]);
  const ids = (cores: number | undefined) =>
    findingsIn(profile, 1, cores).findings.map(({ ruleId }) => ruleId);
  expect(ids(0.09)).toContain("mostly-idle-cpu");
  expect(ids(0.11)).not.toContain("mostly-idle-cpu");
  expect(ids(undefined)).not.toContain("mostly-idle-cpu");
});

describe("what is said of a finding", () => {
  const finding = (profile: Profile, id: string) =>
    findingsIn(profile).findings.find(({ ruleId }) => ruleId === id);

  test("who calls it, past the runtime's own frames, where that is what can be changed", () => {
    const profile = time(CPU, [
      [20, "runtime.goexit;main.f;runtime.newobject;runtime.mallocgc"],
      [10, "runtime.goexit;main.g;runtime.growslice;runtime.mallocgc"],
      [5, "runtime.gcBgMarkWorker;runtime.mallocgc"],
      [65, "runtime.goexit;main.h"],
    ]);
    expect(finding(profile, "go-allocation")).toMatchObject({
      amount: 0.35,
      names: [{ name: "main.f" }, { name: "main.g" }],
    });
  });

  test("else which functions matched, by cum, each sample counted once in the share", () => {
    const profile = time(CPU, [
      [2, "runtime.goexit;runtime.gcBgMarkWorker"],
      [10, "runtime.goexit;runtime.gcBgMarkWorker;runtime.gcBgMarkWorker.func2;runtime.gcDrain"],
      [3, "runtime.goexit;runtime.bgsweep"],
      [85, "runtime.goexit;main.h"],
    ]);
    expect(finding(profile, "go-gc")).toMatchObject({ amount: 0.15 });
    expect(finding(profile, "go-gc")?.names.map(({ name }) => name)).toEqual([
      "runtime.gcBgMarkWorker",
      "runtime.gcBgMarkWorker.func2",
      "runtime.bgsweep",
    ]);
  });

  test("inlined matches count like called ones", () => {
    const profile = time(CPU, [
      [20, "runtime.goexit;main.f;+regexp.(*Regexp).MatchString"],
      [80, "runtime.goexit;main.g"],
    ]);
    expect(finding(profile, "regexp")).toMatchObject({ amount: 0.2, names: [{ name: "main.f" }] });
  });

  test("the label's value, and the expression that means it", async () => {
    expect(finding(await openFile("public/examples/rust-cpu.pb.gz"), "label")).toMatchObject({
      subject: "thread=texts",
      tagFilter: "thread=^texts$",
    });
  });

  test("the heaviest comes first, what is about the recording last", () => {
    const profile = time(CPU, [
      [40, "runtime.goexit;main.f;regexp.MustCompile"],
      [12, "runtime.gcBgMarkWorker"],
      [48, "runtime.goexit;main.g"],
    ]);
    expect(findingsIn(profile).findings.map(({ ruleId, severity }) => `${severity} ${ruleId}`)).toEqual([
      "high regexp-compile",
      "medium hottest-function",
      "medium go-gc",
    ]);
  });
});

test("nothing is said of nothing", () => {
  expect(findingsIn(profileOfTypes(CPU, "main;f 0 0"))).toEqual({ findings: [], others: [] });
});

test("from the threshold on, not below", () => {
  const rule = { threshold: { from: 0.1, muchFrom: 0.3 } };
  expect([0.09, 0.1, 0.29, 0.3].map(amount => severityOf(rule, amount))).toEqual([
    undefined,
    "medium",
    "medium",
    "high",
  ]);
  expect(severityOf({ ...rule, isNote: true }, 0.9)).toBe("note");
  expect([9, 10].map(amount => severityOf({ threshold: { below: 10 } }, amount))).toEqual([
    "medium",
    undefined,
  ]);
});
