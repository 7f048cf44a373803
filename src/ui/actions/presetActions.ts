import { PRESETS } from "../../insight/presets";
import { insightsStore } from "../../state/insights";
import { isPresetOn, setPreset } from "../../state/options/presets";
import type { Action, ActionContext } from "./action";

/** Turns presets on that would change what is shown, and those off that are on. */
export function presetActions({ state: { options } }: ActionContext): readonly Action[] {
  const { presets } = insightsStore.getState();
  return PRESETS.map((preset): Action => {
    const isOn = isPresetOn(options, preset);
    return {
      id: `preset-${preset.id}`,
      title: isOn ? `Preset off: ${preset.title}` : `Preset: ${preset.title}`,
      keywords: `preset filter ${preset.language} ${preset.option} ${preset.explanation}`,
      isAvailable: () => isOn || presets.some(({ presetId }) => presetId === preset.id),
      run: ({ navigate }) => navigate({ options: setPreset(options, preset, !isOn) }, "push"),
    };
  });
}
