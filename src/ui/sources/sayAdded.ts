import { say } from "../../state/notice";
import type { ListedPlace } from "../../state/sources/store";
import { fileCountText } from "./fileCountText";

/** Says what places were added, and what they hold. */
export function sayAdded(added: readonly ListedPlace[]): void {
  for (const { place, status, fileCount } of added) {
    if (status.kind === "unreadable") say(`${place.name}: ${status.reason}`);
    else say(`Sources added: ${place.name}, ${fileCountText(fileCount)}.`);
  }
}
