/** How profiles are recorded, with tools that write a format that is read here or convert to it. */
export const RECORDINGS = [
  {
    language: "Go",
    steps: [
      {
        why: "From a server that imports net/http/pprof: 30 seconds of CPU, or what is on the heap.",
        command:
          "curl -o cpu.pb.gz 'http://localhost:6060/debug/pprof/profile?seconds=30'\n" +
          "curl -o heap.pb.gz http://localhost:6060/debug/pprof/heap",
      },
      {
        why: "From a test or a benchmark.",
        command: "go test -bench=. -cpuprofile=cpu.pb.gz -memprofile=heap.pb.gz",
      },
    ],
  },
  {
    language: "Node.js",
    steps: [
      {
        why: "A whole run, with what Node has itself: writes CPU….cpuprofile and Heap….heapprofile when the program ends.",
        command: "node --cpu-prof app.js\nnode --heap-prof app.js",
      },
      {
        why: "The same in the pprof format: writes pprof-profile-PID.pb.gz when the program ends.",
        command: "npm install @datadog/pprof\nnode --require @datadog/pprof app.js",
      },
      {
        why: "Ten seconds of a running server, from its own code.",
        command:
          'import { writeFile } from "node:fs/promises";\n' +
          'import pprof from "@datadog/pprof";\n\n' +
          "const profile = await pprof.time.profile({ durationMillis: 10_000 });\n" +
          'await writeFile("wall.pb.gz", await pprof.encode(profile));',
      },
    ],
  },
  {
    language: "Rust",
    steps: [
      {
        why: "The pprof crate samples the program from within.",
        command: "cargo add pprof --no-default-features --features protobuf-codec",
      },
      {
        why: "Around the code in question; build with debug = true for names and lines.",
        command:
          "use pprof::protos::Message;\n\n" +
          "let guard = pprof::ProfilerGuardBuilder::default().frequency(999).build()?;\n" +
          "work();\n" +
          "let profile = guard.report().build()?.pprof()?;\n" +
          'std::fs::write("cpu.pb", profile.write_to_bytes()?)?;',
      },
    ],
  },
  {
    language: "Python",
    steps: [
      {
        why: "Austin samples any CPython program from outside; its samples convert to pprof.",
        command:
          "pip install austin-dist austin-python\n" +
          "austin -x 30 -o app.mojo python app.py\n" +
          "mojo2austin app.mojo app.austin\n" +
          "austin2pprof app.austin app.pb",
      },
    ],
  },
  {
    language: "C/C++",
    steps: [
      {
        why: "perf samples any program on Linux from outside; build with -g -fno-omit-frame-pointer.",
        command: "perf record -g ./app\nperf script --header > app.perf.txt",
      },
      {
        why: "gperftools samples the program; pprof adds the names (link with -lprofiler).",
        command:
          "g++ -O2 -g -fno-omit-frame-pointer -o app app.cpp -Wl,--no-as-needed -lprofiler\n" +
          "CPUPROFILE=app.prof ./app\n" +
          "pprof -proto -output=cpu.pb.gz ./app app.prof",
      },
      {
        why: "The pprof that does this is Google's, written in Go.",
        command: "go install github.com/google/pprof@latest",
      },
    ],
  },
  {
    language: "Java",
    steps: [
      {
        why: "async-profiler records the running program for 30 seconds; jfrconv, beside it, converts.",
        command: "asprof -d 30 -f app.jfr PID\njfrconv --cpu app.jfr app.pb.gz",
      },
    ],
  },
] as const;
