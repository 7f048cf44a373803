import { type KeyboardEvent, type MouseEvent, useRef } from "react";

export interface TabItem {
  /** The tab's id in the page. */
  readonly id: string;
  readonly title: string;
  readonly tooltip?: string;
  /** The id of the element that it shows, where that is in the page. */
  readonly panelId?: string;
}

/**
 * Tabs: arrows, Home and End go to another one and show it, and only the one that is shown is a stop of the Tab key.
 * Plain buttons, since they stand on the first page that is loaded, and change with every view.
 */
export function TabList({
  className,
  tabClassName,
  tabs,
  selectedId,
  onSelect,
  ...label
}: {
  readonly className: string;
  readonly tabClassName: string;
  readonly tabs: readonly TabItem[];
  readonly selectedId: string;
  readonly onSelect: (id: string) => void;
} & ({ readonly "aria-label": string } | { readonly "aria-labelledby": string })) {
  const list = useRef<HTMLDivElement>(null);
  const press = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const from = tabs.findIndex(({ id }) => id === selectedId);
    const next = tabs[tabAfter(event.key, from, tabs.length)];
    if (next === undefined) return;
    event.preventDefault();
    list.current?.querySelector<HTMLElement>(`#${CSS.escape(next.id)}`)?.focus();
    onSelect(next.id);
  };
  const click = ({ currentTarget }: MouseEvent<HTMLElement>) => {
    if (currentTarget.id !== selectedId) onSelect(currentTarget.id);
  };
  return (
    // oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- its tabs have the focus
    <div ref={list} className={className} role="tablist" {...label} onKeyDown={press}>
      {tabs.map(({ id, title, tooltip, panelId }) => (
        <button
          key={id}
          type="button"
          id={id}
          className={tabClassName}
          role="tab"
          aria-selected={id === selectedId}
          aria-controls={panelId}
          tabIndex={id === selectedId ? 0 : -1}
          title={tooltip}
          onClick={click}
        >
          {title}
        </button>
      ))}
    </div>
  );
}

/** Where a key leads from a tab, round at the ends; -1 for other keys. */
function tabAfter(key: string, from: number, count: number): number {
  switch (key) {
    case "ArrowRight":
      return (from + 1) % count;
    case "ArrowLeft":
      return (from + count - 1) % count;
    case "Home":
      return 0;
    case "End":
      return count - 1;
    default:
      return -1;
  }
}
