import { useEffect, useId, useRef, useState } from "react";

/** After the last change, so long until the graph is made anew. */
const SETTLE_MS = 250;

/** A labelled slider whose value counts once it rests. */
export function TrimSlider({
  label,
  explanation,
  value,
  max,
  min,
  step,
  textOf,
  onChange,
}: {
  /** Its accessible name. */
  readonly label: string;
  readonly explanation: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  /** What a value reads. */
  readonly textOf: (value: number) => string;
  readonly onChange: (value: number) => void;
}) {
  const id = useId();
  const [draft, setDraft] = useState<number>();
  const latest = useRef(onChange);
  useEffect(() => {
    latest.current = onChange;
  });
  useEffect(() => {
    if (draft === undefined) return undefined;
    const timer = setTimeout(() => {
      setDraft(undefined);
      latest.current(draft);
    }, SETTLE_MS);
    return () => clearTimeout(timer);
  }, [draft]);
  const shown = draft ?? value;
  return (
    <div className="graph-slider" title={explanation}>
      <label htmlFor={id}>{label}</label>
      <output htmlFor={id} aria-hidden>
        {textOf(shown)}
      </output>
      <input
        id={id}
        type="range"
        min={min}
        max={max}
        step={step}
        value={shown}
        aria-valuetext={textOf(shown)}
        onChange={event => setDraft(Number(event.target.value))}
      />
    </div>
  );
}
