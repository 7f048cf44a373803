import { describe, expect, it } from "vitest";
import { describeIntent, helpText, optionsText, readShellLine, type ShellContext } from ".";

const SUMMARY = {
  sampleTypes: [
    { type: "alloc_objects", unit: "count", total: 1 },
    { type: "alloc_space", unit: "bytes", total: 1 },
    { type: "cpu", unit: "nanoseconds", total: 1 },
  ],
  defaultSampleTypeIndex: 2,
};

const START: ShellContext = { options: {}, sampleTypeIndex: 2, summary: SUMMARY };

/** What a line means: the words that the palette shows, and the options that it leaves set. */
function read(line: string, context = START): string {
  const intent = readShellLine(line, context);
  if (!intent.ok) return `error: ${intent.error}`;
  const words = describeIntent(intent.value, SUMMARY);
  if (!("settings" in intent.value)) return words;
  const { options, sampleTypeIndex } = intent.value.settings;
  const set = Object.entries(options).map(([name, value]) => `${name}=${value}`);
  if (sampleTypeIndex !== context.sampleTypeIndex) set.push(`#${sampleTypeIndex}`);
  return `${words} | ${set.join(" ")}`;
}

describe("pprof's shell", () => {
  it.each([
    // Commands.
    ["top", "Top | "],
    ["text", "Top | "],
    ["  top20   -cum ", "Top, sorted by cum, 20 rows | sort=cum nodecount=20"],
    ["top20 -cum focus=main", "Top, sorted by cum, 20 rows, focus main | sort=cum nodecount=20 focus=main"],
    ["top 20 foo -bar", "Top, 20 rows, focus foo, ignore bar | nodecount=20 focus=foo ignore=bar"],
    ["top foo bar -baz -qux", "Top, focus foo|bar, ignore baz|qux | focus=foo|bar ignore=baz|qux"],
    ["top --cum 5", "Top, sorted by cum, 5 rows | sort=cum nodecount=5"],
    ["top 0", "Top, all rows | nodecount=0"],
    ["top 99999999999", "Top, focus 99999999999 | focus=99999999999"],
    ["top -lines -noinlines", "Top, granularity lines, noinlines | noinlines=true granularity=lines"],
    ["top -line", "Top, ignore line | ignore=line"],
    ["top -hide=^runtime", "Top, hide ^runtime | hide=^runtime"],
    ["top tagfocus=k=v x=y", "Top, tagfocus k=v, focus x=y | focus=x=y tagfocus=k=v"],
    ["top focus", "Top, focus focus | focus=focus"],
    ["top >out.txt", "Save top as out.txt | "],
    ["top > out.txt main", "Save top as out.txt, focus main | focus=main"],
    ["tree 30 -cum", "Report tree, sorted by cum, 30 nodes | sort=cum nodecount=30"],
    ["peek json", "Report peek json | "],
    ["peek json main", "Report peek json, focus main | focus=main"],
    ["list ^main", "Report list ^main | "],
    ["tags k:v -other", "Report tags, tagfocus k:v, tagignore other | tagfocus=k:v tagignore=other"],
    ["tags focus=main", "Report tags, focus main | focus=main"],
    ["callgrind", "Save callgrind | "],
    ["proto", "Save proto | "],
    ["raw", "Report raw | "],
    ["traces", "Report traces | "],
    ["comments", "Report comments | "],
    ["dot 10", "Report dot, 10 nodes | nodecount=10"],
    // Assignments.
    ["tagfocus=tenant:acme", "Set tagfocus tenant:acme | tagfocus=tenant:acme"],
    [" focus = a b ", "Set focus a b | focus=a b"],
    ["focus=a //: a comment", "Set focus a | focus=a"],
    ["granularity=lines", "Set granularity lines | granularity=lines"],
    ["lines", "Set granularity lines | granularity=lines"],
    ["lines=1", "Set granularity lines | granularity=lines"],
    ["cum", "Set sorted by cum | sort=cum"],
    ["noinlines", "Set noinlines | noinlines=true"],
    ["noinlines=no", "Set not noinlines | "],
    ["nodecount=-1", "Set all rows | "],
    ["sample_index=alloc_space", "Set sample type alloc_space | #1"],
    ["sample_index=inuse_alloc_space", "Set sample type alloc_space | #1"],
    ["sample_index=0", "Set sample type alloc_objects | #0"],
    ["alloc_space", "Set sample type alloc_space | #1"],
    ["mean_alloc_space", "Set mean, sample type alloc_space | mean=true #1"],
    ["total_cpu", "Set not mean, sample type cpu | "],
    [":", "Set no focus, no ignore, no hide, no tagfocus, no tagignore | "],
    // The rest.
    ["o", "All options and their values"],
    ["help", "Help on pprof's commands"],
    ["help top", "Help on top"],
    ["quit", "Close the palette"],
  ])("%s", (line, expected) => {
    expect(read(line)).toBe(expected);
  });

  it.each([
    ["foo", 'unrecognized command: "foo"'],
    ["foo12", 'unrecognized command: "foo"'],
    ["12", 'unrecognized command: "12"'],
    ["focus", "please specify a value, e.g. focus=<val>"],
    ["nodecount 5", "did you mean: nodecount=5"],
    ["nodecount=x", 'strconv.Atoi: parsing "x": invalid syntax'],
    ["nodefraction=a", 'strconv.ParseFloat: parsing "a": invalid syntax'],
    ["mean=maybe", 'illegal value "maybe" for bool variable'],
    ["granularity=foo", 'invalid "granularity" value "foo"'],
    ["lines=0", 'unknown config field "lines"'],
    ["sample_index=7", "sample_index 7 is outside the range [0..2]"],
    ["sample_index=zzz", 'sample_index "zzz" must be one of: [alloc_objects alloc_space cpu]'],
    ["peek", "command peek requires an argument"],
    ["top >", "unexpected end of line after >"],
    ["top nodecount=x", 'strconv.Atoi: parsing "x": invalid syntax'],
    ["web", "no web report: no other program is started from here; use svg and open that file"],
    [
      "disasm main",
      "no disasm report: it needs the profiled binary, and only the profile is open here; use pprof",
    ],
    [
      "weblist main",
      "no weblist report: the view Source has the annotated source; assembly needs the profiled binary, so use pprof for that",
    ],
  ])("%s is wrong", (line, message) => {
    expect(read(line)).toBe(`error: ${message}`);
  });

  it("adds to what is set", () => {
    const context = { ...START, options: { focus: "main", hide: "x" } };
    expect(read("top foo", context)).toBe("Top, focus foo | focus=foo hide=x");
    expect(read("ignore=y", context)).toBe("Set ignore y | focus=main ignore=y hide=x");
    expect(read("focus=", context)).toBe("Set no focus | hide=x");
    expect(read(":", context)).toContain(" | hide=x".slice(0, 3));
  });
});

describe("the command's flags", () => {
  it.each([
    ["pprof -top -cum -focus=main cpu.pb.gz", "Top, sorted by cum, focus main | sort=cum focus=main"],
    ["proflens -peek 'a b' x.pb.gz", "Report peek a b | "],
    ["go tool pprof -http=: -symbolize=none -lines x", "Set granularity lines | granularity=lines"],
    ["/root/go/bin/pprof --top -focus 'it'\\''s' x", "Top, focus it's | focus=it's"],
    ["pprof -alloc_space -top x", "Top, sample type alloc_space | #1"],
    ["pprof -top -output=out.txt x", "Save top as out.txt | "],
    ["pprof x", "Every option at its default | "],
    ["proflens -tree -json x", "Report tree as json | "],
    ["proflens -markdown -cum x", "Report top as markdown, sorted by cum | sort=cum"],
    ["-cum", "Set sorted by cum | sort=cum"],
    ["-noinlines=false -top", "Top, not noinlines | "],
  ])("%s", (line, expected) => {
    expect(read(line)).toBe(expected);
  });

  it("say everything with the program's name, and add without", () => {
    const context = { ...START, options: { focus: "main" }, sampleTypeIndex: 0 };
    expect(read("pprof -ignore=x y", context)).toBe("Set ignore x | ignore=x #2");
    expect(read("-ignore=x", context)).toBe("Set ignore x | focus=main ignore=x");
  });

  it.each([
    ["-nope", "flag provided but not defined: -nope"],
    ["-focus", "flag needs an argument: -focus"],
    ["-top -tree x", "must set at most one output format"],
    ["-csv -json x", "must set at most one output style"],
    ["-focus='a", "a quote is open"],
    ["pprof -top -base=a b", "-base is not read here; open the base with Compare"],
    ["-web", "no web report: no other program is started from here; use svg and open that file"],
  ])("%s is wrong", (line, message) => {
    expect(read(line)).toBe(`error: ${message}`);
  });
});

describe("help", () => {
  it("has a line for every command and option", () => {
    expect(helpText("")).toMatch(/^ {4}top +Outputs top entries in text form$/m);
    expect(helpText("")).toMatch(/^ {4}lines +Aggregate at the source code line level\.$/m);
    expect(helpText("focus")).toMatch(/^Restricts to samples/);
    expect(helpText("cum")).toBe("Sort entries based on cumulative weight\n");
    expect(helpText("granularity")).toContain("functions | filefunctions");
    expect(helpText("web")).toMatch(/^no web report/);
    expect(helpText("zz")).toBe("Unknown command: zz\n");
  });

  it("lists the options as pprof does", () => {
    const lines = optionsText({ ...START, options: { focus: "main", sort: "cum" } }).split("\n");
    expect(lines).toContain("  focus                     = main                 ");
    expect(lines).toContain("  sort                      = cum                  //: [cum | flat]");
    expect(lines).toContain('  ignore                    = ""                   ');
    expect(lines).toContain(
      "  sample_index              = cpu                  //: [alloc_objects | alloc_space | cpu]",
    );
    expect(lines).toContain("  nodecount                 = -1                   //: default");
  });
});
