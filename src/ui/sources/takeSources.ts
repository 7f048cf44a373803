import { say } from "../../state/notice";
import { addDropped, type DroppedFolder } from "../../state/sources/addDropped";
import { sourcesStore } from "../../state/sources/store";
import { countText } from "../kit/countText";

/** Adds dropped folders and files as source, and says what they hold. */
export async function takeSources(folders: readonly DroppedFolder[], files: readonly File[]): Promise<void> {
  const before = new Set(sourcesStore.getState().places.map(({ place }) => place.id));
  await addDropped(folders, files);
  const added = sourcesStore.getState().places.filter(({ place }) => !before.has(place.id));
  const fileCount = added.reduce((sum, listed) => sum + listed.fileCount, 0);
  const names = added.map(({ place }) => place.name).join(", ");
  say(`Sources added: ${names}, ${fileCount === 1 ? "1 file" : `${countText(fileCount)} files`}.`);
}
