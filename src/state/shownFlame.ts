import { createStore } from "zustand/vanilla";
import type { FlamePicture } from "../render/flame/picture";

/**
 * The flame graph on screen, for whoever makes a picture of it: as it is at the moment, undefined until there is
 * something to see. No function while another view is shown.
 */
export const shownFlameStore = createStore<{
  readonly picture: (() => FlamePicture | undefined) | undefined;
}>(() => ({ picture: undefined }));
