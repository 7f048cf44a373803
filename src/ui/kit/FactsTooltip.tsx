import type { ComponentProps, ReactNode, Ref } from "react";
import { briefText, wholeText } from "./briefText";
import "./factsTooltip.css";

/** What there is to say of something in a picture. All plain text. */
export interface Facts {
  readonly title: string;
  /** Figure, value, percentage; each may be "". */
  readonly figures: readonly (readonly [figure: string, value: string, percent: string])[];
  readonly notes: readonly string[];
}

/** A tooltip with facts, in full. It is placed by `usePlacement`. */
export function FactsTooltip({
  ref,
  facts: { title, figures, notes },
  isFrozen = false,
  children,
  ...events
}: {
  readonly ref: Ref<HTMLDivElement>;
  readonly facts: Facts;
  /** Its text can be selected. */
  readonly isFrozen?: boolean;
  /** What stands below the facts. */
  readonly children?: ReactNode;
} & Pick<ComponentProps<"div">, "onPointerEnter" | "onPointerLeave">) {
  return (
    <div ref={ref} className="tooltip" role="tooltip" data-frozen={isFrozen ? "" : undefined} {...events}>
      <bdi className="tooltip-title">{wholeText(title)}</bdi>
      <table>
        <tbody>
          {figures.map(([figure, value, percent]) => (
            <tr key={figure}>
              <th scope="row">{figure}</th>
              <td>{value}</td>
              <td>{percent}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {notes.map(note => (
        <bdi key={note} className="tooltip-note">
          {briefText(note)}
        </bdi>
      ))}
      {children}
    </div>
  );
}
