import { textOf } from "../base/byteText";
import type { Steps } from "../base/steps";
import type { Profile } from "../model/profile";
import { aggregated } from "./aggregate";
import type { Config } from "./config";
import { type FrameTable, functionFramesInSteps, SEVERAL_FRAMES } from "./frames";
import { printableName } from "./graph/nodeInfo";
import { nodeTable } from "./graph/nodeTable";

/**
 * The frames of a profile at the granularity that the options ask for: pprof's nodes.
 * @param profile filtered, with only the lines that `noinlines` leaves
 */
export function* framesOf(profile: Profile, config: Config): Steps<FrameTable> {
  if (config.granularity === "" || config.granularity === "functions")
    return yield* functionFramesInSteps(profile);
  const { infos, entry, lists } = yield* nodeTable(aggregated(profile, config), false);
  const functionName = (frame: number) => textOf(infos[frame].name);
  const file = (frame: number) => {
    const info = infos[frame];
    const path = textOf(info.file);
    return path !== "" && info.lineNumber > 0 ? `${path}:${info.lineNumber}` : path;
  };
  return {
    count: infos.length,
    entry,
    lists,
    functionName,
    printableName: frame => textOf(printableName(infos[frame])),
    file,
    filterText: frame => functionName(frame) || textOf(infos[frame].file) || textOf(infos[frame].objectFile),
  };
}

/** The same frames where some locations stand for none. @param hidden location → 1 where it does */
export function withoutFramesOf(table: FrameTable, hidden: Uint8Array): FrameTable {
  const entry = table.entry.slice();
  const lists = new Uint32Array(table.lists.length + 1);
  lists.set(table.lists);
  // An empty list, behind the others.
  const none = SEVERAL_FRAMES | table.lists.length;
  for (let location = 0; location < entry.length; location++)
    if (hidden[location] === 1) entry[location] = none;
  return { ...table, entry, lists };
}
