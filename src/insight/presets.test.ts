import { expect, test } from "vitest";
import { PRESETS } from "./presets";

/** preset → names, files and mappings that it is for, and ones that look alike but are not. */
const NAMES: Readonly<Record<string, readonly [matching: readonly string[], others: readonly string[]]>> = {
  "go-runtime": [
    [
      "runtime.mallocgc",
      "runtime.(*mheap).allocSpan",
      "internal/runtime/maps.(*table).grow",
      "runtime/internal/syscall.Syscall6",
      "memeqbody",
      "runtime.gcBgMarkWorker.func2",
    ],
    [
      "runtime/pprof.Do",
      "runtime/debug.Stack",
      "main.runtime.f",
      "github.com/a/runtime.f",
      "/usr/local/go/src/runtime/malloc.go",
      "memeqbodyX",
    ],
  ],
  "go-gc": [
    [
      "runtime.gcBgMarkWorker",
      "runtime.gcBgMarkWorker.func2",
      "runtime.gcAssistAlloc",
      "runtime.gcAssistAlloc1",
      "runtime.bgsweep",
    ],
    ["runtime.gcWriteBarrier", "runtime.gcDrain", "runtime.GC", "main.gcStart"],
  ],
  "go-scheduler": [
    ["runtime.schedule", "runtime.findRunnable", "runtime.findrunnable"],
    ["runtime.scheduleX", "runtime.goschedImpl"],
  ],
  "go-waiting": [
    ["runtime.gopark", "runtime.usleep", "runtime.futex", "runtime.kevent"],
    ["runtime.goparkX", "main.gopark"],
  ],
  "go-syscalls": [
    [
      "syscall.Syscall",
      "syscall.RawSyscall6",
      "syscall.syscall",
      "internal/runtime/syscall.Syscall6",
      "golang.org/x/sys/unix.Syscall",
      "runtime.cgocall",
    ],
    ["syscall.Write", "os.(*File).Write", "mysyscall.Syscall"],
  ],
  "go-http-plumbing": [
    [
      "net/http.(*conn).serve",
      "net/http.HandlerFunc.ServeHTTP",
      "net/http.(*Server).Serve.gowrap3",
      "runtime/pprof.Do",
    ],
    ["net/http.(*Client).Do", "main.Handler.ServeHTTP", "net/http.(*conn).serveX"],
  ],
  "node-internals": [
    ["node:fs", "node:internal/process/task_queues", "Function:^processTimers node:internal/timers:497"],
    ["/app/node:fs.js", "node", "/usr/local/bin/node", "node_modules"],
  ],
  "node-modules": [
    ["/app/node_modules/typescript/lib/typescript.js"],
    ["/app/my_node_modules/x.js", "node_modules"],
  ],
  "node-native": [
    ["v8::internal::Heap::Scavenge", "node::fs::Read", "uv__io_poll", "Builtins_JSEntry", "Builtin:ArrayMap"],
    ["v8", "nodes::f", "uvw", "Builtin"],
  ],
  "node-gc": [
    ["(garbage collector)", "Garbage Collection"],
    ["GarbageCollection", "Garbage Collection X"],
  ],
  "node-idle": [["(idle)"], ["idle", "(idle) x"]],
  "node-program": [["(program)"], ["program"]],
  "node-threads": [["Non JS threads activity"], ["JS threads activity"]],
  "rust-std": [
    [
      "core::ops::function::FnOnce::call_once",
      "<alloc::vec::Vec<T> as core::ops::Drop>::drop",
      "/rustc/59807616e1fa2540724bfbac14d7976d7e4a3860/library/core/src/ptr/mod.rs",
      "/rust/deps/hashbrown-0.16.1/src/map.rs",
    ],
    [
      "textlab::core::f",
      "<textlab::Word as core::fmt::Debug>::fmt",
      "mycore::f",
      "/home/me/rustc/library/x.rs",
    ],
  ],
  "rust-start": [
    [
      "std::rt::lang_start",
      "std::panicking::try",
      "<core::panic::unwind_safe::AssertUnwindSafe<F> as core::ops::function::FnOnce<()>>::call_once",
      "std::sys_common::backtrace::__rust_begin_short_backtrace",
      "<std::sys::thread::unix::Thread>::new::thread_start",
      "std::thread::lifecycle::spawn_unchecked::{{closure}}",
    ],
    ["std::collections::hash::map::HashMap<K,V>::insert", "textlab::main", "core::ptr::drop_in_place"],
  ],
  "rust-async": [
    [
      "tokio::runtime::scheduler::multi_thread::worker::run",
      "<futures_util::future::Map<Fut,F> as core::future::Future>::poll",
    ],
    ["app::tokio::f", "tokio_like::f"],
  ],
  "rust-waiting": [
    [
      "parking_lot_core::thread_parker::imp::ThreadParker::futex_wait",
      "futex_wait",
      "tokio::runtime::time::Driver::park_internal",
      "std::sys::pal::unix::futex::futex_wait",
    ],
    ["app::park", "futex_waiter"],
  ],
  "cpp-std": [
    [
      "std::vector<int>::push_back",
      "__gnu_cxx::__normal_iterator::operator++",
      "__cxxabiv1::__si_class_type_info::__do_dyncast",
      "/usr/include/c++/12/bits/stl_algo.h",
      "/usr/lib/x86_64-linux-gnu/libstdc++.so.6.0.30",
      "libc++.so.1",
    ],
    [
      "route::Network::earliestArrival(int, int, int) const",
      "mystd::f",
      "/home/me/libstdc++/x.cc",
      "timetable::parse(std::string)",
    ],
  ],
  "cpp-libc": [
    [
      "/usr/lib/x86_64-linux-gnu/libc.so.6",
      "libc-2.31.so",
      "libpthread-2.31.so",
      "/usr/lib/x86_64-linux-gnu/ld-linux-x86-64.so.2",
      "./malloc/./malloc/malloc.c",
      "./string/../sysdeps/x86_64/multiarch/memmove-vec-unaligned-erms.S",
    ],
    ["/usr/lib/libcurl.so.4", "/opt/libcpp.so", "/app/malloc/malloc.c", "libstdc++.so.6"],
  ],
  "cpp-allocator": [
    [
      "__libc_malloc",
      "_int_malloc",
      "__GI___libc_free",
      "cfree",
      "operator new(unsigned long)",
      "operator delete(void*, unsigned long)",
      "tcache_get",
      "free_perturb",
      "malloc_consolidate",
      "je_malloc",
    ],
    ["mallocate", "freeze", "app::free", "operator()"],
  ],
  "python-interpreter": [
    ["_PyEval_EvalFrameDefault", "PyObject_Call", "/usr/lib/libpython3.11.so.1.0", "/usr/bin/python3.11"],
    ["PyTorch", "app/python.py", "pyobject_call"],
  ],
  "python-import": [
    ["<frozen importlib._bootstrap>", "_find_and_load"],
    ["importer", "find_and_load"],
  ],
  "python-stdlib": [
    ["/usr/lib/python3.11/json/decoder.py", "/usr/lib/python3.11/re.py"],
    [
      "/usr/lib/python3.11/site-packages/yaml/loader.py",
      "/usr/lib/python3/dist-packages/yaml.py",
      "/app/python/x.py",
    ],
  ],
  "python-packages": [
    ["/venv/lib/python3.11/site-packages/numpy/core.py", "/usr/lib/python3/dist-packages/yaml/loader.py"],
    ["/app/packages/x.py"],
  ],
  "jvm-jdk": [
    [
      "java/lang/Thread.run",
      "java.util.HashMap.put",
      "jdk.internal.misc.Unsafe.park",
      "com.sun.proxy.$Proxy1.f",
    ],
    ["javaapp/Main.main", "org.java.f", "com.sunny.App.f"],
  ],
  "jvm-native": [
    ["/usr/lib/jvm/lib/server/libjvm.so", "Interpreter", "JavaCalls::call_helper", "thread_native_entry"],
    ["app/libjvm.so.txt/x", "app.Interpreter.run"],
  ],
  "jvm-gc": [
    ["GangWorker::loop", "G1ParTask::work", "ConcurrentGCThread::run"],
    ["app/G1.work", "Gang::loop"],
  ],
  "jvm-compiler": [
    ["CompileBroker::compiler_thread_loop", "C2Compiler::compile_method"],
    ["app/Compiler.compile_method"],
  ],
  "jvm-waiting": [
    [
      "java/lang/Object.wait",
      "jdk.internal.misc.Unsafe.park",
      "java.util.concurrent.locks.LockSupport.parkNanos",
      "java/lang/Thread.sleep",
    ],
    ["java/lang/Object.notify", "app/Object.wait"],
  ],
  "kernel-frames": [
    ["[kernel.kallsyms]", "/usr/lib/debug/vmlinux", "do_syscall_64_[k]"],
    ["kernel", "app_k"],
  ],
};

test.each(PRESETS)("$id is for what it says, and for nothing more", ({ id, expression }) => {
  const [matching, others] = NAMES[id];
  const matches = new RegExp(expression);
  expect(matching.filter(name => !matches.test(name))).toEqual([]);
  expect(others.filter(name => matches.test(name))).toEqual([]);
});
