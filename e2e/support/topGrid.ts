import { expect, type Locator, type Page } from "@playwright/test";

/** A row of the grid **Functions**; figures in the sample type's own unit. */
export interface FunctionRow {
  readonly flat: string;
  readonly cum: string;
  /** Without the mark `(inline)`: pprof leaves it out where the calls weigh little. */
  readonly name: string;
}

export function functionsGrid(page: Page): Locator {
  return page.getByRole("grid", { name: "Functions" });
}

/** The rows that are on screen, from the top; the header is not one of them. */
export function shownRows(page: Page): Locator {
  return functionsGrid(page)
    .getByRole("row")
    .filter({ has: page.getByRole("gridcell") });
}

/** The cells of a column, on screen: `Flat` is 1. */
export function shownColumn(page: Page, column: number): Locator {
  return functionsGrid(page).locator(`[role=gridcell][aria-colindex="${column}"]`);
}

export function columnHeader(page: Page, title: string): Locator {
  return functionsGrid(page).getByRole("columnheader", { name: title, exact: true });
}

/** Every row of the grid, by scrolling through all of it. */
export async function readAllRows(page: Page): Promise<FunctionRow[]> {
  // A view shows its grid before it has the rows.
  await expect(shownRows(page).first()).toBeVisible();
  const rows = await functionsGrid(page).evaluate(async grid => {
    const nextFrame = () => new Promise(resolve => requestAnimationFrame(resolve));
    const rowCount = Number(grid.getAttribute("aria-rowcount")) - 1;
    const found = new Map<number, { flat: string; cum: string; name: string }>();
    const cellOf = (row: Element, column: number) =>
      row.querySelector(`[role=gridcell][aria-colindex="${column}"]`);
    const takeShown = () => {
      for (const row of grid.querySelectorAll("[role=row]")) {
        const number = Number(row.getAttribute("aria-rowindex")) - 2;
        const [flat, cum, name] = [1, 4, 6].map(column => cellOf(row, column));
        if (number < 0 || !flat || !cum || !name) continue;
        found.set(number, {
          flat: flat.getAttribute("title") ?? "",
          cum: cum.getAttribute("title") ?? "",
          name: name.getAttribute("title") ?? "",
        });
      }
    };
    const rowHeight =
      grid.querySelector("[role=row]:has([role=gridcell])")?.getBoundingClientRect().height ?? 1;
    let next = 0;
    // Rows that are on their way take a few frames; as many as this only where they never come.
    for (let idleFrames = 0; next < rowCount && idleFrames < 300; idleFrames++) {
      grid.scrollTop = next * rowHeight;
      await nextFrame();
      takeShown();
      if (found.has(next)) idleFrames = 0;
      while (found.has(next)) next++;
    }
    return [...found.entries()].sort(([one], [other]) => one - other).map(([, row]) => row);
  });
  return rows.map(row => ({ ...row, flat: plainFigure(row.flat), cum: plainFigure(row.cum) }));
}

/** `4,213,500,000 nanoseconds` → `4213500000`. */
function plainFigure(title: string): string {
  return title.replace(/ .*$/, "").replaceAll(",", "");
}
