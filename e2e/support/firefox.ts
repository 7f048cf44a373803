import type { BrowserContext } from "@playwright/test";

/**
 * Over WebDriver BiDi, Playwright's `fill` sets the value of a field by script, and reports it with an event of its
 * own: React, which watches scripts too, takes such a value for its own and does not tell the app. Here it forgets.
 */
export async function makeTextArrive(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const isTracker = (value: unknown): value is { setValue(text: string): void } =>
      typeof value === "object" && value !== null && "setValue" in value;
    const forget = ({ target, isTrusted }: Event) => {
      const tracker: unknown = target === null ? undefined : Reflect.get(target, "_valueTracker");
      if (!isTrusted && isTracker(tracker)) tracker.setValue("\0");
    };
    addEventListener("input", forget, true);
  });
}
