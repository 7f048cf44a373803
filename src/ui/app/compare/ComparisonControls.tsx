import { ArrowUpDown } from "lucide-react";
import { type ReactNode, useId } from "react";
import type { OpenBase, OpenProfile } from "../../../state/session";
import type { ViewState } from "../../../state/viewState";
import { CutText } from "../../kit/CutText";

/** Both sides of the comparison, how they are compared, and the way out. */
export function ComparisonControls({
  profile,
  base,
  state,
  navigate,
  onSwap,
  onEnd,
}: {
  readonly profile: OpenProfile;
  readonly base: OpenBase;
  readonly state: ViewState;
  readonly navigate: (change: Partial<ViewState>) => void;
  readonly onSwap: () => void;
  readonly onEnd: () => void;
}) {
  const { base: choice, options } = state;
  if (choice === undefined) return null;
  const compareAs = (isDiff: boolean) => navigate({ base: { ...choice, isDiff } });
  const normalise = (isOn: boolean) => {
    const { normalize: _, ...others } = options;
    navigate({ options: isOn ? { ...others, normalize: true } : others });
  };
  return (
    <div className="compare-controls">
      <dl className="compare-sides">
        <dt>New</dt>
        <dd>
          <CutText className="compare-name" text={profile.name} />
        </dd>
        <dt>Base</dt>
        <dd>
          <CutText className="compare-name" text={base.name} />
        </dd>
      </dl>
      <fieldset className="compare-how">
        <legend className="heading">How</legend>
        <Choice
          type="radio"
          name="Diff"
          isOn={choice.isDiff}
          note="– percentages are of the base (pprof's -diff_base)"
          onChange={() => compareAs(true)}
        />
        <Choice
          type="radio"
          name="Subtract"
          isOn={!choice.isDiff}
          note="– equal stacks cancel out, percentages are of what is left (pprof's -base)"
          onChange={() => compareAs(false)}
        />
      </fieldset>
      <Choice
        type="checkbox"
        name="Normalise"
        isOn={options.normalize === true}
        note="– scale the new side to the base's total: shares are compared, not amounts"
        onChange={normalise}
      />
      <div className="compare-actions">
        <button type="button" className="button" onClick={onSwap}>
          <ArrowUpDown size={14} aria-hidden />
          Swap sides
        </button>
        <button type="button" className="button" onClick={onEnd}>
          Stop comparing
        </button>
      </div>
    </div>
  );
}

function Choice({
  type,
  name,
  isOn,
  note,
  onChange,
}: {
  readonly type: "radio" | "checkbox";
  readonly name: string;
  readonly isOn: boolean;
  readonly note: ReactNode;
  readonly onChange: (isOn: boolean) => void;
}) {
  const id = useId();
  return (
    <label className="compare-choice">
      <input
        type={type}
        name={type === "radio" ? "compare-how" : undefined}
        checked={isOn}
        aria-label={name}
        aria-describedby={id}
        onChange={event => onChange(event.target.checked)}
      />
      <span>
        {name}{" "}
        <span className="muted" id={id}>
          {note}
        </span>
      </span>
    </label>
  );
}
