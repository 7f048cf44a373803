import { readFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { ProblemError } from "../base/problem";
import { decompress } from "../format/decompress";
import { EMPTY_PLAIN, encodePlain, plainCode } from "../format/pprof/fixtures/plainProfile";
import { type OpenedProfile, openSources } from "./opening";
import type { OpenSource } from "./protocol";
import type { SourceListener, SourceThread } from "./source/remotePieces";

const CANCELLED = { kind: "cancelled", message: "Opening was cancelled.", advice: "" } as const;

/** Reads sources in this thread, as the source worker would. */
const thread = {
  async *read(source: OpenSource, listener: SourceListener, signal: AbortSignal): AsyncGenerator<Uint8Array> {
    if (source.kind === "url")
      throw new ProblemError({ kind: "unreachable", message: "No way.", advice: "" });
    listener.onReady(source.blob.size, 1);
    const pieces = decompress(
      { stream: () => source.blob.stream() },
      {
        onBytesRead: bytes => listener.onBytesRead(bytes),
        onSourceEnd: () => listener.onSourceEnd(2),
        onWarning: warning => listener.onWarning(warning),
      },
    );
    for await (const piece of pieces) {
      if (signal.aborted) throw new ProblemError(CANCELLED);
      yield piece;
    }
  },
} as Pick<SourceThread, "read"> as SourceThread;

const blobSource = (name: string, ...parts: Uint8Array[]): OpenSource => ({
  kind: "blob",
  name,
  blob: new Blob(parts as Uint8Array<ArrayBuffer>[]),
});
const example = (name: string) => readFileSync(`public/examples/${name}.pb.gz`);

async function opened(
  sources: readonly OpenSource[],
  signal = new AbortController().signal,
  salvages = false,
) {
  const told: string[] = [];
  const outcome = await openSources(
    thread,
    sources,
    {
      onProgress: ({ stage, bytesRead, bytesTotal }) => told.push(`${stage} ${bytesRead} of ${bytesTotal}`),
      onMark: mark => told.push(mark),
    },
    signal,
    salvages,
  );
  return { outcome, told };
}

function profileOf(outcome: Awaited<ReturnType<typeof opened>>["outcome"]): OpenedProfile {
  if (!outcome.ok) throw new Error(outcome.error.message);
  return outcome.value;
}

describe("opening", () => {
  test("one profile: progress never falls, marks come in order", async () => {
    const bytes = example("go-cpu");
    const { outcome, told } = await opened([blobSource("go-cpu", bytes)]);
    const { profile, inflatedBytes } = profileOf(outcome);
    expect(profile.samples.count).toBeGreaterThan(0);
    expect(inflatedBytes).toBeGreaterThan(bytes.length);
    const words = told.map(line => line.split(" ")[0]);
    const withoutReading = words.filter(
      (word, index) => word !== "reading" || words[index - 1] !== "reading",
    );
    expect(withoutReading.filter(word => word !== "reading")).toEqual([
      "waiting",
      "file",
      "bytes",
      "finishing",
      "profile",
    ]);
    const counts = told.map(line => Number(line.split(" ")[1])).filter(count => !Number.isNaN(count));
    expect(counts).toEqual(counts.toSorted((a, b) => a - b));
    expect(counts.at(-1)).toBe(bytes.length);
    expect(
      told.filter(line => line.includes(" of ")).every(line => line.endsWith(` of ${bytes.length}`)),
    ).toBe(true);
  });

  test("several are merged, and progress counts them all", async () => {
    const one = example("go-cpu");
    const { outcome, told } = await opened([blobSource("a", one), blobSource("b", one)]);
    const single = profileOf((await opened([blobSource("a", one)])).outcome);
    const merged = profileOf(outcome);
    expect(merged.profile.header.durationNanos).toBe(2n * single.profile.header.durationNanos);
    expect(merged.inflatedBytes).toBe(2 * single.inflatedBytes);
    expect(told.filter(line => line.startsWith("merging"))).toEqual([
      `merging ${2 * one.length} of ${2 * one.length}`,
    ]);
    expect(told.filter(line => !line.includes(" "))).toEqual(["file", "bytes", "profile"]);
  });

  test("a failure names the file only when there are several", async () => {
    const bad = blobSource("bad.pb.gz", example("go-cpu").subarray(0, 500));
    const alone = (await opened([bad])).outcome;
    const together = (await opened([blobSource("good", example("go-cpu")), bad])).outcome;
    if (alone.ok || together.ok) throw new Error("opened");
    expect(alone.error).toMatchObject({
      kind: "truncated",
      message: expect.stringMatching(/^The compressed/),
    });
    expect(together.error).toMatchObject({ kind: "truncated", message: `bad.pb.gz: ${alone.error.message}` });
  });

  test("profiles that do not go together, and an address that cannot be read", async () => {
    const { outcome } = await opened([
      blobSource("a", example("go-cpu")),
      blobSource("b", example("go-heap")),
    ]);
    expect(outcome).toMatchObject({ ok: false, error: { kind: "unsupported" } });
    const remote = await opened([{ kind: "url", name: "x", url: "https://x.test/" }]);
    expect(remote.outcome).toMatchObject({ ok: false, error: { kind: "unreachable", message: "No way." } });
  });

  test("a legacy text that ends before it says what was measured", async () => {
    const text = new TextEncoder().encode("--- contentionz 1 ---\nformat = java\nresoluti");
    const { outcome } = await opened([blobSource("a", text)]);
    expect(outcome).toMatchObject({ ok: false, error: { kind: "malformed" } });
  });

  test("can be cancelled", async () => {
    const abort = new AbortController();
    abort.abort();
    const { outcome } = await opened([blobSource("a", example("go-cpu"))], abort.signal);
    expect(outcome).toMatchObject({ ok: false, error: { kind: "cancelled" } });
  });

  test("warnings of the way there are kept", async () => {
    const { outcome } = await opened([blobSource("a", example("go-cpu"), Uint8Array.of(9, 9, 9))]);
    expect(profileOf(outcome).warnings.map(({ code }) => code)).toEqual(["trailing-bytes"]);
  });
});

describe("a profile with more samples than there is memory for", () => {
  const COUNT = 700_000;
  const head = encodePlain({
    ...EMPTY_PLAIN,
    ...plainCode("work"),
  });
  /** A sample with the location twice, and a value of three bytes. */
  const sample = (value: number) => {
    const varint = [(value & 0x7f) | 0x80, ((value >> 7) & 0x7f) | 0x80, value >> 14];
    return [0x12, 9, 0x0a, 2, 1, 1, 0x12, 3, ...varint];
  };
  // The heaviest stand last.
  const bytes = new Uint8Array(head.length + 11 * COUNT);
  bytes.set(head);
  for (let index = 0; index < COUNT; index++) bytes.set(sample(index + 1), head.length + 11 * index);
  // 84 MB, of which a profile may have half.
  beforeEach(() => vi.stubGlobal("navigator", { deviceMemory: 42 / 512 }));
  afterEach(() => vi.unstubAllGlobals());

  test("is refused, with an offer; opened so, it has the heaviest samples, and says so", async () => {
    const refused = await opened([blobSource("big.pb", bytes)]);
    if (refused.outcome.ok) throw new Error("it was opened");
    expect(refused.outcome.error.readable).toMatch(/^the heaviest of 700,000 samples, about [\d,]+$/);
    const salvaged = await opened([blobSource("big.pb", bytes)], new AbortController().signal, true);
    const { profile, inflatedBytes, warnings } = profileOf(salvaged.outcome);
    const { samples, partial } = profile;
    expect(samples.count).toBeGreaterThan(COUNT / 10);
    expect(samples.count).toBeLessThan(COUNT);
    const kept = samples.values[0].values.toSorted();
    // Two weights of one class may stand in either order.
    expect(kept[0]).toBeGreaterThan((COUNT - samples.count) * 0.99);
    expect(kept.at(-1)).toBe(COUNT);
    expect(partial).toMatch(
      new RegExp(
        `^the heaviest ${samples.count.toLocaleString("en-US")} of 700,000 samples, with \\d+% of their weight$`,
      ),
    );
    expect(warnings.map(({ message }) => message).join()).toContain("larger than there is memory for");
    expect(inflatedBytes).toBe(bytes.length);
    expect(salvaged.told.filter(line => line === "profile")).toHaveLength(1);
  });
});
