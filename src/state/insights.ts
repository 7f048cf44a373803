import { createStore } from "zustand/vanilla";
import type { Problem } from "../base/problem";
import type { FindingsAnswer, PresetShare } from "../engine/protocol";

/** What the page knows of what stands out in what is shown. */
export interface Insights {
  /** Nobody looks before the first picture is there. */
  readonly isWanted: boolean;
  readonly isPanelOpen: boolean;
  /** Of what is shown now, or, while that is looked at, of what was shown before. */
  readonly findings: FindingsAnswer | undefined;
  readonly isWaiting: boolean;
  readonly problem: Problem | undefined;
  /** The presets that would change what is shown. */
  readonly presets: readonly PresetShare[];
}

export const insightsStore = createStore<Insights>(() => ({
  isWanted: false,
  isPanelOpen: false,
  findings: undefined,
  isWaiting: true,
  problem: undefined,
  presets: [],
}));

/** Opens or closes the panel **Findings**. */
export function showFindings(isPanelOpen: boolean): void {
  insightsStore.setState({ isPanelOpen });
}

/** From now on somebody may look. */
export function wantInsights(): void {
  insightsStore.setState({ isWanted: true });
}
