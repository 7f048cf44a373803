import { open } from "node:fs/promises";

/** First four bytes of ELF, and of Mach-O in both byte orders, 32 and 64 bits, and fat. */
const MAGICS = [0x7f454c46, 0xfeedface, 0xcefaedfe, 0xfeedfacf, 0xcffaedfe, 0xcafebabe, 0xbebafeca];

/** Whether a file is an executable by its first bytes (`internal/binutils: Binutils.Open`). */
export async function isExecutable(path: string): Promise<boolean> {
  const head = Buffer.alloc(4);
  try {
    const handle = await open(path);
    try {
      const { bytesRead } = await handle.read(head);
      if (bytesRead < head.length) return false;
    } finally {
      await handle.close();
    }
  } catch {
    return false;
  }
  return MAGICS.includes(head.readUInt32BE()) || head.toString("latin1", 0, 2) === "MZ";
}
