import { afterEach, describe, expect, it, vi } from "vitest";
import type { ViewState } from "../../state/viewState";
import { FUNCTION_ACTIONS, type FunctionTarget, stackText } from "./functionActions";

const TARGET: FunctionTarget = { name: "main.f", filterText: "main.f", stack: ["main.main", "main.f"] };

/** What an action makes of a link that has filters already. */
function run(id: string, target: FunctionTarget): Partial<ViewState> | undefined {
  let change: Partial<ViewState> | undefined;
  const options = { focus: "old", ignore: "old", hide: "old", show_from: "old" };
  FUNCTION_ACTIONS.find(action => action.id === id)?.run({
    target,
    options,
    navigate: next => (change = next),
  });
  return change;
}

it("changes one filter and leaves the others", () => {
  expect(run("focus", TARGET)?.options).toMatchObject({ focus: "^main\\.f$", ignore: "old" });
  expect(run("ignore", TARGET)?.options).toMatchObject({ focus: "old", ignore: "old|^main\\.f$" });
  expect(run("hide", TARGET)?.options).toMatchObject({ focus: "old", hide: "old|^main\\.f$" });
  expect(run("collapseCallees", TARGET)?.options).toMatchObject({ prune_from: "^main\\.f$", hide: "old" });
  expect(run("highlight", TARGET)).toEqual({ search: "/^main\\.f$/" });
  expect(run("showFrom", TARGET)).toMatchObject({ options: { show_from: "^main\\.f$" }, zoom: [] });
});

it("works on several functions at once", () => {
  const several = { ...TARGET, more: [{ name: "a+b", filterText: "a+b" }] };
  expect(run("focus", several)?.options).toMatchObject({ focus: "^main\\.f$|^a\\+b$" });
  expect(run("ignore", several)?.options).toMatchObject({ ignore: "old|^main\\.f$|^a\\+b$" });
  expect(run("showFrom", several)?.options).toMatchObject({ show_from: "^main\\.f$|^a\\+b$" });
});

describe("Callers & callees", () => {
  afterEach(() => vi.unstubAllGlobals());

  it.each([false, true])("is of exactly that function, whatever filters mean by it (narrow: %s)", matches => {
    vi.stubGlobal("window", { matchMedia: () => ({ matches }) });
    const target = { name: "main.(*T).f", filterText: "f" };
    expect(run("callersCallees", target)).toEqual({
      view: "peek",
      pivot: "^main\\.\\(\\*T\\)\\.f$",
      // On a narrow screen its details would lie over the view.
      selection: matches ? undefined : "main.(*T).f",
    });
    const several = { ...target, more: [{ name: "g", filterText: "g" }] };
    expect(run("callersCallees", several)?.pivot).toBe("^main\\.\\(\\*T\\)\\.f$|^g$");
  });
});

it("offers what makes sense for a target", () => {
  const titles = (target: FunctionTarget) =>
    FUNCTION_ACTIONS.filter(({ isAvailable }) =>
      isAvailable({ target, options: {}, navigate: () => undefined }),
    ).map(({ title }) => title);
  const filters = ["Focus", "Ignore", "Hide", "Show from here", "Collapse callees"];
  const others = ["Callers & callees", "Source", "Highlight same function", "Copy name"];
  expect(titles(TARGET)).toEqual([...filters, ...others, "Copy stack"]);
  expect(titles({ name: "main.f", filterText: "main.f", packageName: "main" })).toEqual([
    ...filters,
    "Hide package",
    "Show only package",
    ...others,
  ]);
  expect(titles({ name: "0x1234", filterText: "" })).toEqual(others);
  const nameless = [{ name: "0x1234", filterText: "" }];
  expect(titles({ name: "main.f", filterText: "main.f", more: nameless })).toEqual(
    // Only one function's source can be shown.
    others.filter(title => title !== "Source"),
  );
});

it("writes stacks with the innermost frame first", () => {
  expect(stackText(["main", "a", "b"])).toBe("b\na\nmain");
});
