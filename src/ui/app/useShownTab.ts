import { useEffect } from "react";

/** Keeps the tab of the view that is shown in sight: there may be more tabs than fit, and what is beside them grows. */
export function useShownTab(tabId: string): void {
  useEffect(() => {
    const tab = document.getElementById(tabId);
    const tabs = tab?.parentElement;
    if (!tab || !tabs) return undefined;
    // Told at once of the size that there is.
    const observer = new ResizeObserver(() => tab.scrollIntoView({ block: "nearest", inline: "nearest" }));
    observer.observe(tabs);
    return () => observer.disconnect();
  }, [tabId]);
}
