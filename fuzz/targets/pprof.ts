import type { Random } from "../../src/cli/differential/random";
import { agreesWithPprofFormat } from "../check/pprofFormat";
import { readersAgree } from "../check/twoReaders";
import { readChecked } from "../check/readChecked";
import { mutateBytes } from "../mutate/bytes";
import { mutateMessage } from "../mutate/protobuf";
import { encodeMessage } from "../mutate/protobufTree";
import { smallProfiles } from "./smallProfiles";
import type { Target } from "./target";

const SEEDS = smallProfiles();

/** profile.proto. */
export const pprofTarget: Target = {
  name: "pprof",
  make(random) {
    const seed = random.pick(SEEDS);
    if (random.chance(8)) return mutateBytes(random, encodeMessage(seed));
    const mutated = mutateMessage(random, seed);
    if (random.chance(4)) return Buffer.concat([mutated, encodeMessage(random.pick(SEEDS))]);
    return random.chance(8) ? mutateBytes(random, mutated) : mutated;
  },
  async attempt(random: Random, input) {
    const { attempt, profile } = await readChecked(random, input);
    if (random.chance(4)) readersAgree(input, random.pick([10, 100, input.length]));
    if (profile !== undefined && random.chance(30)) agreesWithPprofFormat(profile, input);
    return attempt;
  },
};
