import { resolve } from "node:path";
import { instance } from "@viz-js/viz";
import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { openFile } from "../../analysis/fixtures/openFile";
import { parseStacks, profileOfStacks } from "../../analysis/fixtures/stackText";
import type { Profile } from "../../model/profile";
import { anyStacks, HOSTILE_NAMES } from "../fixtures/hostileNames";
import { printReport } from "../fixtures/printReport";
import { readXml } from "../fixtures/xmlReader";

// Thousands of reports, on machines that may be busy.
vi.setConfig({ testTimeout: 60_000 });

const ELEMENTS = ["a", "ellipse", "g", "path", "polygon", "polyline", "svg", "text", "title"];

/** Throws where a picture has anything but shapes and text. */
function checkPicture(svg: string): { texts: readonly string[]; tooltips: readonly string[] } {
  const { elements, texts } = readXml(svg);
  const tooltips: string[] = [];
  for (const { name, attributes } of elements) {
    expect(ELEMENTS).toContain(name);
    for (const [key, value] of attributes) {
      expect(key).not.toMatch(/^on|href|^style$|^src$/i);
      if (key === "xlink:title") tooltips.push(value);
    }
  }
  return { texts, tooltips };
}

describe("the picture", () => {
  test("shows nodes and edges with their figures", async () => {
    const work = profileOfStacks(parseStacks("main;work;alloc 10\nmain;work;+fma 5\nmain;idle 3"));
    const { texts, tooltips } = checkPicture(await printReport(work, "svg"));
    for (const text of ["alloc", "10 (55.56%)", "fma", "5 (27.78%)", "0 of 18 (100%)", " (inline)"]) {
      expect(texts).toContain(text);
    }
    expect(tooltips).toContain("work -> alloc (10)");
    expect(tooltips).toContain("main (18)");
  });

  test.each(["go-cpu", "cpp-cpu", "node-cpu", "go-heap"])(
    "of %s is Graphviz's of the dot report",
    async name => {
      const profile = await openFile(resolve(import.meta.dirname, `../../../public/examples/${name}.pb.gz`));
      const svg = await printReport(profile, "svg");
      checkPicture(svg);
      const graphviz = await instance();
      expect(svg).toBe(graphviz.renderString(await printReport(profile, "dot"), { format: "svg" }));
    },
  );

  test("has names as they are", async () => {
    const names = ["<script>alert(1)</script>", "&lt;b&gt;&#0;&#1;", 'a"]b\\', "-->", "T<a&&b>", "名前"];
    const profile = profileOfStacks(names.map((name, index) => ({ frames: [name], values: [10 + index] })));
    const { texts } = checkPicture(await printReport(profile, "svg"));
    for (const name of names) expect(texts).toContain(name);
  });

  test("of a name of a megabyte shows its ends", async () => {
    for (const middle of ["n", "é", "名", "👩"].map(character => character.repeat(300_000))) {
      const profile = profileOfStacks([{ frames: ["main", `begin${middle}end`], values: [10] }]);
      const { texts } = checkPicture(await printReport(profile, "svg"));
      const shown = texts.find(text => text.startsWith("begin")) ?? "";
      expect(shown).toMatch(/^begin.+…[^\ufffd]+end$/u);
      expect(shown.length).toBeLessThan(5000);
    }
  });

  test("of thousands of labels shows some, and how many there are", async () => {
    const labels = Array.from({ length: 10_000 }, (_, index) => [`key${index}`, "value"] as const);
    const profile = profileOfStacks([
      { frames: ["main", "work"], values: [10], labels: Object.fromEntries(labels) },
    ]);
    const { texts } = checkPicture(await printReport(profile, "svg"));
    expect(texts).toContain("key0:value");
    expect(texts).toContain("… 9977 more");
    expect(texts.length).toBeLessThan(100);
  });

  test("of thousands of comments shows some, and all that it says of itself", async () => {
    const profile = profileOfStacks(parseStacks("main;work 10"));
    const comments = { ...profile.header, comments: Array.from({ length: 10_000 }, () => "a comment") };
    const { texts } = checkPicture(await printReport({ ...profile, header: comments }, "svg"));
    expect(texts.some(text => /^… 99\d\d more$/.test(text))).toBe(true);
    expect(texts.some(text => text.startsWith("Showing nodes accounting for 10"))).toBe(true);
    expect(texts.length).toBeLessThan(100);
  });

  test("is a picture whatever names there are", async () => {
    const hostile = HOSTILE_NAMES.map(name => ({ frames: ["main", name], values: [1] }));
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.constant(hostile), anyStacks), async samples => {
        checkPicture(await printReport(profileOfStacks(samples), "svg", "trim=false"));
      }),
      { numRuns: 30 },
    );
  });

  test("is none of a unit's making", async () => {
    const work = profileOfStacks(parseStacks("main;work 10\nmain;idle 3"));
    for (const unit of HOSTILE_NAMES) {
      const odd: Profile = { ...work, sampleTypes: [{ type: unit, unit }] };
      checkPicture(await printReport(odd, "svg", "unit=auto"));
    }
  });

  test("has no place for a label, a file or a binary to become DOT", async () => {
    const attack = String.raw`x\" URL="javascript:alert(1)" y="`;
    const profile = await openFile(resolve(import.meta.dirname, "../../../public/examples/go-cpu.pb.gz"));
    const { strings } = profile;
    const attacked: Profile = {
      ...profile,
      strings: Object.assign(
        Object.create(Object.getPrototypeOf(strings) as object) as typeof strings,
        strings,
        {
          byteText: (index: number) => (index === 0 ? "" : `${strings.byteText(index)}${attack}`),
        },
      ),
    };
    const svg = await printReport(attacked, "svg", "lines");
    checkPicture(svg);
    const dot = await printReport(attacked, "dot", "lines");
    const graphviz = await instance();
    expect(() => checkPicture(graphviz.renderString(dot, { format: "svg" }))).toThrow();
  });
});
