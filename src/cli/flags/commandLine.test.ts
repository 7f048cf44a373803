import { describe, expect, it } from "vitest";
import { type Config, DEFAULT_CONFIG, OPTIONS } from "../../analysis/config";
import { COMMANDS } from "../../report/commands";
import { type CommandLine, readCommandLine } from "./commandLine";

function line(...args: string[]): CommandLine {
  const result = readCommandLine(args);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

function failure(...args: string[]): string {
  const result = readCommandLine(args);
  if (result.ok) return "fine";
  return "message" in result.error ? `${result.error.kind}: ${result.error.message}` : result.error.kind;
}

/** The options that are not as usual. */
function changed(...args: string[]): Partial<Config> {
  return Object.fromEntries(
    Object.entries(line("-top", "a", ...args).config).filter(
      ([name, value]) => value !== DEFAULT_CONFIG[name as keyof Config],
    ),
  );
}

describe("options", () => {
  it("are all as usual", () => {
    expect(changed()).toEqual({});
  });

  it("are flags of their types", () => {
    const args = "-focus=f -nodecount=7 -nodefraction=0.5 -trim=false -mean -unit ms -tagroot=k -divide_by=2";
    expect(changed(...args.split(" "))).toEqual({
      focus: "f",
      nodecount: 7,
      nodefraction: 0.5,
      trim: false,
      mean: true,
      unit: "ms",
      tagroot: "k",
      divide_by: 2,
    });
  });

  it("are set by their choices' names, and by these alone", () => {
    expect(changed("-cum", "-lines")).toEqual({ sort: "cum", granularity: "lines" });
    expect(changed("-cum=false")).toEqual({});
    expect(failure("-sort=cum", "a")).toBe("usage: flag provided but not defined: -sort");
  });

  it("are each a flag", () => {
    for (const { name, type } of OPTIONS) {
      if (name === "sort" || name === "granularity" || name === "normalize") continue;
      const value = { text: "x", boolean: "true", integer: "3", number: "3" }[type];
      const set = line("-top", "a", `-${name}=${value}`).config[name];
      expect([name, String(set)]).toEqual([name, value]);
    }
  });

  it("conflict", () => {
    expect(failure("-top", "-cum", "-flat", "a")).toBe("error: conflicting options set: [cum flat]");
    expect(failure("-files", "-lines", "a")).toBe("error: conflicting options set: [files lines]");
  });
});

describe("the command", () => {
  it.each(COMMANDS)("-$name", ({ name, hasArgument }) => {
    const { command, argument } = line(hasArgument ? `-${name}=rx` : `-${name}`, "a");
    expect([command.name, argument]).toEqual([name, hasArgument ? "rx" : undefined]);
  });

  it("is one", () => {
    const tooMany = "error: must set at most one output format";
    expect(failure("-top", "-tree", "a")).toBe(tooMany);
    expect(failure("-top", "-peek=x", "a")).toBe(tooMany);
    expect(failure("-top", "-weblist=x", "a")).toBe(tooMany);
    expect(line("-top", "-tree=false", "-peek=", "a").command.name).toBe("top");
  });

  it("is none where the page is served", () => {
    const anywhere = { host: "127.0.0.1", port: 0, opensBrowser: true, weblist: undefined };
    expect(line("a").serving).toEqual(anywhere);
    expect(line("-top=false", "-peek=", "-http=", "a").serving).toEqual(anywhere);
    expect(line("-no_browser", "a", "b").serving).toEqual({ ...anywhere, opensBrowser: false });
    expect(line("-weblist=x", "a").serving).toEqual({ ...anywhere, weblist: "x" });
    expect(line("-http=:1", "-weblist", "x", "a").serving).toEqual({ ...anywhere, port: 1, weblist: "x" });
    expect(line("-top", "a").serving).toBeUndefined();
    expect(line("-json", "a").serving).toBeUndefined();
  });

  it.each([
    [":8080", "127.0.0.1", 8080],
    [":", "127.0.0.1", 0],
    ["localhost:", "localhost", 0],
    ["0.0.0.0:65535", "0.0.0.0", 65_535],
    ["[::1]:80", "::1", 80],
  ])("is served at -http=%s", (http, host, port) => {
    expect(line(`-http=${http}`, "a").serving).toMatchObject({ host, port });
  });

  it.each(["8080", "localhost", "::1:80", "a:b", "a:-1", "a:80:90", "[::1]"])(
    "is not served at -http=%s",
    http => {
      expect(failure(`-http=${http}`, "a")).toMatch(
        /^error: -http=.* is not host:port, such as localhost:8080/,
      );
    },
  );

  it("is one that is made here", () => {
    expect(failure("-http=:65536", "a")).toBe("error: -http=:65536: there is no port 65536");
    expect(failure("-disasm=x", "a")).toMatch(/^error: no disasm report: it needs the profiled binary/);
    expect(failure("-web", "a")).toMatch(/^error: no web report: no viewer is started here/);
    for (const name of ["gif", "pdf", "png", "ps"]) {
      expect(failure(`-${name}`, "a")).toMatch(
        new RegExp(`^error: no ${name} report: only -svg and -dot are drawn here`),
      );
    }
  });

  it("is meant with a dash", () => {
    expect(failure("tree", "a")).toMatch(/^error: no output format specified; did you mean -tree\?/);
    expect(line("tree").sources).toEqual(["tree"]);
    expect(line("./tree", "a").sources).toEqual(["./tree", "a"]);
  });
});

describe("the style", () => {
  it("is of the command, or of top", () => {
    expect(line("-tree", "a").command.style).toBeUndefined();
    expect(line("a", "-json").command).toMatchObject({ name: "top", style: "json" });
    expect(line("--markdown", "a", "-peek=x")).toMatchObject({
      command: { name: "peek", style: "markdown" },
      argument: "x",
    });
    expect(line("-csv", "-json=false", "-traces", "a").command).toMatchObject({
      name: "traces",
      style: "csv",
    });
  });

  it("is one, and of a table", () => {
    expect(failure("-top", "-csv", "-json", "a")).toBe("error: must set at most one output style");
    expect(failure("-dot", "-csv", "a")).toBe(
      "error: -csv is for tables: -top, -tree, -peek, -traces, -tags, -list and -comments; -dot is none",
    );
    expect(failure("-png", "-json", "a")).toMatch(/^error: no png report/);
  });
});

describe("sources", () => {
  it("are what is no flag", () => {
    expect(line("a", "-top", "-", "b", "--", "-c").sources).toEqual(["a", "-", "b", "-c"]);
    expect(failure("-top")).toBe("noSource: no profile source specified");
    expect(failure()).toBe("noSource: no profile source specified");
  });

  it("may have a base", () => {
    expect(line("-top", "a").base).toBeUndefined();
    expect(line("-top", "-base=b", "a").base).toEqual({ sources: ["b"], isDiff: false });
    expect(line("-top", "-diff_base", "b", "a").base).toEqual({ sources: ["b"], isDiff: true });
    expect(line("-top", "-base=b", "-normalize", "a").config.normalize).toBe(true);
    expect(failure("-top", "-base=b", "-diff_base=c", "a")).toBe(
      "error: -base and -diff_base flags cannot both be specified",
    );
    expect(failure("-top", "-normalize", "a")).toBe("error: must have base profile to normalize by");
  });

  it("are loaded as asked", () => {
    expect(line("-top", "a").loading).toEqual({
      buildId: "",
      comment: "",
      allFrames: false,
      seconds: -1,
      timeoutSeconds: -1,
    });
    const args = "-buildid=1f -add_comment=note -all_frames -seconds=5 -timeout=9";
    expect(line("-top", "a", ...args.split(" ")).loading).toEqual({
      buildId: "1f",
      comment: "note",
      allFrames: true,
      seconds: 5,
      timeoutSeconds: 9,
    });
  });
});

describe("flags for sample types", () => {
  it.each([
    ["-inuse_space", { sample_index: "inuse_space" }],
    ["-inuse_objects", { sample_index: "inuse_objects" }],
    ["-alloc_space", { sample_index: "alloc_space" }],
    ["-alloc_objects", { sample_index: "alloc_objects" }],
    ["-total_delay", { sample_index: "delay" }],
    ["-contentions", { sample_index: "contentions" }],
    ["-mean_delay", { sample_index: "delay", mean: true }],
    ["-mean_delay=false", {}],
  ])("%s", (flag, config) => {
    expect(changed(flag)).toEqual(config);
  });

  it("give way to what was said first", () => {
    expect(line("-top", "a", "-sample_index=1", "-alloc_space").config.sample_index).toBe("1");
    expect(line("-top", "a", "-alloc_space", "-inuse_space").remarks).toEqual([
      "Multiple value selections, ignoring -alloc_space",
    ]);
  });
});

describe("flags that make no difference", () => {
  it.each([
    ["-symbolize=none"],
    ["-symbolize="],
    ["-symbolize=local:none"],
    ["-tools=/bin"],
    ["-intel_syntax"],
    ["-tls_ca=ca.pem"],
  ])("%s does not in pprof", flag => {
    expect(line("-top", flag, "a").remarks).toEqual([]);
  });

  it.each([
    [["-symbolize=force", "a"], "Ignoring -symbolize=force: symbols are taken as the profile has them"],
    [
      ["-symbolize=demangle=full", "a"],
      "Ignoring -symbolize=demangle=full: symbols are taken as the profile has them",
    ],
    [["-tls_ca=ca.pem", "https://host/x"], "Ignoring -tls_ca: Node's own certificates are used"],
  ])("%j would in pprof", (args, remark) => {
    expect(line("-top", ...args).remarks).toEqual([remark]);
  });

  it("are errors where they ask for a server and a report", () => {
    expect(failure("-http=:8080", "-top", "a")).toBe(
      "error: -http is not compatible with an output format on the command line",
    );
    expect(failure("-http=:8080", "-json", "a")).toMatch(/^error: -http is not compatible/);
    expect(failure("-weblist=x", "-json", "a")).toBe(
      "error: -weblist opens the page: it has no output style",
    );
    expect(failure("-no_browser", "-top", "a")).toBe("error: -no_browser only makes sense with -http");
  });
});
