import { type FileHandle, open } from "node:fs/promises";
import { ProblemError } from "../../base/problem";
import type { ByteSource } from "../../format/decompress";
import { goFileError } from "./goFileErrors";

const PIECE_BYTES = 1 << 18;

/** A file's bytes; what goes wrong is a `ProblemError` in Go's words. */
export function fileSource(path: string): ByteSource {
  return { stream: () => fileStream(path) };
}

function fileStream(path: string): ReadableStream<Uint8Array> {
  let handle: FileHandle | undefined;
  const close = async () => {
    await handle?.close();
    handle = undefined;
  };
  return new ReadableStream({
    start: async () => {
      handle = await open(path).catch((error: unknown) => unreadable("open", path, error));
    },
    pull: async controller => {
      if (handle === undefined) return;
      const buffer = new Uint8Array(PIECE_BYTES);
      const { bytesRead } = await handle.read(buffer).catch(async (error: unknown) => {
        await close();
        return unreadable("read", path, error);
      });
      if (bytesRead > 0) {
        controller.enqueue(buffer.subarray(0, bytesRead));
        return;
      }
      await close();
      controller.close();
    },
    cancel: close,
  });
}

function unreadable(operation: "open" | "read", path: string, error: unknown): never {
  throw new ProblemError({
    kind: "unreachable",
    message: goFileError(operation, path, error),
    advice: "Check the name and the permissions of the file.",
  });
}
