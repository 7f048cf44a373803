import { randomLegacyFile } from "../../src/cli/differential/legacyFile";
import type { Random } from "../../src/cli/differential/random";
import { readChecked } from "../check/readChecked";
import { mutateBytes } from "../mutate/bytes";
import { mutateText } from "../mutate/text";
import { fixture, fixtureText } from "./files";
import type { Target } from "./target";

const google = (name: string) => `legacy/fixtures/google/${name}`;

const TEXTS = [
  "cppbench.contention",
  "cppbench.growth",
  "cppbench.heap",
  "cppbench.thread",
  "cppbench.thread.all",
  "cppbench.thread.none",
  "go.godoc.thread",
  "gobench.heap",
  "java.contention",
  "java.heap",
].map(name => fixtureText(google(name)));

/** Words of the processor, with lines of text behind them. */
const BINARIES = ["cppbench.cpu", "go.crc32.cpu", "gobench.cpu", "java.cpu"].map(name =>
  shortened(fixture(google(name))),
);

/** What pprof's legacy parsers read. */
export const legacyTarget: Target = {
  name: "legacy",
  make(random) {
    if (random.chance(35)) {
      const file = randomLegacyFile(random);
      return random.chance(30) ? file : mutatedFile(random, file);
    }
    if (random.chance(35)) return mutateBytes(random, random.pick(BINARIES));
    return mutateText(random, random.pick(TEXTS), random.pick(TEXTS));
  },
  attempt: async (random, input) => (await readChecked(random, input)).attempt,
};

function mutatedFile(random: Random, file: Uint8Array): Uint8Array {
  if (file.includes(0)) return mutateBytes(random, file);
  return mutateText(random, new TextDecoder().decode(file), random.pick(TEXTS));
}

/** Only as many words of the memory map as are read quickly by the thousand. */
function shortened(bytes: Uint8Array): Uint8Array {
  return bytes.length < 8192
    ? bytes
    : Uint8Array.from([...bytes.subarray(0, 4096), ...bytes.subarray(-4096)]);
}
