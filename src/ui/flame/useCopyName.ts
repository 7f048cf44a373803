import { type RefObject, useEffect } from "react";
import { say } from "../../state/notice";
import { isTyping } from "../kit/typing";
import type { FlameStage } from "./FlameStage";
import type { HoverStore } from "./HoverStore";
import { targetOf } from "./useFlameMenu";

/** The browser's own copying, where no text is marked: the name of the box under the pointer or at the keyboard. */
export function useCopyName(view: RefObject<HTMLElement | null>, stage: FlameStage, hover: HoverStore): void {
  useEffect(() => {
    const copy = (event: ClipboardEvent) => {
      const { target } = event;
      const isOurs = target === document.body || (target instanceof Node && view.current?.contains(target));
      if (!isOurs || isTyping(target) || document.getSelection()?.isCollapsed === false) return;
      const hit = hover.state.hit ?? stage.keyboardBox;
      const name = hit && targetOf(hit)?.name;
      if (name === undefined || event.clipboardData === null) return;
      event.clipboardData.setData("text/plain", name);
      event.preventDefault();
      say("Name copied.");
    };
    document.addEventListener("copy", copy);
    return () => document.removeEventListener("copy", copy);
  }, [view, stage, hover]);
}
