import { describe, expect, it } from "vitest";
import { DEFAULT_CONFIG } from "../../analysis/config";
import { openFile } from "../../analysis/fixtures/openFile";
import { withMainMapping } from "../../analysis/mainMapping";
import { byteTextOfBytes, textOf } from "../../base/byteText";
import { installedPprof } from "../../format/fixtures/googlePprof";
import { generateReport } from "../../report";
import { UTC_ENVIRONMENT } from "../../report/environment";
import { helpText, optionsText, readShellLine, type Settings, type ShellContext } from ".";

const EXAMPLE = "public/examples/go-cpu.pb.gz";

/** A session of pprof's shell, a line after the other: only where both read a line alike. */
const SESSION = [
  "top",
  "top5",
  "top 5 -cum",
  "top 7 json -runtime",
  "text3 main http -gc -cum",
  "tree 4 encoding",
  "peek encoding.json",
  "tags",
  "tags endpoint:/search -kind",
  "comments",
  "sample_index=samples",
  "top 4",
  "cpu",
  "mean_cpu",
  "top 3",
  "total_samples",
  "focus=json //: a comment",
  "granularity=lines",
  "top 6",
  ":",
  "files=1",
  "hide=^runtime",
  "nodefraction=0.01",
  "top 6 -cum",
];

/** Lines that neither can follow. */
const WRONG = [
  "foo",
  "top >",
  "peek",
  "focus",
  "nodecount 5",
  "nodecount=x",
  "nodefraction=a",
  "mean=maybe",
  "granularity=foo",
  "lines=0",
  "sample_index=7",
  "sample_index=zzz",
  "12",
];

const pprof = installedPprof();

describe.skipIf(pprof === undefined)("the real pprof's shell", () => {
  it("prints the same for the same session", async () => {
    const profile = withMainMapping(await openFile(EXAMPLE), { file: "", buildId: "" });
    const context = {
      summary: {
        sampleTypes: profile.sampleTypes.map(({ type, unit }) => ({ type, unit, total: 0 })),
        defaultSampleTypeIndex: profile.sampleTypes.length - 1,
      },
    };
    // The shell's own defaults: minimal headers, and ten rows.
    let settings: Settings = { options: { compact_labels: true }, sampleTypeIndex: 1, named: [] };
    let printed = "";
    for (const line of SESSION) {
      const now: ShellContext = { ...context, ...settings };
      const intent = readShellLine(line, now);
      if (!intent.ok) throw new Error(`${line}: ${intent.error}`);
      const { value } = intent;
      if (value.kind === "set") settings = value.settings;
      if (value.kind !== "report") continue;
      const { command, argument } = value;
      const config = {
        ...DEFAULT_CONFIG,
        ...value.settings.options,
        sample_index: String(value.settings.sampleTypeIndex),
      };
      const nodecount = config.nodecount === -1 && command.format === "text" ? 10 : config.nodecount;
      // One after the other: the session has an order.
      // oxlint-disable-next-line no-await-in-loop
      const report = await generateReport(
        profile,
        command,
        argument,
        { ...config, nodecount },
        UTC_ENVIRONMENT,
      );
      if (!report.ok) throw new Error(`${line}: ${report.error.message}`);
      printed += textOf(byteTextOfBytes(report.value.bytes));
    }
    const real = pprof?.runShell(SESSION, EXAMPLE);
    expect(printed).toBe(real?.stdout);
  }, 60_000);

  it("lists the same options and has the same help", async () => {
    const { sampleTypes } = await openFile(EXAMPLE);
    const summary = {
      sampleTypes: sampleTypes.map(({ type, unit }) => ({ type, unit, total: 0 })),
      defaultSampleTypeIndex: 1,
    };
    const options = { compact_labels: true, focus: "a b", sort: "cum" };
    const ours = [
      optionsText({ options, sampleTypeIndex: 0, summary }),
      helpText("nodecount"),
      helpText("cum"),
      helpText("nothing"),
    ];
    const lines = ["samples", "focus=a b", "sort=cum", "o", "help nodecount", "help cum", "help nothing"];
    const theirs = pprof?.runShell(lines, EXAMPLE).stderr ?? "";
    // An empty line follows a help text of several lines.
    expect(ours.join("").trimEnd()).toBe(theirs.replaceAll("\n\n", "\n").trimEnd());
  });

  it("says the same to lines that are wrong", async () => {
    const profile = await openFile(EXAMPLE);
    const context: ShellContext = {
      options: {},
      sampleTypeIndex: 1,
      summary: {
        sampleTypes: profile.sampleTypes.map(({ type, unit }) => ({ type, unit, total: 0 })),
        defaultSampleTypeIndex: 1,
      },
    };
    const said = WRONG.map(line => {
      const intent = readShellLine(line, context);
      return intent.ok ? `${line} was understood` : intent.error;
    });
    expect(said).toEqual(pprof?.runShell(WRONG, EXAMPLE).stderr.trimEnd().split("\n"));
  });
});
