import { useEffect } from "react";
import { useStore } from "zustand";
import type { Opener } from "../../state/opening/opener";
import { type OpenProfile, sessionStore } from "../../state/session";
import { type AppliedMaps, mapsOf, sourceMapsStore } from "../../state/sourceMaps/store";
import type { ViewState } from "../../state/viewState";

/** The source maps that a profile is read through; looked for once its first picture is there. */
export function useSourceMaps(
  opener: Opener,
  profile: OpenProfile,
  navigate: (change: Partial<ViewState>, how: "push" | "replace") => void,
): AppliedMaps | undefined {
  useEffect(() => {
    let end: (() => void) | undefined = () => undefined;
    opener.whenDrawn(() => {
      // Not for the workspace that is put together unseen, or one that is gone.
      if (end === undefined || sessionStore.getState().profile !== profile) return;
      void import("../../state/sourceMaps/follow").then(({ followSourceMaps }) => {
        if (end !== undefined) end = followSourceMaps(profile, navigate);
      });
    });
    return () => {
      end?.();
      end = undefined;
    };
  }, [opener, profile, navigate]);
  useStore(sourceMapsStore);
  return mapsOf(profile.number);
}
