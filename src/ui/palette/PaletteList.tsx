import { memo, useEffect, useMemo } from "react";
import type { Entry } from "./entries";
import { wholeText } from "../kit/briefText";

/** The list's id in the page, for the field that goes through it. */
export const LIST_ID = "palette-list";

/** A row's id in the page, for `aria-activedescendant`. */
export function rowId(row: number): string {
  return `palette-row-${row}`;
}

/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
   -- the text field has the focus, and goes through the list by aria-activedescendant */

/** What can be chosen. Plain elements: there are hundreds of them, and they stand there as soon as the key is pressed. */
export function PaletteList({
  entries,
  isGrouped,
  active,
  isBrought,
  onPoint,
  onChoose,
}: {
  readonly entries: readonly Entry[];
  /** Under the titles of their groups. */
  readonly isGrouped: boolean;
  readonly active: number;
  /** The active row comes into view. */
  readonly isBrought: boolean;
  readonly onPoint: (row: number) => void;
  readonly onChoose: (entry: Entry) => void;
}) {
  const brought = isBrought ? entries[active]?.key : undefined;
  useEffect(() => {
    if (brought !== undefined) document.getElementById(rowId(active))?.scrollIntoView({ block: "nearest" });
  }, [brought, active]);
  const groups = useMemo(() => (isGrouped ? groupsOf(entries) : []), [entries, isGrouped]);
  const row = (entry: Entry, index: number) => (
    <Row key={entry.key} row={index} entry={entry} isActive={index === active} />
  );
  return (
    <div
      id={LIST_ID}
      className="palette-list"
      role="listbox"
      aria-label="Commands"
      // The focus stays in the field.
      onPointerDown={event => event.preventDefault()}
      onPointerMove={event => {
        const under = rowUnder(event.target);
        if (under !== undefined) onPoint(under);
      }}
      onClick={event => {
        const entry = entries[rowUnder(event.target) ?? -1];
        if (entry !== undefined) onChoose(entry);
      }}
    >
      {isGrouped
        ? groups.map(({ title, from, members }) => (
            <div key={title} className="palette-group" role="group" aria-label={title}>
              <div className="heading" aria-hidden>
                {title}
              </div>
              {members.map((entry, index) => row(entry, from + index))}
            </div>
          ))
        : entries.map(row)}
    </div>
  );
}

const Row = memo(function Row({
  row,
  entry,
  isActive,
}: {
  readonly row: number;
  readonly entry: Entry;
  readonly isActive: boolean;
}) {
  const shortcut = entry.kind === "action" ? entry.action.shortcut : undefined;
  const isCode = entry.kind === "line" && entry.note === entry.line;
  return (
    <div
      id={rowId(row)}
      className="palette-row"
      role="option"
      aria-selected={isActive}
      data-active-item={isActive || undefined}
      data-row={row}
    >
      <span className={entry.kind === "fill" ? "palette-title name" : "palette-title"}>
        {wholeText(entry.title)}
      </span>
      {entry.note === "" ? null : (
        <span className={isCode ? "palette-note name" : "palette-note"}>{wholeText(entry.note)}</span>
      )}
      {shortcut === undefined ? null : <kbd>{shortcut}</kbd>}
    </div>
  );
});

function rowUnder(target: EventTarget): number | undefined {
  const row = target instanceof Element ? target.closest<HTMLElement>("[data-row]") : null;
  return row === null ? undefined : Number(row.dataset["row"]);
}

/** Entries of one group lie together. */
function groupsOf(entries: readonly Entry[]): { title: string; from: number; members: Entry[] }[] {
  const groups: { title: string; from: number; members: Entry[] }[] = [];
  for (const [index, entry] of entries.entries()) {
    const last = groups.at(-1);
    if (last?.title === entry.group) last.members.push(entry);
    else groups.push({ title: entry.group, from: index, members: [entry] });
  }
  return groups;
}
