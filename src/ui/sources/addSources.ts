import { treeOfHandle } from "../../state/sources/folderTree";
import { addFiles, addFolder } from "../../state/sources/places";
import { restorePlaces } from "../../state/sources/restorePlaces";
import { sayAdded } from "./sayAdded";
import { takeSources } from "./takeSources";

/** Has the user choose a folder with source. Needs a click or a key. */
export async function chooseFolder(): Promise<void> {
  if (window.showDirectoryPicker === undefined) {
    const files = await chooseFiles(input => (input.webkitdirectory = true));
    await restorePlaces();
    if (files.length > 0) sayAdded([await addFiles(files)]);
    return;
  }
  let handle: FileSystemDirectoryHandle;
  try {
    handle = await window.showDirectoryPicker({ id: "sources", mode: "read" });
  } catch {
    // The user chose none, or one that the browser does not give away, and was told so by it.
    return;
  }
  await restorePlaces();
  sayAdded([await addFolder(treeOfHandle(handle), handle)]);
}

/** Has the user choose archives, or single files. */
export async function chooseArchive(): Promise<void> {
  const files = await chooseFiles(input => (input.multiple = true));
  if (files.length > 0) await takeSources([], files);
}

function chooseFiles(prepare: (input: HTMLInputElement) => void): Promise<File[]> {
  const input = document.createElement("input");
  input.type = "file";
  prepare(input);
  return new Promise(resolve => {
    input.addEventListener("change", () => resolve([...(input.files ?? [])]), { once: true });
    input.addEventListener("cancel", () => resolve([]), { once: true });
    input.click();
  });
}
