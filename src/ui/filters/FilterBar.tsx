import { Toolbar, ToolbarItem, ToolbarProvider } from "@ariakit/react/toolbar";
import { FilterX } from "lucide-react";
import { memo, Suspense, useId, useRef, useState } from "react";
import { useStore } from "zustand";
import type { OptionName } from "../../analysis/config";
import type { EngineClient } from "../../engine/client";
import type { Query, ShownAnswer } from "../../engine/protocol";
import { filtersOf, shortHelp, withoutFilters } from "../../state/options/filters";
import { preferencesStore, setPreferences } from "../../state/preferences";
import { optionOf, removeOption, setOption } from "../../state/options/optionValues";
import type { AppliedMaps } from "../../state/sourceMaps/store";
import type { ViewState } from "../../state/viewState";
import { lazyPart } from "../kit/lazyPart";
import { AddFilterButton } from "./AddFilterButton";
import { FilterChip } from "./FilterChip";
import { PresetsButton } from "./PresetsButton";
import { SavedViewsButton } from "./SavedViewsButton";
import "./filters.css";

const loadEditor = () => import("./FilterEditor");
const FilterEditor = lazyPart(loadEditor);

const SourceMapsSwitch = lazyPart(() => import("./SourceMapsSwitch"));

const GRANULARITIES = optionOf("granularity").choices ?? [];
/** What every view shows where the link says nothing. */
const DEFAULT_GRANULARITY = "functions";

const SHORT_NAMES_HELP =
  "Names are demangled, and shown without type arguments, hashes and the like; the full name is in the tooltip and in Details";

/** The line under the tabs: what is left out, and how finely frames are told apart. */
export default memo(function FilterBar({
  engine,
  query,
  shown,
  unit,
  maps,
  rawPositions,
  navigate,
}: {
  readonly engine: EngineClient;
  /** What the link asks for, understood or not. */
  readonly query: Query;
  /** What its filters leave, where that is known. */
  readonly shown: ShownAnswer | undefined;
  /** The sample type's. */
  readonly unit: string;
  readonly maps: AppliedMaps | undefined;
  readonly rawPositions: boolean;
  readonly navigate: (change: Partial<ViewState>, how: "push" | "replace") => void;
}) {
  const { options } = query;
  const [edited, setEdited] = useState<{ readonly name: OptionName; readonly anchor: HTMLElement }>();
  const inlinesId = useId();
  const namesId = useId();
  const shortNames = useStore(preferencesStore, preferences => preferences.shortNames);
  const addButton = useRef<HTMLButtonElement>(null);
  const filters = filtersOf(options);
  const setOptions = (next: Query["options"]) => navigate({ options: next }, "push");
  const remove = (name: OptionName) => {
    setOptions(removeOption(options, name));
    addButton.current?.focus();
  };
  const add = (name: OptionName) => {
    const { type, default: byDefault } = optionOf(name);
    if (type === "boolean") setOptions(setOption(options, name, !byDefault));
    else if (addButton.current !== null) setEdited({ name, anchor: addButton.current });
  };
  const granularity = options.granularity ?? DEFAULT_GRANULARITY;

  return (
    <ToolbarProvider>
      <Toolbar className="filters" aria-label="Filters">
        <AddFilterButton ref={addButton} options={options} onAdd={add} />
        <PresetsButton engine={engine} query={query} setOptions={setOptions} />
        {filters.map(filter => (
          <FilterChip
            key={filter.name}
            filter={filter}
            problem={shown?.invalid.find(({ option }) => option === filter.name)?.message}
            isUnmatched={shown?.unmatched.includes(filter.name) === true}
            onReach={() => void loadEditor()}
            onEdit={anchor => setEdited({ name: filter.name, anchor })}
            onRemove={() => remove(filter.name)}
          />
        ))}
        {filters.length === 0 ? null : (
          <ToolbarItem
            className="button plain"
            onClick={() => {
              setOptions(withoutFilters(options));
              addButton.current?.focus();
            }}
          >
            <FilterX size={14} aria-hidden />
            Reset filters
          </ToolbarItem>
        )}
        <div className="filters-rest">
          <ToolbarItem
            render={
              <select
                className="field filters-granularity"
                aria-label="Granularity"
                title={`Granularity: ${GRANULARITIES.find(({ name }) => name === granularity)?.help ?? ""}`}
                value={granularity}
                onChange={event => {
                  const { value } = event.target;
                  setOptions(setOption(options, "granularity", value === DEFAULT_GRANULARITY ? "" : value));
                }}
              />
            }
          >
            {GRANULARITIES.map(({ name }) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </ToolbarItem>
          <label className="filters-check" htmlFor={inlinesId} title={shortHelp("noinlines")}>
            <ToolbarItem
              render={
                <input
                  id={inlinesId}
                  type="checkbox"
                  checked={options.noinlines !== true}
                  onChange={event => setOptions(setOption(options, "noinlines", !event.target.checked))}
                />
              }
            />
            Inlined frames
          </label>
          {maps?.id === undefined ? null : (
            <Suspense>
              <SourceMapsSwitch
                engine={engine}
                mapsId={maps.id}
                rawPositions={rawPositions}
                sentence={maps.sentence}
                navigate={navigate}
              />
            </Suspense>
          )}
          <label className="filters-check filters-names" htmlFor={namesId} title={SHORT_NAMES_HELP}>
            <ToolbarItem
              render={
                <input
                  id={namesId}
                  type="checkbox"
                  checked={shortNames}
                  onChange={event => setPreferences({ shortNames: event.target.checked })}
                />
              }
            />
            Short names
          </label>
          <SavedViewsButton navigate={navigate} />
        </div>
      </Toolbar>
      {edited === undefined ? null : (
        <Suspense>
          <FilterEditor
            key={edited.name}
            engine={engine}
            query={query}
            unit={unit}
            name={edited.name}
            anchor={edited.anchor}
            onApply={next => {
              setEdited(undefined);
              setOptions(next);
              (next[edited.name] === undefined ? addButton.current : edited.anchor)?.focus();
            }}
            onCancel={() => setEdited(undefined)}
          />
        </Suspense>
      )}
    </ToolbarProvider>
  );
});
