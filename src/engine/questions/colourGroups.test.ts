import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { Profile as OtherReader } from "pprof-format";
import { describe, expect, test } from "vitest";
import { openFile } from "../../analysis/fixtures/openFile";
import { runSteps } from "../../base/steps";
import { LoadedProfile } from "../loaded";
import type { AnswerTo, Question } from "../protocol";
import { HANDLERS } from ".";
import type { Handler } from "./question";

async function ask<Q extends Question>(loaded: LoadedProfile, question: Q): Promise<AnswerTo<Q>> {
  const steps = await (HANDLERS[question.kind] as unknown as Handler<Q>)(loaded, question);
  const answer = steps.ok ? runSteps(steps.value) : steps;
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.value;
}

async function load(example: string): Promise<LoadedProfile> {
  const profile = await openFile(`public/examples/${example}.pb.gz`);
  return new LoadedProfile(profile, profile);
}

const WHOLE = { from: 0, to: 1, widthPx: 2000, depthLimit: 200 } as const;

/** Function's name → the files or mappings that it has, as pprof-format reads them. */
function readByOther(example: string, by: "file" | "mapping"): Map<string, Set<string>> {
  const bytes = gunzipSync(readFileSync(`public/examples/${example}.pb.gz`));
  const { location, function: functions, mapping, stringTable } = OtherReader.decode(bytes);
  const text = (index: number | bigint | undefined) => stringTable.strings[Number(index ?? 0)];
  const mappingFile = new Map(mapping.map(({ id, filename }) => [BigInt(id), text(filename)]));
  const functionOf = new Map(functions.map(one => [BigInt(one.id), one]));
  const found = new Map<string, Set<string>>();
  for (const { line, mappingId } of location) {
    for (const { functionId } of line) {
      const { name, filename } = functionOf.get(BigInt(functionId)) ?? {};
      const group = by === "file" ? text(filename) : (mappingFile.get(BigInt(mappingId)) ?? "");
      found.set(text(name), (found.get(text(name)) ?? new Set()).add(group));
    }
  }
  return found;
}

describe.each(["file", "mapping"] as const)("the %s of frames", by => {
  test.each(["cpp-cpu", "rust-cpu", "go-cpu"])("is one that its function has in %s", async example => {
    const loaded = await load(example);
    const query = { sampleTypeIndex: 0, options: {} };
    const groups = await ask(loaded, { kind: "frameGroups", ...query, by });
    const { frames } = await ask(loaded, { kind: "flame", ...query, ...WHOLE });
    const expected = readByOther(example, by);
    let named = 0;
    for (const [index, name] of frames.name.entries()) {
      const known = expected.get(name);
      if (known === undefined) continue;
      named++;
      expect(known).toContain(groups.names[groups.ofFrame[frames.frameId[index]]]);
    }
    expect(named).toBeGreaterThan(20);
    expect(new Set(groups.names).size).toBe(groups.names.length);
  });
});

describe("the value of a label that dominates a box", () => {
  test("is the one that the box is grouped under", async () => {
    const loaded = await load("go-cpu");
    const answer = await ask(loaded, {
      kind: "flame",
      sampleTypeIndex: 1,
      options: { tagroot: "tenant" },
      ...WHOLE,
      labelKey: "tenant",
    });
    const { names, ofBox } = answer.labelValues ?? { names: [], ofBox: new Int32Array(0) };
    expect(ofBox).toHaveLength(answer.boxCount);
    const seen = new Set<string>();
    for (let box = 1; box < answer.boxCount; box++) {
      if (answer.frame[box] < 0) continue;
      let top = box;
      while (answer.depth[top] > 1) top = answer.parent[top];
      const group = answer.frames.name[answer.frame[top]];
      const value = ofBox[box] < 0 ? "<unknown>" : names[ofBox[box]];
      expect(value).toBe(group);
      seen.add(value);
    }
    expect(seen.size).toBeGreaterThan(2);
  });

  test("of the whole graph is the heaviest one", async () => {
    const loaded = await load("go-cpu");
    const query = { sampleTypeIndex: 1, options: {} };
    const answer = await ask(loaded, { kind: "flame", ...query, ...WHOLE, labelKey: "tenant" });
    const { keys } = await ask(loaded, { kind: "labels", ...query, key: "tenant", valueLimit: 1 });
    const [{ values, withoutValue }] = keys;
    const heaviest = values[0].value > withoutValue ? values[0].text : undefined;
    expect(answer.labelValues?.names[answer.labelValues.ofBox[0]]).toBe(heaviest);
    const other = await ask(loaded, { kind: "flame", ...query, ...WHOLE, labelKey: "no such key" });
    expect(other.labelValues?.ofBox.every(value => value === -1)).toBe(true);
  });
});
