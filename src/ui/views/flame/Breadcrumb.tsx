import { Fragment, useState } from "react";

/** Longer paths show their outermost name and their last ones. */
const LAST_SHOWN = 2;
const COLLAPSE_FROM = LAST_SHOWN + 3;

/** The way from the whole graph to the zoomed frame; each step zooms there. */
export function Breadcrumb({
  path,
  foundDepth,
  isFiltered,
  shownName,
  onZoom,
}: {
  readonly path: readonly string[];
  /** How many names of the path exist in this graph. */
  readonly foundDepth: number;
  /** The graph is what filters leave. */
  readonly isFiltered: boolean;
  /** How a name is read. */
  readonly shownName: (name: string) => string;
  readonly onZoom: (path: readonly string[]) => void;
}) {
  const [openPath, setOpenPath] = useState<readonly string[]>();
  const collapsed = path.length >= COLLAPSE_FROM && openPath !== path;
  const firstOfTail = collapsed ? path.length - LAST_SHOWN : 1;
  const nameAt = (depth: number) => (depth === 0 ? "all" : shownName(path[depth - 1] ?? ""));
  const step = (depth: number) => (
    <Fragment key={depth}>
      {depth === 0 ? null : <span aria-hidden="true">›</span>}
      <button
        type="button"
        className="flame-crumb"
        // A few characters stay, however tight it is.
        style={{ minWidth: `calc(${Math.min(6, nameAt(depth).length)}ch + 10px)` }}
        title={depth === 0 ? undefined : path[depth - 1]}
        aria-current={depth === path.length ? "true" : undefined}
        data-missing={depth > foundDepth ? "" : undefined}
        onClick={() => onZoom(path.slice(0, depth))}
      >
        {nameAt(depth)}
      </button>
    </Fragment>
  );
  return (
    <nav className="flame-crumbs" aria-label="Zoom path">
      {step(0)}
      {path.length > 0 && (
        <div key={path.join("\n")} ref={keepAtEnd} className="flame-crumbs-rest">
          {step(1)}
          {collapsed && (
            <>
              <span aria-hidden="true">›</span>
              <button
                type="button"
                className="flame-crumb flame-crumb-more"
                aria-label={`Show ${firstOfTail - 1} more frames`}
                onClick={() => setOpenPath(path)}
              >
                …
              </button>
            </>
          )}
          {Array.from({ length: path.length - firstOfTail }, (_, index) => step(firstOfTail + 1 + index))}
          {foundDepth < path.length && (
            <span className="flame-crumb-note">
              {isFiltered ? "not in what the filters leave" : "not in this profile"}:{" "}
              {shownName(path[foundDepth] ?? "")}
            </span>
          )}
        </div>
      )}
    </nav>
  );
}

/** What matters is at the end: what does not fit is cut from the left. */
function keepAtEnd(element: HTMLElement | null): (() => void) | undefined {
  if (element === null) return undefined;
  // It is told after layout: asked for at once, the page would be laid out once more.
  const observer = new ResizeObserver(() => {
    element.scrollLeft = element.scrollWidth;
    element.toggleAttribute("data-cut", element.scrollWidth > element.clientWidth);
  });
  observer.observe(element);
  return () => observer.disconnect();
}
