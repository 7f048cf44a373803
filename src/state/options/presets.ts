import type { QueryOptions } from "../../engine/protocol";
import type { Preset } from "../../insight/presets";
import { setOption } from "./optionValues";
import { hasAlternative, withAlternative, withoutAlternative } from "./refine";

/** Whether a preset is among the alternatives of its option. */
export function isPresetOn(options: QueryOptions, { option, expression }: Preset): boolean {
  return hasAlternative(options[option], expression);
}

/** The options with a preset on, or off; whatever else its option has stays. */
export function setPreset(options: QueryOptions, { option, expression }: Preset, on: boolean): QueryOptions {
  const change = on ? withAlternative : withoutAlternative;
  return setOption(options, option, change(options[option], expression));
}
