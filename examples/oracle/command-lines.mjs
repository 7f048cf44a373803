// The command lines that record.mjs asks pprof. A profile is a name in public/examples (`go-cpu`) or in odd/
// (`odd/no-symbols`). Words are separated by blanks.

/** Every report, on a function of the program's own where it takes an expression, with the sources in this repository. */
const reportsOf = (profile, expression, sources) => [
  ...[
    "callgrind",
    "comments",
    "dot",
    "proto",
    "raw",
    "tags",
    "text",
    "top",
    "topproto",
    "traces",
    "tree",
  ].map(report => `-${report} ${profile}`),
  `-peek=${expression} ${profile}`,
  `-list=${expression} ${sources} ${profile}`,
];

const EXAMPLES = [
  ["cpp-cpu", "^planJourneys$|Network::earliest", "-source_path=examples/cpp"],
  ["go-cpu", "orders.writeReport|load", "-source_path=examples/go"],
  ["go-heap", "orders.*Service", "-source_path=examples/go"],
  ["go-mutex", "orders.*store", "-source_path=examples/go"],
  ["node-cpu", "^(buildSite|paragraph|search)$", "-source_path=examples/node"],
  ["rust-cpu", "^textlab::(words|planets)", "-source_path=examples/rust"],
];

/** @param odd names in odd/ */
export function commandLines(odd) {
  return [
    ...EXAMPLES.flatMap(([profile, expression, sources]) => reportsOf(profile, expression, sources)),
    ...odd.flatMap(name => reportsOf(`odd/${name}`, ".", "")),
    ...OPTION_LINES,
  ];
}

/** Every option, in every report that it changes, with the values where it is interesting. */
const OPTION_LINES = `
-top -output={output} go-mutex
-proto -output={output} odd/numeric-labels

-tree -call_tree odd/recursion-and-inlines
-dot -call_tree -noinlines odd/dropped-frames
-callgrind -call_tree odd/dropped-frames

-top -relative_percentages -focus=json go-cpu
-tree -relative_percentages -focus=orders -nodecount=8 go-cpu
-dot -relative_percentages -tagfocus=step=markdown -nodecount=8 node-cpu
-tags -relative_percentages -tagfocus=tenant=acme go-cpu
-top -relative_percentages -ignore=. go-mutex

-top -unit=ms go-mutex
-top -unit=auto go-mutex
-top -unit=s go-mutex
-top -unit=μs go-mutex
-top -unit=hrs rust-cpu
-top -unit=foo go-mutex
-top -unit=count go-mutex
-top -unit=kb go-heap
-tree -unit=MB -nodecount=10 go-heap
-dot -unit=auto -nodecount=10 go-heap
-tags -unit=kb go-heap
-traces -unit=kb -focus=gzip go-heap
-topproto -unit=kb go-heap
-topproto -unit=ms go-mutex
-callgrind -unit=us go-mutex
-top -unit=seconds -sample_index=samples go-cpu

-top -compact_labels go-cpu
-tree -compact_labels -nodecount=5 go-cpu
-dot -compact_labels -nodecount=5 go-cpu
-topproto -compact_labels go-mutex
-traces -compact_labels odd/numeric-labels
-top -compact_labels -focus=main odd/default-sample-type

-list=planets -source_path=examples/rust -unit=ms rust-cpu
-list=planets -trim_path=/tmp/proflens -source_path=. rust-cpu
-list=nothing_there go-cpu
-list=^planJourneys$ -source_path=nowhere -trim_path=/tmp/proflens cpp-cpu
-list=orders.*write -source_path=examples/go -noinlines go-cpu
-list=orders.*search -source_path=examples/node:examples/go -cum go-cpu
-top -lines -trim_path=/usr:/tmp/proflens/examples -nodecount=20 cpp-cpu
-top -filefunctions -source_path=/x/examples -focus=examples rust-cpu

-top -intel_syntax go-mutex

-top -mean go-mutex
-tree -mean -nodecount=10 go-mutex
-dot -mean -nodecount=10 go-mutex
-traces -mean odd/default-sample-type
-tags -mean -sample_index=inuse_space go-heap
-topproto -mean go-mutex
-callgrind -mean odd/default-sample-type
-list=orders.*store -source_path=examples/go -mean go-mutex
-top -mean_delay go-mutex
-top -mean odd/wide-values

-top -sample_index=0 go-heap
-top -sample_index=alloc_space go-heap
-top -sample_index=space odd/default-sample-type
-top -sample_index=4 go-heap
-top -sample_index=-1 go-heap
-top -sample_index=none go-heap
-raw -sample_index=alloc_objects odd/default-sample-type
-proto -sample_index=alloc_objects odd/default-sample-type
-tags -sample_index=samples node-cpu
-tags -sample_index=cpu -unit=nanoseconds go-cpu
-top -inuse_objects go-heap
-top -alloc_space -alloc_objects go-heap
-top -total_delay go-mutex
-top -contentions go-mutex

-top -divide_by=1000 go-heap
-top -divide_by=0.5 go-mutex
-top -divide_by=0 go-mutex
-top -divide_by=1e6 go-mutex
-topproto -divide_by=1e6 go-mutex
-traces -divide_by=1e-9 odd/wide-values
-top -divide_by=-3 go-mutex
-tree -divide_by=3.7 -nodecount=10 go-mutex
-dot -divide_by=7 -nodecount=10 go-mutex
-traces -divide_by=3 odd/default-sample-type
-tags -divide_by=2 odd/numeric-labels
-proto -divide_by=3 odd/default-sample-type
-raw -divide_by=3 odd/default-sample-type
-callgrind -divide_by=3 odd/recursion-and-inlines
-topproto -divide_by=3 odd/recursion-and-inlines

-top -base=go-mutex go-mutex
-top -diff_base=go-mutex go-mutex
-top -normalize -base=odd/recursion-and-inlines odd/recursion-and-inlines
-top -normalize -diff_base=odd/negative-values odd/negative-values
-top -normalize go-mutex
-raw -diff_base=odd/default-sample-type odd/default-sample-type
-dot -diff_base=odd/recursion-and-inlines odd/recursion-and-inlines odd/recursion-and-inlines
-traces -base=odd/numeric-labels -normalize odd/numeric-labels odd/recursion-and-inlines
-top -files -trim_path=/tmp/proflens -focus=examples rust-cpu
-tree -base=odd/numeric-labels odd/numeric-labels odd/recursion-and-inlines
-tags -diff_base=odd/numeric-labels odd/numeric-labels
-proto -diff_base=odd/numeric-labels odd/numeric-labels
-top -base=go-heap go-cpu
-top -diff_base=odd/default-sample-type odd/wide-values
-raw go-mutex go-mutex
-raw odd/no-symbols odd/recursion-and-inlines odd/dropped-frames
-top go-cpu rust-cpu
-top -base=odd/recursion-and-inlines -diff_base=odd/recursion-and-inlines odd/recursion-and-inlines

-top -cum go-cpu
-top -flat rust-cpu
-tree -cum -nodecount=10 rust-cpu
-topproto -cum -nodecount=5 rust-cpu
-dot -cum -nodecount=10 rust-cpu

-top -tagroot=tenant,endpoint -cum -nodecount=20 go-cpu
-top -tagleaf=tenant,endpoint -nodecount=20 go-cpu
-traces -tagroot=size,tenant odd/numeric-labels
-traces -tagleaf=latency -unit=s odd/numeric-labels
-dot -tagroot=thread -nodecount=10 rust-cpu
-peek=acme -tagroot=tenant go-cpu
-top -tagroot=none -tagleaf=nothing go-mutex
-top -tagroot=step -focus=markdown node-cpu
-proto -tagroot=tenant odd/numeric-labels
-callgrind -tagleaf=bytes odd/numeric-labels

-top -drop_negative odd/negative-values
-tree -drop_negative -diff_base=odd/recursion-and-inlines odd/recursion-and-inlines
-dot -drop_negative odd/negative-values

-top -nodecount=3 go-cpu
-tree -nodecount=1 go-cpu
-dot -nodecount=12 go-heap
-dot -nodecount=5 node-cpu
-topproto -nodecount=3 go-heap
-callgrind -nodecount=3 odd/recursion-and-inlines
-top -nodefraction=0.1 go-cpu
-tree -nodefraction=0.2 go-cpu
-dot -nodefraction=0.2 cpp-cpu
-dot -edgefraction=0.2 -nodecount=20 cpp-cpu
-tree -edgefraction=0.1 -nodefraction=0.1 rust-cpu
-dot -nodefraction=0.2 -edgefraction=0.05 -nodecount=0 -call_tree rust-cpu
-top -trim=false go-mutex
-tree -trim=false -focus=json go-mutex
-dot -trim=false odd/unusual-names

-top -focus=(?i)JSON go-cpu
-top -focus=orders/.*[.]go -cum go-cpu
-top -focus=nothing_like_it go-cpu
-top -focus=( go-cpu
-top -ignore=runtime|syscall go-cpu
-top -focus=main -ignore=compare odd/recursion-and-inlines
-top -hide=runtime -cum -nodecount=15 go-cpu
-tree -hide=walk odd/recursion-and-inlines
-top -show=orders -cum go-cpu
-traces -show=walk|visit odd/recursion-and-inlines
-traces -hide=visit|bin.app odd/recursion-and-inlines
-top -show=. odd/no-symbols
-top -show_from=writeReport -cum -nodecount=15 go-cpu
-traces -show_from=visit odd/recursion-and-inlines
-top -prune_from=^regexp go-cpu
-traces -prune_from=visit odd/recursion-and-inlines
-dot -focus=gzip -hide=runtime -nodecount=12 go-cpu
-proto -focus=walk -ignore=compare -hide=visit odd/recursion-and-inlines
-raw -show=walk odd/recursion-and-inlines
-top -focus=a_very_long_expression_of_which_no_more_than_eighty_bytes_are_shown_in_the_legend_größe|main odd/unusual-names
-top -focus=größe|<script> odd/unusual-names

-top -tagfocus=tenant=acme go-cpu
-top -tagfocus=GET,acme go-cpu
-top -tagfocus=bytes=1kb:64kb go-heap
-top -tagfocus=512: go-heap
-top -tagfocus=:4kb go-heap
-top -tagfocus=4096b odd/numeric-labels
-top -tagfocus=latency=-5ms:2000ms odd/numeric-labels
-top -tagfocus=size=1b:2s odd/numeric-labels
-top -tagignore=tenant=acme|globex go-cpu
-traces -tagignore=request odd/numeric-labels
-tags -tagfocus=tenant=nobody go-cpu
-tags -tagshow=^ten go-cpu
-traces -taghide=b|l odd/numeric-labels
-dot -taghide=. -nodecount=8 go-cpu
-dot -tagshow=bytes -nodecount=8 go-heap
-raw -taghide=latency odd/numeric-labels
-proto -tagshow=latency|size odd/numeric-labels
-top -tagfocus=( odd/numeric-labels
-top -taghide=none_such odd/numeric-labels
-top -tagshow=none_such -taghide=( odd/numeric-labels

-top -noinlines rust-cpu
-tree -noinlines odd/recursion-and-inlines
-traces -noinlines odd/recursion-and-inlines
-dot -noinlines -lines odd/recursion-and-inlines
-proto -noinlines odd/recursion-and-inlines
-raw -noinlines odd/recursion-and-inlines
-top -lines -showcolumns rust-cpu
-top -lines -showcolumns node-cpu
-traces -addresses -showcolumns odd/recursion-and-inlines

-top -functions -nodecount=10 rust-cpu
-top -filefunctions -nodecount=10 rust-cpu
-top -files -nodecount=10 node-cpu
-top -lines -nodecount=10 node-cpu
-top -addresses -nodecount=10 cpp-cpu
-tree -lines odd/recursion-and-inlines
-tree -files odd/recursion-and-inlines
-dot -addresses odd/no-symbols
-dot -filefunctions odd/recursion-and-inlines
-dot -lines -nodecount=10 rust-cpu
-peek=walk -lines odd/recursion-and-inlines
-peek=^walk$ -lines odd/recursion-and-inlines
-peek=bin -addresses odd/no-symbols
-traces -files odd/recursion-and-inlines
-traces -addresses odd/no-symbols
-topproto -lines odd/recursion-and-inlines
-topproto -addresses odd/no-symbols
-top -all_frames odd/dropped-frames
-comments -add_comment=added odd/default-sample-type
-top -buildid=b0b odd/recursion-and-inlines
`
  .split("\n")
  .filter(line => line !== "");
