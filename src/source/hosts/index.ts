import { gccLibraries } from "./gccLibraries";
import { github } from "./github";
import { glibc } from "./glibc";
import { goModules } from "./goModules";
import { goStandard } from "./goStandard";
import { julia } from "./julia";
import { nodeInternals } from "./nodeInternals";
import { npmPackages } from "./npmPackages";
import type { ProfileFacts, PublicFile, Recogniser } from "./publicFile";
import { rustCrates } from "./rustCrates";
import { rustStandard } from "./rustStandard";

/** Published source code that paths name; the first one that recognises a path has it. */
const RECOGNISERS = [
  goStandard,
  goModules,
  rustCrates,
  rustStandard,
  npmPackages,
  nodeInternals,
  julia,
  gccLibraries,
  glibc,
  github,
] as const satisfies readonly Recogniser[];

/** What published code a file is of; undefined where its path does not say. @param file as the profile has it */
export function recognise(file: string, facts: ProfileFacts): PublicFile | undefined {
  for (const recogniser of RECOGNISERS) {
    const known = recogniser(file, facts);
    if (known !== undefined) return known;
  }
  return undefined;
}
