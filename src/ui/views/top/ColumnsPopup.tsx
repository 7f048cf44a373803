import {
  Select,
  SelectGroup,
  SelectGroupLabel,
  SelectItem,
  SelectItemCheck,
  SelectPopover,
  SelectProvider,
} from "@ariakit/react/select";
import { setPreferences } from "../../../state/preferences";
import { ColumnsFace, type ColumnsSelectProps } from "./ColumnsSelect";
import "../../app/menu.css";

/** The list **Columns**, open from the start: somebody has just asked for it. */
export default function ColumnsPopup({ columns, chosen, choice }: ColumnsSelectProps) {
  const offered = columns.filter(({ kind }) => kind !== "name");
  const groups = [...new Set(offered.map(({ group }) => group))];
  const values = chosen.filter(({ kind }) => kind !== "name").map(({ id }) => id as string);
  const choose = (ids: readonly string[]) => {
    const changed = offered.filter(({ id }) => ids.includes(id) !== values.includes(id));
    const entries = changed.map(({ id }) => [id, ids.includes(id)] as const);
    setPreferences({ topColumns: { ...choice, ...Object.fromEntries(entries) } });
  };
  return (
    <SelectProvider defaultOpen value={values} setValue={choose} placement="bottom-end">
      <Select className="button top-control" aria-label="Columns" title="Which columns are shown">
        <ColumnsFace />
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
