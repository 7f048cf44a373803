import type { Page } from "@playwright/test";

/** Something on the page that can be clicked. */
export interface ClickTarget {
  /** `button "Share"`. */
  readonly what: string;
  readonly x: number;
  readonly y: number;
}

/** What a user may click: everything with a role that says so, as far as it is seen and leads nowhere else. */
export function clickTargets(page: Page): Promise<ClickTarget[]> {
  return page.evaluate(() => {
    const roles =
      "button, a[href], select, input, textarea, summary, [role=tab], [role=menuitem], [role=menuitemcheckbox], " +
      "[role=menuitemradio], [role=option], [role=checkbox], [role=switch], [role=radio], [role=combobox], " +
      "[role=columnheader], [role=row], [role=gridcell], [role=treeitem], [role=slider], [role=separator], [role=link]";
    const found: { what: string; x: number; y: number }[] = [];
    for (const element of document.querySelectorAll(roles)) {
      const { left, top, width, height } = element.getBoundingClientRect();
      const [x, y] = [left + width / 2, top + height / 2];
      const isSeen = width > 0 && height > 0 && x > 0 && y > 0 && x < innerWidth && y < innerHeight;
      if (!isSeen) continue;
      const href = element.getAttribute("href") ?? "#";
      if (!/^[#.]/.test(href) || element.hasAttribute("target")) continue;
      const role = element.getAttribute("role") ?? element.tagName.toLowerCase();
      const name = element.getAttribute("aria-label") ?? element.textContent ?? "";
      found.push({ what: `${role} "${name.trim().slice(0, 40)}"`, x, y });
    }
    return found;
  });
}
