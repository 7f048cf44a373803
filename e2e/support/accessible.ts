import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/** Expects that axe finds nothing serious or critical on the page as it is now. */
export async function expectAccessible(page: Page, where: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).options({ resultTypes: ["violations"] }).analyze();
  const grave = violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" … ")}`);
  expect(grave, where).toEqual([]);
}

/**
 * Presses Tab a number of times. @returns what had the focus and could not be seen at all, WCAG 2.4.11. What only
 * screen readers and keys use, and is drawn elsewhere, is a pixel in size and left out.
 */
export async function obscuredFocus(page: Page, presses: number): Promise<string[]> {
  const obscured = new Set<string>();
  for (let press = 0; press < presses; press++) {
    await page.keyboard.press("Tab");
    const hidden = await page.evaluate(() => {
      const focused = document.activeElement;
      if (focused === null || focused === document.body) return undefined;
      const { left, top, width, height } = focused.getBoundingClientRect();
      if (width <= 1 || height <= 1) return undefined;
      const isSeen = [0.04, 0.25, 0.5, 0.75, 0.96].some(across =>
        [0.1, 0.5, 0.9].some(down => {
          const there = document.elementFromPoint(left + width * across, top + height * down);
          return there !== null && (focused.contains(there) || there.closest("label")?.contains(focused));
        }),
      );
      return isSeen
        ? undefined
        : `${focused.tagName} ${focused.getAttribute("aria-label") ?? focused.textContent}`;
    });
    if (hidden !== undefined) obscured.add(hidden);
  }
  return [...obscured];
}

/** What can be pressed, is smaller than 24 px, and has another target within 12 px of its middle: WCAG 2.5.8. */
export function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const least = 23.9;
    const controls =
      "a[href], button, input, select, summary, [role=tab], [role=separator], [role=menuitem], [role=row][aria-selected]";
    const targets = [...document.querySelectorAll(controls)]
      .map(control => ({ control, box: (control.closest("label") ?? control).getBoundingClientRect() }))
      .filter(({ control, box }) => {
        const there = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
        return there !== null && (control.contains(there) || control.closest("label")?.contains(there));
      });
    const isSmall = ({ width, height }: DOMRect) => width < least || height < least;
    const middle = ({ left, top, width, height }: DOMRect) => [left + width / 2, top + height / 2] as const;
    const isNear = (small: DOMRect, other: DOMRect) => {
      const [x, y] = middle(small);
      const [otherX, otherY] = middle(other);
      if (isSmall(other)) return Math.hypot(x - otherX, y - otherY) < 24;
      const across = Math.max(other.left - x, 0, x - other.right);
      const down = Math.max(other.top - y, 0, y - other.bottom);
      return Math.hypot(across, down) < 12;
    };
    return targets
      .filter(({ control, box }) =>
        targets.some(
          other =>
            isSmall(box) &&
            other.control !== control &&
            !other.control.contains(control) &&
            !control.contains(other.control) &&
            isNear(box, other.box),
        ),
      )
      .map(({ control, box }) => {
        const size = `${Math.round(box.width)} × ${Math.round(box.height)}`;
        return `${size} ${control.tagName} ${control.getAttribute("aria-label") ?? control.textContent}`;
      });
  });
}

/**
 * Texts of which a part is cut off, without an ellipsis or a way to scroll there. Names that the app cuts in the
 * middle, and what is for screen readers only, are left out.
 */
export function clippedTexts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const isClipped = (text: DOMRect, element: Element): boolean => {
      for (let around: Element | null = element; around !== null; around = around.parentElement) {
        const { overflowX, overflowY, textOverflow } = getComputedStyle(around);
        if (overflowX === "visible" && overflowY === "visible") continue;
        if (/auto|scroll/.test(overflowX + overflowY) || textOverflow === "ellipsis") return false;
        const box = around.getBoundingClientRect();
        // There for screen readers alone.
        if (box.width <= 1) return false;
        // Letters end with their spacing, which nobody misses.
        if (text.right > box.right + 3 || text.left < box.left - 3) return true;
        if (text.bottom > box.bottom + 6 || text.top < box.top - 6) return true;
      }
      return false;
    };
    return [...document.querySelectorAll("body *")]
      .filter(element => element.checkVisibility({ visibilityProperty: true }))
      .filter(element => element.closest(".hidden, .spoken-tree, .cut-text, svg, canvas, option") === null)
      .flatMap(element => [...element.childNodes].map(node => ({ element, node })))
      .filter(({ node }) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim() !== "")
      .filter(({ element, node }) => {
        const range = document.createRange();
        range.selectNodeContents(node);
        return isClipped(range.getBoundingClientRect(), element);
      })
      .map(({ element, node }) => `${element.tagName}.${element.className}: ${node.textContent}`);
  });
}
