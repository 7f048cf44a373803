/** The lines of a stream of text, without their ends. */
export async function* textLines(stream: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  const reader = stream.getReader();
  let open = "";
  try {
    for (;;) {
      const { done, value } = await reader.read();
      const lines = (open + decoder.decode(value, { stream: !done })).split("\n");
      open = lines.pop() ?? "";
      yield* lines;
      if (done) break;
    }
    if (open !== "") yield open;
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
