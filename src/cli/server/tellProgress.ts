import { byteCountText } from "../../base/units";
import type { Output } from "../host";

const TELL_MS = 500;

/** Tells of what is being fetched on one line of a terminal, which is empty in the end; elsewhere nothing. */
export function tellProgress(
  output: Output | undefined,
  seconds: number,
): { readonly onBytes: (bytesRead: number) => void; readonly end: () => Promise<void> } {
  if (output?.isTerminal !== true) return { onBytes: () => undefined, end: async () => undefined };
  const begunAtMs = performance.now();
  let bytesRead = 0;
  const write = (text: string) => output.write(new TextEncoder().encode(`\r\u001b[K${text}`));
  const timer = setInterval(() => {
    const elapsed = Math.round((performance.now() - begunAtMs) / 1000);
    const time = seconds > 0 ? `${elapsed} s of ${seconds} s` : `${elapsed} s`;
    void write(`${time}, ${byteCountText(bytesRead)}`);
  }, TELL_MS);
  return {
    onBytes: bytes => {
      bytesRead = bytes;
    },
    end: async () => {
      clearInterval(timer);
      await write("");
    },
  };
}
