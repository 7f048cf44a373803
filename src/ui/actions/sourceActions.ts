import { showOverlay } from "../../state/overlay";
import { chooseArchive, chooseFolder } from "../sources/addSources";
import type { Action } from "./action";

/** Where source text comes from. */
export function sourceActions(): readonly Action[] {
  return [
    {
      id: "add-source-folder",
      title: "Add a folder with source",
      keywords: "code files directory source_path",
      run: chooseFolder,
    },
    {
      id: "add-source-archive",
      title: "Add an archive or files with source",
      keywords: "code zip tar gz",
      run: chooseArchive,
    },
    {
      id: "map-source-prefix",
      title: "Map a path prefix of source files",
      keywords: "trim_path source_path folder",
      run: () => showOverlay({ kind: "mapPrefix" }),
    },
  ];
}
