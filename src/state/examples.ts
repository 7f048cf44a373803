/** The profiles that ship with the app. They are recorded by the scripts in `examples/`. */

export interface Example {
  /** Its name in a link: `#/?example=go-cpu`. */
  readonly name: string;
  /** Its file, under `examples/` of the built site. */
  readonly file: string;
  /** What a person reads on the link. */
  readonly title: string;
  /** One line: what the program did, and what to look at. */
  readonly description: string;
}

export const EXAMPLES: readonly Example[] = [
  {
    name: "go-cpu",
    file: "go-cpu.pb.gz",
    title: "Go CPU",
    description:
      "An order service under load for 20 s. See which endpoint label costs most, and how much is garbage collection.",
  },
  {
    name: "go-heap",
    file: "go-heap.pb.gz",
    title: "Go heap",
    description: "The same service's memory. Compare what it allocated in all with what is still in use.",
  },
  {
    name: "go-mutex",
    file: "go-mutex.pb.gz",
    title: "Go mutex",
    description:
      "Where the same service waits for locks: one lock guards all orders, and reports copy them while holding it.",
  },
  {
    name: "node-cpu",
    file: "node-cpu.pb.gz",
    title: "Node.js CPU",
    description:
      "A site builder: Markdown, templates, a search index. Compare the labelled steps, and wall time with CPU time.",
  },
  {
    name: "rust-cpu",
    file: "rust-cpu.pb.gz",
    title: "Rust CPU",
    description:
      "Counts, matches and packs text on one thread, moves planets on another. Look at the deep inlined iterators.",
  },
  {
    name: "cpp-cpu",
    file: "cpp-cpu.pb.gz",
    title: "C++ CPU",
    description:
      "Bus timetables: std::regex, route finding, a map. Look at the long template names and the recursive tree.",
  },
];
