import { describe, expect, test } from "vitest";
import { openBytes } from "../../src/analysis/fixtures/openFile";
import { prepareLoadedProfile } from "../../src/analysis/load";
import { LoadedProfile, loadNaming } from "../../src/engine/loaded";
import type { Question } from "../../src/engine/protocol";
import { HANDLERS } from "../../src/engine/questions";
import type { Handler } from "../../src/engine/questions/question";
import { runSteps } from "../../src/base/steps";
import { WireWriter } from "../../src/format/pprof/wireWriter";
import type { Profile } from "../../src/model/profile";
import { askedQuestions } from "./asked";

const text = (s: string) => new TextEncoder().encode(s);

interface Extreme { functions: number; stacks: readonly number[][]; labels?: number; name?: (i: number) => string; labelsPerSample?: number }

function written({ functions, stacks, name = i => `f${i}`, labels = 0 }: Extreme): Uint8Array {
  const w = new WireWriter();
  const strings = ["", "samples", "count", "tenant"];
  w.message(1, m => { m.optional(1, 1); m.optional(2, 2); });
  const parts: Uint8Array[] = [w.take()];
  let label = 0;
  for (const stack of stacks) {
    w.message(2, m => {
      m.numbers(1, stack);
      m.numbers(2, [1]);
      for (let i = 0; i < labels / stacks.length; i++, label++) {
        m.message(3, l => { l.optional(1, 3); l.optional(2, 4 + functions + label); });
      }
    });
    parts.push(w.take());
  }
  for (let i = 1; i <= functions; i++) {
    w.message(4, m => { m.optional(1, i); m.message(4, l => { l.optional(1, i); l.optional(2, i); }); });
    w.message(5, m => { m.optional(1, i); m.optional(2, 3 + i); });
    strings.push(name(i));
    if (i % 1000 === 0) parts.push(w.take());
  }
  for (let i = 0; i < label; i++) strings.push(`v${i}`);
  for (const s of strings) w.field(6, text(s));
  parts.push(w.take());
  return Buffer.concat(parts);
}

const upTo = (n: number) => Array.from({ length: n }, (_, i) => i + 1);

const EXTREMES: Record<string, () => Extreme> = {
  "10,000 deep": () => ({ functions: 10_000, stacks: [upTo(10_000), upTo(9000)] }),
  "100,000 deep": () => ({ functions: 100_000, stacks: [upTo(100_000)] }),

  "100,000 recursion": () => ({ functions: 2, stacks: [upTo(100_000).map(i => 1 + (i & 1)), [1]] }),
  "1M functions one name": () => ({ functions: 1_000_000, stacks: upTo(1000).map(i => upTo(1000).map(j => 1000 * (i - 1) + j)), name: () => "same" }),
  "1M functions": () => ({ functions: 1_000_000, stacks: upTo(1000000).map(i => [i, 1]) }),
  "1M labels in one": () => ({ functions: 2, stacks: [[1, 2]], labels: 1_000_000 }),
  "1M labels in 1000": () => ({ functions: 2, stacks: upTo(1000).map(() => [1, 2]), labels: 1_000_000 }),
  "1 MB name": () => ({ functions: 3, stacks: [[1, 2, 3]], name: i => i === 2 ? "x".repeat(1 << 20) : `f${i}` }),
};

for (const [what, make] of Object.entries(EXTREMES)) {
  test(what, async () => {
    const t0 = Date.now();
    const bytes = written(make());
    const t1 = Date.now();
    const read = await openBytes(bytes);
    if (!read.ok) { console.log(what, "not read", read.error.problem.message); return; }
    const profile = await prepareLoadedProfile(read.value);
    console.log(what, "bytes", bytes.length, "write", t1 - t0, "read", Date.now() - t1);
    const questions = askedQuestions({ functionName: what === "1M functions one name" ? "same" : "f2", comparison: { baseId: 1, isDiff: true } });
    const out: string[] = [];
    for (const [name, question] of questions) {
      const loaded = new LoadedProfile(read.value, profile, await loadNaming());
      loaded.setBase({ baseId: 1, read: read.value });
      const t = Date.now();
      try {
        const p = await (HANDLERS[question.kind] as Handler<Question>)(loaded, question);
        let longest = 0;
        if (p.ok) {
          for (;;) { const s = Date.now(); const step = p.value.next(); longest = Math.max(longest, Date.now() - s); if (step.done) { if (!step.value.ok) out.push(`${name}: refused ${step.value.error.message}`); break; } }
        } else out.push(`${name}: refused ${p.error.message}`);
        const took = Date.now() - t;
        console.error(what, name, took);if (took > 3000 || longest > 300) out.push(`${name}: took ${took} longest ${longest}`);
      } catch (e) { out.push(`${name}: THROWS ${String(e).slice(0, 200)} ${(e as Error).stack?.split("\n").slice(1, 4).join(" | ")}`); }
    }
    console.log(`== ${what}\n` + out.join("\n"));
  }, 600_000);
}
