import {
  Select,
  SelectGroup,
  SelectGroupLabel,
  SelectItem,
  SelectItemCheck,
  SelectPopover,
  SelectProvider,
} from "@ariakit/react/select";
import { Columns3, RotateCcw } from "lucide-react";
import { setPreferences } from "../../../state/preferences";
import type { Column } from "./columns";

/** The list **Columns**: which columns are shown; the name always is. */
export function ColumnsSelect({
  columns,
  chosen,
  choice,
}: {
  /** All that there are. */
  readonly columns: readonly Column[];
  readonly chosen: readonly Column[];
  /** As in the preferences. */
  readonly choice: Readonly<Record<string, boolean>>;
}) {
  const offered = columns.filter(({ kind }) => kind !== "name");
  const groups = [...new Set(offered.map(({ group }) => group))];
  const values = chosen.filter(({ kind }) => kind !== "name").map(({ id }) => id as string);
  const choose = (ids: readonly string[]) => {
    const changed = offered.filter(({ id }) => ids.includes(id) !== values.includes(id));
    const entries = changed.map(({ id }) => [id, ids.includes(id)] as const);
    setPreferences({ topColumns: { ...choice, ...Object.fromEntries(entries) } });
  };
  return (
    <SelectProvider value={values} setValue={choose} placement="bottom-end">
      <Select className="button top-control" aria-label="Columns" title="Which columns are shown">
        <Columns3 size={15} aria-hidden />
        <span className="top-word">Columns</span>
      </Select>
      <SelectPopover
        className="menu top-columns"
        gutter={4}
        portal
        preserveTabOrder={false}
        aria-label="Columns"
      >
        {groups.map(group => (
          <SelectGroup key={group} className="top-column-group">
            <SelectGroupLabel className="heading top-column-heading">{group}</SelectGroupLabel>
            {offered
              .filter(column => column.group === group)
              .map(({ id, title, explanation }) => (
                <SelectItem key={id} value={id} className="menu-item" title={explanation}>
                  <SelectItemCheck className="top-check" />
                  <bdi className="menu-text">{title}</bdi>
                </SelectItem>
              ))}
          </SelectGroup>
        ))}
      </SelectPopover>
    </SelectProvider>
  );
}

/** Takes columns and widths back to what they are for everybody; not there while they are. */
export function ResetColumns({
  choice,
  widths,
}: {
  readonly choice: Readonly<Record<string, boolean>>;
  readonly widths: Readonly<Record<string, number>>;
}) {
  if (Object.keys(choice).length + Object.keys(widths).length === 0) return null;
  return (
    <button
      type="button"
      className="button icon plain"
      aria-label="Reset columns"
      title="Reset columns and their widths"
      onClick={() => setPreferences({ topColumns: {}, topWidths: {} })}
    >
      <RotateCcw size={15} aria-hidden />
    </button>
  );
}
