import { addDropped, type DroppedFolder } from "../../state/sources/addDropped";
import { sayAdded } from "./sayAdded";

/** Adds dropped or picked folders and files as source, and says what they hold. */
export async function takeSources(folders: readonly DroppedFolder[], files: readonly File[]): Promise<void> {
  sayAdded(await addDropped(folders, files));
}

export { areSourceArchives } from "../../state/sources/sourceArchives";
