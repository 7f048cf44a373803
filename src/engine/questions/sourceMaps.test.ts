import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { beforeAll, describe, expect, test } from "vitest";
import { openBytes, openFile } from "../../analysis/fixtures/openFile";
import { runSteps } from "../../base/steps";
import type { Profile } from "../../model/profile";
import { LoadedProfile } from "../loaded";
import type { AnswerTo, Question, QueryOptions, SourceMapFile } from "../protocol";
import { HANDLERS } from ".";
import type { Handler } from "./question";

const RECORDED = "examples/node-bundled/recorded/";
const BUNDLE = "/tmp/proflens/examples/node-bundled/minified/site.mjs";
const ORIGINAL = "/tmp/proflens/examples/node-bundled/site/build.js";
const ALL = { sampleTypeIndex: 1, options: {} } as const;

let profile: Profile;
beforeAll(async () => {
  profile = await openFile(`${RECORDED}minified.pb.gz`);
});

/** As the worker asks. */
async function ask<Q extends Question>(loaded: LoadedProfile, question: Q): Promise<AnswerTo<Q>> {
  const handler = HANDLERS[question.kind] as unknown as Handler<Q>;
  const steps = await handler(loaded.under(question), question);
  const answer = steps.ok ? runSteps(steps.value) : steps;
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.value;
}

async function topNames(loaded: LoadedProfile, query: object): Promise<readonly string[]> {
  const table = { sortBy: "cum", descending: true, filter: "", fromRow: 0, toRow: 1000 } as const;
  return (await ask(loaded, { kind: "top", ...ALL, ...table, ...query })).frames.name;
}

const SITE: SourceMapFile = {
  file: BUNDLE,
  name: "minified/site.mjs.map",
  map: readFileSync(`${RECORDED}minified/site.mjs.map`),
  code: readFileSync(`${RECORDED}minified/site.mjs`),
};

const use = (loaded: LoadedProfile, files: readonly SourceMapFile[], id = 1) =>
  ask(loaded, { kind: "useSourceMaps", ...ALL, id, files });

describe("a profile read through source maps", () => {
  test("says so only where a question names them", async () => {
    const loaded = new LoadedProfile(profile, profile);
    expect((await ask(loaded, { kind: "sourceFiles", ...ALL })).files).toContain(BUNDLE);
    const { bundles, warnings } = await use(loaded, [SITE]);
    expect(bundles).toMatchObject([{ file: BUNDLE, map: "minified/site.mjs.map", uncertain: 0, beyond: 0 }]);
    expect(bundles[0].mapped).toBeGreaterThan(50);
    expect(warnings).toEqual([]);
    const mapped = await topNames(loaded, { sourceMaps: 1 });
    expect(mapped).toContain("buildSite");
    expect(mapped).not.toContain("C");
    const raw = await topNames(loaded, {});
    expect(raw).toContain("C");
    expect(raw).not.toContain("buildSite");
    // Maps that are no longer in use.
    expect(await topNames(loaded, { sourceMaps: 7 })).toEqual(raw);
  });

  test("filters, reports and what is saved have the original names", async () => {
    const loaded = new LoadedProfile(profile, profile);
    await use(loaded, [SITE]);
    const focused = { sourceMaps: 1, options: { focus: "^splitWords$" } };
    expect(await topNames(loaded, focused)).toContain("stem");
    const report = { kind: "report", ...ALL, ...focused } as const;
    const text = await ask(loaded, { ...report, command: "traces" });
    expect(new TextDecoder().decode(text.bytes)).toMatch(/splitWords/);
    const saved = await openBytes(gunzipSync((await ask(loaded, { ...report, command: "proto" })).bytes));
    if (!saved.ok) throw new Error(saved.error.problem.message);
    const { functions, strings } = saved.value;
    const files = new Set(Array.from(functions.filename, file => strings.text(file)));
    expect([...files].filter(file => file.includes("site.mjs"))).not.toContain("site/search-index.js");
    expect(files).toContain(ORIGINAL.replace("build", "search-index"));
  });

  test("a base is read through them, too, whichever comes first", async () => {
    const { samples } = profile;
    const values = samples.values.map(column => ({
      ...column,
      values: column.values.map(value => 3 * value),
    }));
    const base = { ...profile, samples: { ...samples, values } };
    for (const order of ["base first", "maps first"]) {
      const loaded = new LoadedProfile(profile, profile);
      const setBase = () => loaded.setBase({ baseId: 5, read: base });
      if (order === "base first") setBase();
      await use(loaded, [SITE]);
      if (order === "maps first") setBase();
      const comparison = { baseId: 5, isDiff: false };
      const {
        frames,
        comparison: sides,
        flat,
      } = await ask(loaded, {
        kind: "top",
        ...ALL,
        sourceMaps: 1,
        comparison,
        sortBy: "cum",
        descending: true,
        filter: "",
        fromRow: 0,
        toRow: 1000,
      });
      expect(frames.name, order).toContain("buildSite");
      expect(frames.name, order).not.toContain("C");
      const row = frames.name.indexOf("splitWords");
      expect(sides?.baseFlat[row], order).toBeGreaterThan(0);
      expect(3 * flat[row], order).toBe(-2 * (sides?.baseFlat[row] ?? 0));
    }
  });

  test("frames are found again under their other names, at any granularity", async () => {
    const loaded = new LoadedProfile(profile, profile);
    await use(loaded, [SITE]);
    const names = async (options: QueryOptions, areRaw: boolean, ...asked: string[]) =>
      (await ask(loaded, { kind: "counterparts", sampleTypeIndex: 1, options, id: 1, areRaw, frames: asked }))
        .names;
    expect(await names({}, false, "C", "processTicksAndRejections", "#n", "nobody")).toEqual([
      "buildSite",
      "processTicksAndRejections",
      "#score",
      "nobody",
    ]);
    expect(await names({}, true, "buildSite", "#score")).toEqual(["C", "#n"]);
    const lines: QueryOptions = { granularity: "lines" };
    const [original] = await names(
      lines,
      false,
      (await topNames(loaded, { options: lines })).find(name => name.startsWith("_ ")) ?? "",
    );
    expect(original).toBe("splitWords /tmp/proflens/examples/node-bundled/site/search-index.js:45");
  });

  test("the texts that a map carries can be had", async () => {
    const loaded = new LoadedProfile(profile, profile);
    const { bundles } = await use(loaded, [SITE]);
    expect(bundles[0].texts).toContain(ORIGINAL);
    const { text } = await ask(loaded, { kind: "originalText", ...ALL, file: ORIGINAL });
    expect(text).toBe(readFileSync("examples/node/site/build.js", "utf8"));
    expect((await ask(loaded, { kind: "originalText", ...ALL, file: "/other.js" })).text).toBeUndefined();
  });

  test("a map may be in the bundle's own comment", async () => {
    const loaded = new LoadedProfile(profile, profile);
    const json = readFileSync(`${RECORDED}minified/site.mjs.map`).toString("base64");
    const code = readFileSync(`${RECORDED}minified/site.mjs`, "utf8").replace(
      /sourceMappingURL=.*/,
      `sourceMappingURL=data:application/json;base64,${json}`,
    );
    const { bundles } = await use(loaded, [{ ...SITE, map: undefined, code: Buffer.from(code) }]);
    expect(bundles).toEqual((await use(loaded, [SITE])).bundles);
    expect(await topNames(loaded, { sourceMaps: 1 })).toContain("buildSite");
  });

  test("one that cannot be read is named, and its bundle stays as it is", async () => {
    const loaded = new LoadedProfile(profile, profile);
    const { bundles, warnings } = await use(loaded, [{ ...SITE, map: Buffer.from("<html>") }]);
    expect(bundles).toEqual([]);
    expect(warnings).toMatchObject([{ code: "source-map" }]);
    expect(warnings[0].message).toMatch(
      /^The source map minified\/site\.mjs\.map is not used: it is not JSON: .* Functions of \/tmp\/.*site\.mjs stay as they are\.$/,
    );
    expect(await topNames(loaded, { sourceMaps: 1 })).toEqual(await topNames(loaded, {}));
  });
});
