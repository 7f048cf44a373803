import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { gunzipSync } from "node:zlib";
import { instance, type Viz } from "@viz-js/viz";
import fc from "fast-check";
import { beforeAll, describe, expect, test, vi } from "vitest";
import reportCases from "../../../../examples/oracle/reports.json";
import { type Config, DEFAULT_CONFIG } from "../../../analysis/config";
import { openFile } from "../../../analysis/fixtures/openFile";
import { profileOfStacks } from "../../../analysis/fixtures/stackText";
import { withMainMapping } from "../../../analysis/mainMapping";
import { runSteps } from "../../../base/steps";
import type { Profile } from "../../../model/profile";
import { prepareContext } from "../../../report";
import { findCommand } from "../../../report/commands";
import { pictureDot } from "../../../report/dot/svg";
import { UTC_ENVIRONMENT } from "../../../report/environment";
import { CONFORMANCE, conformanceCases, hasConformance } from "../../../report/fixtures/conformanceCases";
import { anyStacks, HOSTILE_NAMES } from "../../../report/fixtures/hostileNames";
import { loadCase } from "../../../report/fixtures/runCase";
import { readXml } from "../../../report/fixtures/xmlReader";
import type { GraphLayout } from "./graphLayout";
import { layOutDot } from "./graphviz";

// Hundreds of layouts, on machines that may be busy.
vi.setConfig({ testTimeout: 600_000 });

const ROOT = resolve(import.meta.dirname, "../../../..");

let graphviz: Viz;
beforeAll(async () => {
  graphviz = await instance();
});

/** The dot report as the Graph view gives it to Graphviz. */
async function dotOf(profile: Profile, config: Config): Promise<string> {
  const command = findCommand("svg");
  if (command === undefined) throw new Error("no svg");
  const request = { command, argument: undefined, config, environment: UTC_ENVIRONMENT };
  const report = runSteps((await prepareContext(request))(profile, () => undefined));
  if (!report.ok) throw new Error(report.error);
  return runSteps(pictureDot(report.value, runSteps(report.value.graph())));
}

async function layoutOf(dot: string): Promise<GraphLayout> {
  const layout = await layOutDot(dot);
  if (!layout.ok) throw new Error(layout.error);
  return layout.value;
}

/** What is in a graph: its nodes and its edges, with the lines of text on them. */
interface Content {
  readonly nodes: readonly string[];
  readonly edges: readonly string[];
}

const described = (name: string, lines: readonly string[]) =>
  [name, ...lines.filter(line => line !== "")].join(" | ");

/** What is drawn. The legend has no name of its own: its name is its first line. */
function drawnContent({ boxes, edges }: GraphLayout): Content {
  const nameOf = ({ id, kind }: GraphLayout["boxes"][number]) => (kind === "legend" ? "legend" : id);
  const texts = (lines: GraphLayout["boxes"][number]["lines"]) => lines.map(({ text }) => text);
  return {
    nodes: boxes.map(box => described(nameOf(box), texts(box.lines))).toSorted(),
    edges: edges
      .map(({ source, destination, lines }) =>
        described(`${nameOf(boxes[source])} -> ${nameOf(boxes[destination])}`, texts(lines)),
      )
      .toSorted(),
  };
}

interface RecordedGraph {
  readonly objects?: readonly { readonly name: string; readonly label?: string; readonly nodes?: unknown }[];
  readonly edges?: readonly { readonly tail: number; readonly head: number; readonly label?: string }[];
}

/** What pprof's own output has in it, as Graphviz reads that; undefined where it can't. */
function recordedContent(dot: string): Content | undefined {
  const read = graphviz.render(dot, { format: "dot_json" });
  if (read.status !== "success") return undefined;
  const { objects = [], edges = [] } = JSON.parse(read.output) as RecordedGraph;
  const nameOf = (name: string) => (/^N+\d+(_\d+)*$/.test(name) ? name : "legend");
  return {
    nodes: objects
      .filter(({ nodes }) => nodes === undefined)
      .map(({ name, label = "" }) => described(nameOf(name), linesOf(label.replace(/^\\N$/, name))))
      .toSorted(),
    edges: edges
      .map(({ tail, head, label = "" }) => {
        const ends = `${nameOf(objects[tail].name)} -> ${nameOf(objects[head].name)}`;
        return described(ends, linesOf(label));
      })
      .toSorted(),
  };
}

/** A label's lines: `\n` and `\l` end one, any other escaped character is itself. */
function linesOf(label: string): string[] {
  const lines = [""];
  for (const [part] of label.matchAll(/\\.|[^\\]+/gs)) {
    if (part === "\\n" || part === "\\l") lines.push("");
    else lines[lines.length - 1] += part.startsWith("\\") ? part.slice(1) : part;
  }
  return lines;
}

describe("what is drawn has the nodes, edges and labels of pprof's dot output", () => {
  const recorded = reportCases.filter(({ args }) => args[0] === "-dot" && args.length === 2);

  test.each(recorded.map(({ args, expected }) => [args[1], expected] as const))(
    "%s",
    async (file, expected) => {
      if (expected === undefined) throw new Error("no recorded output");
      const bytes = readFileSync(join(ROOT, expected));
      const dot = (expected.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString();
      const profile = withMainMapping(await openFile(file), { file: "", buildId: "" });
      expect(drawnContent(await layoutOf(await dotOf(profile, DEFAULT_CONFIG)))).toEqual(
        recordedContent(dot),
      );
    },
  );

  test.skipIf(!hasConformance)(
    "conformance profiles (skipped where ../shared/conformance is absent)",
    async () => {
      const cases = conformanceCases().filter(
        ({ args, exit, profiles, base = "" }) =>
          args.includes("-dot") && exit === 0 && ![...profiles, base].some(name => name.includes(".legacy")),
      );
      expect(cases.length).toBeGreaterThan(100);
      const wrong: string[] = [];
      for (const recorded of cases) {
        const loaded = await loadCase(recorded);
        if (!loaded.ok) throw new Error(`${recorded.id}: ${loaded.error.message}`);
        const { profile, config } = loaded.value;
        const drawn = drawnContent(await layoutOf(await dotOf(profile, config)));
        const dot = readFileSync(join(CONFORMANCE, "expected", `${recorded.id}.txt`), "utf8");
        if (JSON.stringify(drawn) !== JSON.stringify(recordedContent(dot))) wrong.push(recorded.id);
      }
      expect(wrong).toEqual([]);
    },
  );
});

describe("names", () => {
  /** The texts in Graphviz's own picture of the same. */
  // In SVG, Graphviz writes the second of two blanks as one that does not break.
  const plain = (text: string) => text.replaceAll("\u00a0", " ").trim();
  const pictured = (dot: string) =>
    readXml(graphviz.renderString(dot, { format: "svg" }))
      .texts.map(plain)
      .filter(text => text !== "");
  const drawn = ({ boxes, edges }: GraphLayout) =>
    [...boxes, ...edges]
      .flatMap(({ lines }) => lines.map(({ text }) => plain(text)))
      .filter(text => text !== "");

  test("are the text that they are, whatever they are", async () => {
    const hostile = HOSTILE_NAMES.map(name => ({ frames: ["main", name], values: [1] }));
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.constant(hostile), anyStacks), async samples => {
        const dot = await dotOf(profileOfStacks(samples), { ...DEFAULT_CONFIG, trim: false });
        const shown = drawn(await layoutOf(dot)).toSorted();
        // Titles repeat what is drawn, so only what is drawn has to be among them.
        const known = new Set(pictured(dot));
        expect(shown.filter(text => !known.has(text))).toEqual([]);
        expect(shown.length).toBeGreaterThan(0);
      }),
      { numRuns: 40 },
    );
  });
});

test("what is no DOT is Graphviz's error, and the next graph is drawn all the same", async () => {
  expect(await layOutDot("digraph {")).toMatchObject({
    ok: false,
    error: expect.stringContaining("syntax error"),
  });
  expect((await layoutOf('digraph { N1 [label="a"] }')).boxes).toHaveLength(1);
});
