import type { Opener } from "../../../state/opening/opener";
import { takeShared } from "../../../state/offline/shared";

/** Opens what another program shared with the app. */
export async function openShared(opener: Opener, id: string): Promise<void> {
  const files = await takeShared(id, caches);
  if (files.length > 0) {
    await opener.openFiles(files, performance.now());
    return;
  }
  opener.refuse("What was shared", {
    kind: "unreachable",
    message: "What was shared with Proflens is not here any more: it is handed over once.",
    advice: "Share it again, or open the file itself.",
  });
}

/** Opens files that the desktop started the app with. */
export async function openLaunched(opener: Opener, handles: readonly FileSystemFileHandle[]): Promise<void> {
  const atMs = performance.now();
  try {
    await opener.openFiles(await Promise.all(handles.map(handle => handle.getFile())), atMs);
  } catch {
    opener.refuse(handles.map(({ name }) => name).join(", "), {
      kind: "unreachable",
      message: "The file could not be read; it may have been moved or deleted.",
      advice: "Open it again from where it is now.",
    });
  }
}
