import { ChevronLeft, ChevronRight } from "lucide-react";
import { type CSSProperties, useId } from "react";
import { shownValue } from "../../../base/shownValue";
import type { SeriesStep } from "../../../engine/protocol";
import type { Opener } from "../../../state/opening/opener";
import { SERIES_VIEW } from "../../../state/views/catalogue";
import type { BaseChoice, ViewState } from "../../../state/viewState";
import { CutText } from "../../kit/CutText";
import { timeTexts } from "../../kit/timeTexts";
import "./stepBar.css";

/** Width of a profile's bar, as far as there is room, with what is around it. */
const WIDEST_PX = 26;
const NARROWEST_PX = 5;
const ALL_BARS_PX = 420;

/** Which profile of a series all views show: one of them, or all merged into one. */
export default function StepBar({
  opener,
  steps,
  state,
  sampleTypeIndex,
  navigate,
}: {
  readonly opener: Opener;
  readonly steps: readonly SeriesStep[];
  readonly state: ViewState;
  readonly sampleTypeIndex: number;
  readonly navigate: (change: Partial<ViewState>, how: "push" | "replace") => void;
}) {
  const id = useId();
  const { base } = state;
  const step = state.step !== undefined && state.step < steps.length ? state.step : undefined;
  const comparesSteps = step !== undefined && base?.origin.kind === "step" && base.origin.step === step - 1;
  const follow = (change: Partial<ViewState>, how: "push" | "replace") =>
    void opener.follow({ state: { ...state, ...change }, warnings: [] }, how);
  const show = (next: number | undefined, compares = comparesSteps) => {
    const before = next === undefined || next === 0 ? undefined : next - 1;
    if (compares && before !== undefined) follow({ step: next, base: baseAt(before, base) }, "replace");
    else navigate({ step: next, ...(comparesSteps && { base: undefined }) }, "replace");
  };
  const last = steps.length - 1;
  return (
    <section className="step-line step-bar" aria-label="Series">
      <div className="step-scrubber">
        <button
          type="button"
          className="button icon"
          aria-label="Profile before"
          title="The profile before"
          disabled={step === undefined}
          onClick={() => show(step === 0 || step === undefined ? undefined : step - 1)}
        >
          <ChevronLeft size={15} aria-hidden />
        </button>
        <StepSlider
          steps={steps}
          step={step}
          sampleTypeIndex={sampleTypeIndex}
          describedBy={id}
          onStep={show}
        />
        <button
          type="button"
          className="button icon"
          aria-label="Next profile"
          title="The next profile"
          disabled={step === last}
          onClick={() => show(step === undefined ? 0 : step + 1)}
        >
          <ChevronRight size={15} aria-hidden />
        </button>
      </div>
      <p className="step-what" id={id}>
        {step === undefined ? (
          <span>All {steps.length} profiles, merged</span>
        ) : (
          <>
            <span className="step-place">
              {step + 1} of {steps.length}
            </span>
            <CutText className="step-name" text={steps[step].name} />
          </>
        )}
        <span className="muted">{factsOf(steps, step, sampleTypeIndex)}</span>
      </p>
      <div className="step-actions">
        {step === undefined ? (
          <button
            type="button"
            className="button"
            title="The last profile, compared with the first"
            onClick={() => follow({ step: last, base: baseAt(0, base) }, "push")}
          >
            {steps.length === 2 ? "Compare the two" : "Compare first and last"}
          </button>
        ) : (
          <label className="step-compare">
            <input
              type="checkbox"
              checked={comparesSteps}
              disabled={step === 0}
              onChange={event => show(step, event.target.checked)}
            />
            Compare with the one before
          </label>
        )}
        {state.view === SERIES_VIEW ? null : (
          <button
            type="button"
            className="button"
            title="What each function costs in every profile"
            onClick={() => navigate({ view: SERIES_VIEW }, "push")}
          >
            Show as series
          </button>
        )}
      </div>
    </section>
  );
}

/** A slider over the profiles' totals as bars; its first place is all of them. */
function StepSlider({
  steps,
  step,
  sampleTypeIndex,
  describedBy,
  onStep,
}: {
  readonly steps: readonly SeriesStep[];
  readonly step: number | undefined;
  readonly sampleTypeIndex: number;
  readonly describedBy: string;
  readonly onStep: (step: number | undefined) => void;
}) {
  const totals = steps.map(({ summary }) => summary.sampleTypes[sampleTypeIndex]?.total ?? 0);
  const highest = Math.max(...totals, 0);
  const places = steps.length + 1;
  const widthPx = Math.max(NARROWEST_PX, Math.min(WIDEST_PX, Math.floor(ALL_BARS_PX / places)));
  const at = step === undefined ? 0 : step + 1;
  return (
    <div className="step-slider" style={{ "--place": `${widthPx}px`, "--places": places } as CSSProperties}>
      <div className="step-bars" aria-hidden>
        <span className="step-all" data-chosen={at === 0}>
          ∑
        </span>
        {totals.map((total, index) => (
          <span
            // The profiles have no other identity than their place.
            // oxlint-disable-next-line react/no-array-index-key
            key={index}
            data-chosen={at === index + 1}
            style={{ height: `${highest === 0 ? 0 : Math.max(6, (100 * total) / highest)}%` }}
          />
        ))}
      </div>
      <input
        type="range"
        aria-label="Profile of the series"
        aria-describedby={describedBy}
        aria-valuetext={
          step === undefined
            ? `all ${steps.length} profiles, merged`
            : `${step + 1} of ${steps.length}, ${steps[step].name}`
        }
        min={0}
        max={steps.length}
        step={1}
        value={at}
        onChange={event => {
          const place = Number(event.target.value);
          onStep(place === 0 ? undefined : place - 1);
        }}
      />
    </div>
  );
}

function baseAt(step: number, base: BaseChoice | undefined): BaseChoice {
  return { origin: { kind: "step", step }, isDiff: base?.isDiff ?? true };
}

/** When it was recorded, and its total. */
function factsOf(steps: readonly SeriesStep[], step: number | undefined, sampleTypeIndex: number): string {
  const summary = step === undefined ? undefined : steps[step].summary;
  if (summary === undefined) return "";
  const type = summary.sampleTypes[sampleTypeIndex];
  return [
    ...(type === undefined ? [] : [shownValue(type.total, type.unit)]),
    timeTexts(summary.timeNanos)?.utc ?? "",
  ]
    .filter(text => text !== "")
    .join(" · ");
}
