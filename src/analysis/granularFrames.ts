import { textOf } from "../base/byteText";
import type { Profile } from "../model/profile";
import { aggregated } from "./aggregate";
import type { Config } from "./config";
import { type FrameTable, functionFrames } from "./frames";
import { printableName } from "./graph/nodeInfo";
import { nodeTable } from "./graph/nodeTable";

/**
 * The frames of a profile at the granularity that the options ask for: pprof's nodes.
 * @param profile filtered, with only the lines that `noinlines` leaves
 */
export function framesOf(profile: Profile, config: Config): FrameTable {
  if (config.granularity === "" || config.granularity === "functions") return functionFrames(profile);
  const { infos, entry, lists } = nodeTable(aggregated(profile, config), false);
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
