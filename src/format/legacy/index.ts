import type { Importer } from "../importer";
import { looksLegacy } from "./looksLegacy";

/** What google/pprof reads beside profile.proto: gperftools' and Go's texts, CPU profiles of 32- or 64-bit words, Java's. */
export const legacyImporter: Importer = {
  name: "pprof's legacy formats",
  recognises: looksLegacy,
  start: async ({ usesComments = false }) => {
    const { LegacyReader } = await import("./reader");
    return new LegacyReader({ usesComments });
  },
};
