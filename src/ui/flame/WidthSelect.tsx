import type { ComparisonWidth } from "../../engine/protocol";

/** In a comparison: which side the widths are of. */
export function WidthSelect({
  width,
  onWidth,
}: {
  readonly width: ComparisonWidth;
  readonly onWidth: (width: ComparisonWidth) => void;
}) {
  return (
    <select
      className="field"
      aria-label="Width"
      title="Which side the widths are of"
      value={width}
      onChange={event => {
        const { value } = event.target;
        onWidth(value === "new" || value === "base" ? value : "both");
      }}
    >
      <option value="new">Width: new</option>
      <option value="base">Width: base</option>
      <option value="both">Width: both</option>
    </select>
  );
}
