import type { ColourMode } from "../../state/viewState";
import { briefText } from "../kit/briefText";
import { countText } from "../kit/countText";

/** A menu of more label keys than these is of no use, and slow. */
export const MOST_KEYS = 200;

const MODES: readonly { readonly mode: ColourMode; readonly text: string }[] = [
  { mode: "package", text: "By package" },
  { mode: "file", text: "By file" },
  { mode: "mapping", text: "By mapping" },
  { mode: "self", text: "By self share" },
  { mode: "single", text: "Single hue" },
];

/** The box **Colour by**: what the hue of a box says. */
export function ColourBy({
  colour,
  labelKeys,
  onColour,
}: {
  readonly colour: ColourMode;
  readonly labelKeys: readonly string[];
  readonly onColour: (colour: ColourMode) => void;
}) {
  const labels = labelKeys.filter(key => key !== "").map(labelMode);
  // The link may name a key that the profile has not got.
  if (colour.startsWith("label:") && !labels.some(({ mode }) => mode === colour)) {
    labels.push(labelMode(colour.slice("label:".length)));
  }
  const modes = [...MODES, ...labels];
  const offered = labels.filter(({ mode }, index) => index < MOST_KEYS || mode === colour);
  return (
    <select
      className="field flame-choice"
      aria-label="Colour by"
      title="What the colour of a box says"
      value={colour}
      onChange={event => onColour(modes.find(({ mode }) => mode === event.target.value)?.mode ?? "package")}
    >
      {MODES.map(({ mode, text }) => (
        <option key={mode} value={mode}>
          {text}
        </option>
      ))}
      {labels.length === 0 ? null : (
        <optgroup label="By the label value of most of it">
          {offered.map(({ mode, text }) => (
            <option key={mode} value={mode}>
              {text}
            </option>
          ))}
          {offered.length === labels.length ? null : (
            <option disabled>and {countText(labels.length - offered.length)} more keys</option>
          )}
        </optgroup>
      )}
    </select>
  );
}

function labelMode(key: string): { readonly mode: ColourMode; readonly text: string } {
  return { mode: `label:${key}`, text: `By ${briefText(key)} (label)` };
}
