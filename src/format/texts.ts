import { foldedImporter } from "./folded";
import type { Importer } from "./importer";
import { jsonImporter } from "./json";
import { perfImporter } from "./perf";

/** The formats beside pprof's that are text, in the order in which they are tried. A new one is one folder and one line. */
export const TEXT_IMPORTERS = [
  jsonImporter,
  perfImporter,
  foldedImporter,
] as const satisfies readonly Importer[];
