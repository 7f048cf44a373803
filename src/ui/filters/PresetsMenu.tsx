import {
  Menu,
  MenuGroup,
  MenuGroupLabel,
  MenuItemCheck,
  MenuItemCheckbox,
  useMenuStore,
} from "@ariakit/react/menu";
import type { RefObject } from "react";
import type { PresetShare, PresetsQuestion } from "../../engine/protocol";
import { LANGUAGES } from "../../insight/languages";
import { type Preset, PRESETS } from "../../insight/presets";
import { isPresetOn, setPreset } from "../../state/options/presets";
import { useAnswer } from "../kit/useAnswer";
import type { PresetsProps } from "./PresetsButton";
import { presetEffect } from "./presetText";
import "../app/menu.css";
import "./presets.css";

const LANGUAGE_NAMES = LANGUAGES.map(({ title }) => title).join(", ");

/** The menu **Presets**: what is usual to leave out of profiles in the languages of this one, with what it would do. */
export default function PresetsMenu({
  engine,
  query,
  setOptions,
  button,
  onClose,
}: PresetsProps & { readonly button: RefObject<HTMLButtonElement | null>; readonly onClose: () => void }) {
  const { options } = query;
  const { answer, problem } = useAnswer<PresetsQuestion>(
    engine,
    { kind: "presets", ...query },
    "presets menu",
  );
  const shares = new Map(answer?.presets.map(share => [share.presetId, share]));
  const on = PRESETS.filter(preset => isPresetOn(options, preset));
  const listed = PRESETS.filter(preset => shares.has(preset.id) || on.includes(preset));
  const menu = useMenuStore({
    open: true,
    setOpen: open => {
      if (!open) onClose();
    },
    placement: "bottom-start",
    values: { preset: on.map(({ id }) => id) },
    setValues: ({ preset: ids }) => {
      const changed = PRESETS.find(preset => ids.includes(preset.id) !== on.includes(preset));
      if (changed !== undefined) setOptions(setPreset(options, changed, ids.includes(changed.id)));
    },
  });
  return (
    <Menu
      store={menu}
      className="menu presets-menu"
      aria-label="Presets"
      portal
      preserveTabOrder={false}
      gutter={4}
      getAnchorRect={() => button.current?.getBoundingClientRect() ?? null}
      finalFocus={button}
      // A click on the button closes it by itself.
      hideOnInteractOutside={event =>
        !(event.target instanceof Node && button.current?.contains(event.target))
      }
    >
      {LANGUAGES.map(({ id, title }) => {
        const ofLanguage = listed.filter(({ language }) => language === id);
        return ofLanguage.length === 0 ? null : (
          <MenuGroup key={id}>
            <MenuGroupLabel className="heading filters-group">{title}</MenuGroupLabel>
            {ofLanguage.map(preset => (
              <PresetItem
                key={preset.id}
                preset={preset}
                isOn={on.includes(preset)}
                share={shares.get(preset.id)}
              />
            ))}
          </MenuGroup>
        );
      })}
      {listed.length > 0 ? null : (
        <p className="menu-title" role="presentation">
          {problem !== undefined
            ? problem.message
            : answer === undefined
              ? "Looking for what can be left out …"
              : `Nothing here that a preset is for. There are presets for ${LANGUAGE_NAMES}.`}
        </p>
      )}
    </Menu>
  );
}

function PresetItem({
  preset: { id, title, option, expression, explanation },
  isOn,
  share,
}: {
  readonly preset: Preset;
  readonly isOn: boolean;
  readonly share: PresetShare | undefined;
}) {
  const effect = isOn || share === undefined ? [] : presetEffect(option, share);
  return (
    <MenuItemCheckbox
      className="menu-item presets-item"
      name="preset"
      value={id}
      hideOnClick={false}
      title={`${option}: ${expression}`}
    >
      <MenuItemCheck />
      <span>
        {title}
        <span className="presets-explanation muted">{explanation}</span>
      </span>
      <span className="presets-effect">
        {isOn ? <span className="presets-on">on</span> : null}
        {effect.map(text => (
          <span key={text}>{text}</span>
        ))}
      </span>
    </MenuItemCheckbox>
  );
}
