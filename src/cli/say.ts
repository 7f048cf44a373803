import type { Output } from "./host";
import { visibleBytes } from "./visible";

/** Writes one message on standard error, with the line feed that it may lack. */
export async function say(stderr: Output, message: string): Promise<void> {
  const bytes = new TextEncoder().encode(message.endsWith("\n") ? message : `${message}\n`);
  await stderr.write(stderr.isTerminal ? visibleBytes(bytes) : bytes);
}
