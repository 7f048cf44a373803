import { readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { DEFAULT_CONFIG } from "../../analysis/config";
import { openBytes, openFile } from "../../analysis/fixtures/openFile";
import { parseStacks, profileOfStacks } from "../../analysis/fixtures/stackText";
import { ok } from "../../base/result";
import { writtenBytes } from "../../format/pprof/fixtures/writtenBytes";
import type { Profile } from "../../model/profile";
import { generateReport } from "..";
import { findCommand, type ReportCommand } from "../commands";
import { UTC_ENVIRONMENT } from "../environment";
import { readCsv } from "../fixtures/csvReader";
import { anyStacks, HOSTILE_NAMES } from "../fixtures/hostileNames";
import { readMarkdownTable, shownText } from "../fixtures/markdownReader";
import { printReport } from "../fixtures/printReport";
import { withStyle } from ".";

// Thousands of reports, on machines that may be busy.
vi.setConfig({ testTimeout: 60_000 });

const stacks = (text: string) => profileOfStacks(parseStacks(text));

const WORK = stacks(`
  main;work;alloc 10
  main;work;+fma 5
  main;idle 3
`);

interface Row {
  readonly [key: string]: unknown;
}

interface Json {
  readonly rows: readonly Row[];
  readonly [key: string]: unknown;
}

const json = async (profile: Profile, command: string, ...options: string[]): Promise<Json> =>
  JSON.parse(await printReport(profile, command, "json", ...options)) as Json;

describe("top", () => {
  test("in JSON", async () => {
    expect(await printReport(WORK, "top", "json", "cum", "nodecount=4", "focus=main")).toBe(
      [
        "{",
        '  "report": "top",',
        '  "file": "",',
        '  "buildId": "",',
        '  "type": "type0",',
        '  "unit": "count",',
        '  "total": 18,',
        '  "totalText": "18",',
        '  "shown": 15,',
        '  "shownText": "15",',
        '  "shownPercent": 83.33,',
        '  "shownNodes": 4,',
        '  "nodesBeforeNodecount": 5,',
        '  "droppedNodes": 0,',
        '  "filters": {"focus":"main"},',
        '  "labels": ["Type: type0","Active filters:","   focus=main","Showing nodes accounting for 15, 83.33% of 18 total","Showing top 4 nodes out of 5"],',
        '  "rows": [',
        '    {"flat":0,"flatText":"0","flatPercent":0,"sumPercent":0,"cum":18,"cumText":"18","cumPercent":100,"name":"main","inline":""},',
        '    {"flat":0,"flatText":"0","flatPercent":0,"sumPercent":0,"cum":15,"cumText":"15","cumPercent":83.33,"name":"work","inline":""},',
        '    {"flat":10,"flatText":"10","flatPercent":55.56,"sumPercent":55.56,"cum":10,"cumText":"10","cumPercent":55.56,"name":"alloc","inline":""},',
        '    {"flat":5,"flatText":"5","flatPercent":27.78,"sumPercent":83.33,"cum":5,"cumText":"5","cumPercent":27.78,"name":"fma","inline":"inline"}',
        "  ]",
        "}",
        "",
      ].join("\n"),
    );
  });

  test("in CSV", async () => {
    expect(await printReport(WORK, "top", "csv", "cum", "nodecount=4")).toBe(
      [
        "flat (count),flat%,sum%,cum (count),cum%,name,inline",
        "0,0,0,18,100,main,",
        "0,0,0,15,83.33,work,",
        "10,55.56,55.56,10,55.56,alloc,",
        "5,27.78,83.33,5,27.78,fma,inline",
        "",
      ].join("\r\n"),
    );
  });

  test("in Markdown", async () => {
    expect(await printReport(WORK, "top", "markdown", "cum", "nodecount=4", "compact_labels")).toBe(
      [
        "```text",
        "Showing nodes accounting for 15, 83.33% of 18 total",
        "Showing top 4 nodes out of 5",
        "```",
        "",
        "| flat | flat% | sum% | cum | cum% | name |",
        "| ---: | ---: | ---: | ---: | ---: | :--- |",
        "| 0 | 0% | 0% | 18 | 100% | `main` |",
        "| 0 | 0% | 0% | 15 | 83.33% | `work` |",
        "| 10 | 55.56% | 55.56% | 10 | 55.56% | `alloc` |",
        "| 5 | 27.78% | 83.33% | 5 | 27.78% | `fma` (inline) |",
        "",
      ].join("\n"),
    );
  });

  test("of nothing", async () => {
    expect((await json(WORK, "top", "focus=nothing")).rows).toEqual([]);
    expect(readCsv(await printReport(WORK, "top", "csv", "focus=nothing"))).toHaveLength(1);
    expect(readMarkdownTable(await printReport(WORK, "top", "markdown", "focus=nothing"))).toHaveLength(2);
  });
});

describe("other tables", () => {
  test("peek has the node between its callers and callees", async () => {
    const { report, argument, rows } = await json(WORK, "peek=work");
    expect([report, argument]).toEqual(["peek", "work"]);
    expect(rows.map(({ node, relation, name, inline }) => [node, relation, name, inline])).toEqual([
      ["work", "caller", "main", ""],
      ["work", "node", "work", ""],
      ["work", "callee", "alloc", ""],
      ["work", "callee", "fma", "inline"],
    ]);
    expect(readCsv(await printReport(WORK, "peek=work", "csv")).map(row => row.join())).toEqual([
      "flat (count),flat%,sum%,cum (count),cum%,calls (count),calls%,node,relation,name,inline",
      ",,,,,15,100,work,caller,main,",
      "0,0,0,15,83.33,,,work,node,work,",
      ",,,,,10,66.67,work,callee,alloc,",
      ",,,,,5,33.33,work,callee,fma,inline",
    ]);
  });

  test("traces are a row per sample, leaf first", async () => {
    const { rows } = await json(WORK, "traces", "focus=fma");
    expect(rows).toEqual([
      {
        value: 5,
        valueText: "5",
        labels: [],
        stack: [
          { name: "fma", inline: true },
          { name: "work", inline: false },
          { name: "main", inline: false },
        ],
      },
    ]);
    expect(readCsv(await printReport(WORK, "traces", "csv", "focus=fma"))[1]).toEqual([
      "5",
      "",
      "fma (inline)\nwork\nmain",
    ]);
  });

  test("list says why there is no source", async () => {
    expect((await json(WORK, "list=alloc")).rows).toEqual([
      {
        flat: 10,
        flatText: "10",
        cum: 10,
        cumText: "10",
        cumPercent: 55.56,
        name: "alloc",
        file: "",
        error: "No source information",
      },
    ]);
  });

  test("an empty comment is a row", async () => {
    const commented = { ...WORK, header: { ...WORK.header, comments: ["", "=x"] } };
    expect(await printReport(commented, "comments", "csv")).toBe('comment\r\n""\r\n\'=x\r\n');
  });

  test("pprof's errors stay", async () => {
    expect(await printReport(WORK, "peek=nothing", "json")).toBe(
      "error: no matches found for regexp: nothing",
    );
    expect(await printReport(WORK, "list=nothing", "csv")).toBe(
      "error: no matches found for regexp: nothing",
    );
  });

  test("what is no table has no style", () => {
    for (const name of ["dot", "svg", "proto", "topproto", "raw", "callgrind", "folded"]) {
      const command = findCommand(name);
      expect(command && withStyle(command, "json")).toEqual({
        ok: false,
        error: `-json is for tables: -top, -tree, -peek, -traces, -tags, -list and -comments; -${name} is none`,
      });
    }
  });
});

describe("values", () => {
  const VALUE = 2n ** 62n + 1n;
  const two = stacks("main;a 1\nmain;b 1");
  const column = { values: Float64Array.of(Number(VALUE), -3), exact: BigInt64Array.of(VALUE, -3n) };
  const big: Profile = { ...two, samples: { ...two.samples, values: [column] } };

  test("that doubles can't hold are strings in JSON", async () => {
    const { rows } = await json(big, "top", "trim=false");
    expect(rows.map(({ name, flat }) => [name, flat])).toEqual([
      ["a", String(VALUE)],
      ["b", -3],
      ["main", 0],
    ]);
  });

  test("stay numbers in CSV", async () => {
    const rows = readCsv(await printReport(big, "top", "csv", "trim=false"));
    expect(rows.slice(1).map(([flat]) => flat)).toEqual([String(VALUE), "-3", "0"]);
  });

  test("have a unit that may be anything", async () => {
    const odd: Profile = { ...WORK, sampleTypes: [{ type: "t", unit: "<i>|`,\n" }] };
    const [header = []] = readCsv(await printReport(odd, "top", "csv"));
    expect(header[0]).toBe("flat (<i>|`,\n)");
    const [, , [flat = ""] = []] = readMarkdownTable(await printReport(odd, "top", "markdown"));
    expect(shownText(flat)).toBe("10<i>|`,");
  });
});

test("bytes that are not UTF-8 become U+FFFD", async () => {
  const file = writtenBytes(stacks("main;BROKEN 1"));
  file.set([0xff, 0xc3, 0x28], file.indexOf("BROKEN"));
  const read = await openBytes(file);
  if (!read.ok) throw new Error(read.error.problem.message);
  const name = "\ufffd\ufffd(KEN";
  expect((await json(read.value, "top")).rows[0]["name"]).toBe(name);
  expect(readCsv(await printReport(read.value, "top", "csv"))[1]).toContain(name);
  expect(await printReport(read.value, "top", "markdown")).toContain(`\`${name}\``);
});

/** What a spreadsheet would run has an apostrophe before it. */
const defused = (text: string) => (/^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text);

/** One line, as a row of Markdown has it. */
const oneLine = (text: string) => text.replace(/\r\n|[\r\n]/g, " ");

describe("whatever names there are", () => {
  const hostile = HOSTILE_NAMES.map((name, index) => ({ frames: ["main", name], values: [index + 1] }));

  test.each(["top", "tree", "traces"])("%s is the same rows in every style", async command => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.constant(hostile), anyStacks), async samples => {
        const profile = profileOfStacks(samples);
        const { rows } = await json(profile, command, "trim=false");
        const [header = [], ...csv] = readCsv(await printReport(profile, command, "csv", "trim=false"));
        const [, , ...markdown] = readMarkdownTable(
          await printReport(profile, command, "markdown", "trim=false"),
        );
        expect(csv.map(row => row.length)).toEqual(rows.map(() => header.length));
        expect(markdown).toHaveLength(rows.length);
        for (const [index, { name, stack }] of rows.entries()) {
          const last = command === "traces" ? -1 : -2;
          const cell = markdown[index].at(-1) ?? "";
          if (Array.isArray(stack)) {
            const frames = (stack as { name: string }[]).map(frame => frame.name);
            expect(csv[index].at(-1)).toBe(defused(frames.join("\n")));
          } else {
            expect(csv[index].at(last)).toBe(defused(String(name)));
            // Outside a code span blanks at the ends are nothing.
            expect(shownText(cell).trim()).toBe(oneLine(String(name)).trim());
          }
        }
      }),
    );
  });

  test("JSON has the names that the profile has", async () => {
    const { rows } = await json(profileOfStacks(hostile), "top", "trim=false");
    expect(rows.map(({ name }) => String(name)).toSorted()).toEqual(["main", ...HOSTILE_NAMES].toSorted());
  });
});

const FOLDER = resolve(import.meta.dirname, "../../../public/examples");
const EXAMPLES = readdirSync(FOLDER).filter(name => name.endsWith(".pb.gz"));

describe.each(EXAMPLES)("the figures of %s are those of the text", file => {
  const opened = openFile(join(FOLDER, file));

  test.each(["", "cum", "lines", "unit=ms"])("top %s", async option => {
    const options = option === "" ? [] : [option];
    const text = await printReport(await opened, "top", ...options);
    const lines = text.trimEnd().split("\n");
    const first = lines.findIndex(line => line.startsWith("      flat")) + 1;
    const { rows, labels } = await json(await opened, "top", ...options);
    expect(labels).toEqual(lines.slice(0, first - 1));
    const percent = (value: unknown) => Number(String(value).replace("%", ""));
    expect(
      rows.map(row => [
        row["flatText"],
        row["flatPercent"],
        row["sumPercent"],
        row["cumText"],
        row["cumPercent"],
        `${String(row["name"])}${row["inline"] === "" ? "" : ` (${String(row["inline"])})`}`,
      ]),
    ).toEqual(
      lines.slice(first).map(line => {
        const [, flat, flatPercent, sum, cum, cumPercent, name] =
          /^ *(\S+) +(\S+) +(\S+) +(\S+) +(\S+) {2}(.*)$/.exec(line) ?? [];
        return [flat, percent(flatPercent), percent(sum), cum, percent(cumPercent), name];
      }),
    );
  });

  test("traces", async () => {
    const text = await printReport(await opened, "traces");
    const { rows, labels } = await json(await opened, "traces");
    const separator = "-----------+-------------------------------------------------------";
    const written = rows.flatMap(row => {
      const stack = row["stack"] as { name: string; inline: boolean }[];
      const byKey = new Map<string, string[]>();
      for (const { key, text: label } of row["labels"] as { key: string; text: string }[]) {
        byKey.set(key, [...(byKey.get(key) ?? []), label]);
      }
      return [
        separator,
        ...[...byKey].map(([key, ofKey]) => `${key.padStart(10)}:  ${ofKey.join(" ")}`),
        ...stack.map(({ name, inline }, index) => {
          const value = index === 0 ? String(row["valueText"]) : "";
          return `${value.padStart(10)}   ${name}${inline ? " (inline)" : ""}`;
        }),
      ];
    });
    expect([...(labels as string[]), ...written, separator, ""].join("\n")).toBe(text);
  });

  test("tree", async () => {
    const lines = (await printReport(await opened, "tree")).split("\n").filter(line => line.includes(" | "));
    const { rows } = await json(await opened, "tree");
    expect(
      rows.map(row =>
        row["relation"] === "node"
          ? ["node", row["flatText"], row["cumText"], row["name"]]
          : ["edge", row["callsText"], row["name"]],
      ),
    ).toEqual(
      lines.map(line => {
        const [figures = "", name = ""] = line.split(/ \| +/, 2);
        const [first, , , fourth, fifth] = figures.trim().split(/ +/);
        return fifth === undefined
          ? ["edge", first, name.replace(/ \(inline\)$/, "")]
          : ["node", first, fourth, name];
      }),
    );
  });

  test("tags", async () => {
    const lines = (await printReport(await opened, "tags")).split("\n");
    const { rows } = await json(await opened, "tags");
    const values = lines.filter(line => line !== "" && !line.includes(": Total "));
    expect(rows.map(({ valueText, tag }) => [valueText, tag])).toEqual(
      values.map(line => {
        const [, value, tag] = /^ *(\S+)(?: \([^)]*\))?: +(.*)$/.exec(line) ?? [];
        return [value, tag];
      }),
    );
  });
});

test("list has the lines that the text has", async () => {
  const profile = await openFile(join(FOLDER, "go-cpu.pb.gz"));
  const lines = Array.from({ length: 5000 }, (_, index) => `\tline ${index + 1} | "of" many`);
  const environment = {
    ...UTC_ENVIRONMENT,
    sources: { workingFolder: "/", read: () => ok(new TextEncoder().encode(lines.join("\n"))) },
  };
  const print = async (style: "text" | "json" | "csv") => {
    const list = findCommand("list") as ReportCommand;
    const styled = style === "text" ? ok(list) : withStyle(list, style);
    const config = { ...DEFAULT_CONFIG, unit: "ms" };
    const report =
      styled.ok && (await generateReport(profile, styled.value, "json.*encode$", config, environment));
    return report && report.ok ? new TextDecoder().decode(report.value.bytes) : "";
  };
  const { rows } = JSON.parse(await print("json")) as { rows: (Row & { line?: number; source?: string })[] };
  const dot = (value: unknown) => String(value === "0" ? "." : value).padStart(10);
  const written = rows.flatMap(row =>
    row.line === undefined
      ? [
          `ROUTINE ======================== ${String(row["name"])} in ${String(row["file"])}`,
          `${String(row["flatText"]).padStart(10)} ${String(row["cumText"]).padStart(10)}`,
        ]
      : [`${dot(row["flatText"])} ${dot(row["cumText"])} ${String(row.line).padStart(6)}:${row.source}`],
  );
  const [total, ...text] = (await print("text")).trimEnd().split("\n");
  expect(total).toBe("Total: 24610ms");
  expect(text.length).toBeGreaterThan(20);
  expect(written).toEqual(text.map(line => line.replace(/ \(flat, cum\) .*$/, "")));
  const [header = [], ...csv] = readCsv(await print("csv"));
  expect(csv.map(row => row[header.indexOf("source")])).toEqual(
    rows.map(({ source }) => (source === undefined ? "" : `'${source}`)),
  );
});
