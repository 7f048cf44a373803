import { percentText } from "../../base/units";
import type { PresetShare } from "../../engine/protocol";
import type { PresetOption } from "../../insight/presets";

/** What a preset would do to what is shown: the part that goes, and the part of the flat cost that callers get. */
export function presetEffect(option: PresetOption, { removed, moved }: PresetShare): string[] {
  if (option === "ignore") return [`−${percentText(removed, 1)}`];
  const effect = [
    ...(removed > 0 ? [`−${percentText(removed, 1)}`] : []),
    ...(moved > 0 ? [`${percentText(moved, 1)} to callers`] : []),
  ];
  return effect.length > 0 ? effect : ["frames only"];
}
