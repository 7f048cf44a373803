import { expect, it } from "vitest";
import { ReplayableStream } from "./replayable";

const streamOf = (...pieces: number[][]): ReadableStream<Uint8Array> =>
  new ReadableStream({
    start(controller) {
      for (const piece of pieces) controller.enqueue(Uint8Array.from(piece));
      controller.close();
    },
  });

async function readAll(stream: ReadableStream<Uint8Array>): Promise<number[]> {
  const bytes: number[] = [];
  for await (const piece of stream) bytes.push(...piece);
  return bytes;
}

it("can be read again where it is compressed, also when it was left half way", async () => {
  const source = new ReplayableStream(streamOf([0x1f], [0x8b, 3], [4]));
  const first = source.stream().getReader();
  expect(await first.read()).toEqual({ done: false, value: Uint8Array.of(0x1f) });
  await first.cancel();
  expect(await readAll(source.stream())).toEqual([0x1f, 0x8b, 3, 4]);
  expect(await readAll(source.stream())).toEqual([0x1f, 0x8b, 3, 4]);
});

it("keeps nothing of what is not compressed", async () => {
  const source = new ReplayableStream(streamOf([1, 2], [3]));
  expect(await readAll(source.stream())).toEqual([1, 2, 3]);
  await expect(readAll(source.stream())).rejects.toThrow("only once");
});

it("may be empty", async () => {
  expect(await readAll(new ReplayableStream(streamOf()).stream())).toEqual([]);
});
