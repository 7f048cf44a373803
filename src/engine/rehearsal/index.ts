import { LoadedProfile, loadNaming } from "../loaded";
import { type OpeningListener, openSources } from "../opening";
import type { OpenSource, Question } from "../protocol";
import { HANDLERS } from "../questions";
import type { Handler } from "../questions/question";
import type { SourceThread } from "../source/remotePieces";
import { summarise } from "../summary";
import { madeUpProfile } from "./madeUpProfile";

/** Often enough for a browser to compile what runs often. */
const ROUNDS = 3;
/** How long work may go on before messages are looked at. */
const SLICE_MS = 8;

const SILENT: OpeningListener = { onProgress: () => undefined, onMark: () => undefined };

const ALL = { sampleTypeIndex: 1, options: {} } as const;
const FLAME = { ...ALL, kind: "flame", from: 0, to: 1, widthPx: 1200, depthLimit: 60 } as const;

/** What is asked of a profile first, and what is asked next most. */
const QUESTIONS: readonly Question[] = [
  { ...ALL, kind: "shown" },
  FLAME,
  { ...FLAME, sampleTypeIndex: 0 },
  { ...FLAME, from: 0.2, to: 0.3 },
  { ...ALL, kind: "labelKeys" },
  { ...ALL, kind: "top", sortBy: "flat", descending: true, fromRow: 0, toRow: 60, filter: "" },
  { ...ALL, kind: "details", name: "rehearsal/part1.(*Type1).Method1" },
  { ...ALL, kind: "search", text: "method1" },
];

/**
 * Opens a made-up profile and asks about it, for no one: code that runs for the first time is interpreted, ten times
 * as slow as later, and this way that time is not the user's. To be called when nothing else is to be done.
 * @param signal stops it
 */
export async function rehearse(thread: SourceThread, signal: AbortSignal): Promise<void> {
  const source = await compressed(madeUpProfile());
  const naming = await loadNaming();
  for (let round = 0; round < ROUNDS; round++) {
    const opened = await openSources(thread, [source], SILENT, signal);
    if (!opened.ok || signal.aborted) return;
    const loaded = new LoadedProfile(opened.value.read, opened.value.profile, { naming });
    summarise(loaded, opened.value);
    for (const question of QUESTIONS) {
      await ask(loaded, question, signal);
      if (signal.aborted) return;
    }
  }
}

async function compressed(bytes: Uint8Array<ArrayBuffer>): Promise<OpenSource> {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream("gzip"));
  return { kind: "blob", name: "", blob: await new Response(stream).blob() };
}

async function ask(loaded: LoadedProfile, question: Question, signal: AbortSignal): Promise<void> {
  const handler = HANDLERS[question.kind] as Handler<Question>;
  const prepared = await handler(loaded, question);
  if (!prepared.ok) return;
  let end = performance.now() + SLICE_MS;
  while (!signal.aborted && !prepared.value.next().done) {
    if (performance.now() < end) continue;
    await new Promise(resolve => setTimeout(resolve));
    end = performance.now() + SLICE_MS;
  }
}
