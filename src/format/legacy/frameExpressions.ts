import type { ValueType } from "../../model/profile";

// Which functions say nothing about a program depends on what was measured. pprof itself adds these expressions to
// legacy profiles, which have none (`legacy_profile.go: addLegacyFrameInfo`; Copyright 2014 Google Inc., Apache-2.0).

/** Expressions of functions at which stacks are cut, and of those that stay all the same. */
export interface FrameExpressions {
  readonly dropFrames: string;
  readonly keepFrames: string;
}

const HEAP_TYPES = [
  "allocations size",
  "objects space",
  "inuse_objects inuse_space",
  "alloc_objects alloc_space",
  "alloc_objects alloc_space inuse_objects inuse_space",
];

/** The expressions for a profile of these types. */
export function frameExpressions(sampleTypes: readonly ValueType[]): FrameExpressions {
  const types = sampleTypes.map(({ type }) => type).join(" ");
  if (HEAP_TYPES.includes(types)) {
    return { dropFrames: ALLOCATORS.join("|"), keepFrames: KEPT_RUNTIME.join("|") };
  }
  const dropped = types === "contentions delay" ? LOCKS : PROFILERS;
  return { dropFrames: dropped.join("|"), keepFrames: "" };
}

/** Allocators: of POSIX, TCMalloc, macOS, Go and C++. */
const ALLOCATORS = [
  "calloc",
  "cfree",
  "malloc",
  "free",
  "memalign",
  "do_memalign",
  "(__)?posix_memalign",
  "pvalloc",
  "valloc",
  "realloc",
  "tcmalloc::.*",
  "tc_calloc",
  "tc_cfree",
  "tc_malloc",
  "tc_free",
  "tc_memalign",
  "tc_posix_memalign",
  "tc_pvalloc",
  "tc_valloc",
  "tc_realloc",
  "tc_new",
  "tc_delete",
  "tc_newarray",
  "tc_deletearray",
  "tc_new_nothrow",
  "tc_newarray_nothrow",
  "malloc_zone_malloc",
  "malloc_zone_calloc",
  "malloc_zone_valloc",
  "malloc_zone_realloc",
  "malloc_zone_memalign",
  "malloc_zone_free",
  String.raw`runtime\..*`,
  "BaseArena::.*",
  "(::)?do_malloc_no_errno",
  "(::)?do_malloc_pages",
  "(::)?do_malloc",
  "DoSampledAllocation",
  "MallocedMemBlock::MallocedMemBlock",
  "_M_allocate",
  "__builtin_(vec_)?delete",
  "__builtin_(vec_)?new",
  "__gnu_cxx::new_allocator::allocate",
  "__libc_malloc",
  "__malloc_alloc_template::allocate",
  "allocate",
  "cpp_alloc",
  String.raw`operator new(\[\])?`,
  "simple_alloc::allocate",
];

/** Frames of the Go runtime in the middle of stacks. */
const KEPT_RUNTIME = [
  String.raw`runtime\.panic`,
  String.raw`runtime\.reflectcall`,
  String.raw`runtime\.call[0-9]*`,
];

/** The CPU profiler of gperftools. */
const PROFILERS = [
  "ProfileData::Add",
  "ProfileData::prof_handler",
  "CpuProfiler::prof_handler",
  "__pthread_sighandler",
  "__restore",
];

/** Locks of C++ programs. */
const LOCKS = [
  "RecordLockProfileData",
  "(base::)?RecordLockProfileData.*",
  "(base::)?SubmitMutexProfileData.*",
  "(base::)?SubmitSpinLockProfileData.*",
  "(base::Mutex::)?AwaitCommon.*",
  "(base::Mutex::)?Unlock.*",
  "(base::Mutex::)?UnlockSlow.*",
  "(base::Mutex::)?ReaderUnlock.*",
  "(base::MutexLock::)?~MutexLock.*",
  "(Mutex::)?AwaitCommon.*",
  "(Mutex::)?Unlock.*",
  "(Mutex::)?UnlockSlow.*",
  "(Mutex::)?ReaderUnlock.*",
  "(MutexLock::)?~MutexLock.*",
  "(SpinLock::)?Unlock.*",
  "(SpinLock::)?SlowUnlock.*",
  "(SpinLockHolder::)?~SpinLockHolder.*",
];
