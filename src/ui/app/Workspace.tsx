import { PanelRight } from "lucide-react";
import { Suspense, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useStore } from "zustand";
import type { Query } from "../../engine/protocol";
import { insightsStore, wantInsights } from "../../state/insights";
import { shownBase } from "../../state/opening/baseOpener";
import type { Opener } from "../../state/opening/opener";
import { preferencesStore, setPreferences } from "../../state/preferences";
import { findSampleType } from "../../state/sampleType";
import { type OpenBase, type OpenProfile, sessionStore } from "../../state/session";
import { isServed } from "../../state/served/server";
import { shownStep, stepWarning } from "../../state/shownStep";
import type { AppliedMaps } from "../../state/sourceMaps/store";
import { SOURCE_VIEW, type ViewId } from "../../state/views/catalogue";
import type { ViewState } from "../../state/viewState";
import { viewStore } from "../../state/viewStore";
import type { ActionContext } from "../actions/action";
import { Details } from "../details/Details";
import { FindingsPanel, FindingsSlot } from "../findings/FindingsSlot";
import { filterWarnings } from "../filters/filterWarnings";
import { useCheckedQuery } from "../filters/useCheckedQuery";
import { lazyPart } from "../kit/lazyPart";
import { preloadable } from "../kit/preloadable";
import { NARROW, useMediaQuery } from "../kit/useMediaQuery";
import { preloadViews, VIEW_COMPONENTS } from "../views";
import { FailureAlert } from "./FailureAlert";
import { Header } from "./Header";
import { Overlays, preloadPalette } from "./overlays/Overlays";
import { useSearch } from "./search/useSearch";
import { StatusLine } from "./StatusLine";
import { useShortcuts } from "./useShortcuts";
import { useSourceMaps } from "./useSourceMaps";
import { tabId, ViewTabs } from "./ViewTabs";
import "./workspace.css";

const LiveBar = lazyPart(() => import("./live/LiveBar"));
const filterBar = preloadable(() => import("../filters/FilterBar"));
const FilterBar = filterBar.Component;
const StepBar = lazyPart(() => import("./series/StepBar"));

/** Fetches what every workspace shows a moment later. */
export async function preloadFilters(): Promise<void> {
  await filterBar.preload();
}

/** Everything around the view of an open profile. */
export default function Workspace({
  opener,
  profile: opened,
  onPick,
}: {
  readonly opener: Opener;
  readonly profile: OpenProfile;
  readonly onPick: () => void;
}) {
  const { state, warnings: linkWarnings } = useStore(viewStore);
  const profile = useMemo(() => shownStep(opened, state.step), [opened, state.step]);
  const { engine, summary, number } = profile;
  const { steps } = opened.summary;
  const { detailsOpen } = useStore(preferencesStore);
  const findingsOpen = useStore(insightsStore, ({ isPanelOpen }) => isPanelOpen);
  const narrow = useMediaQuery(NARROW);
  const searchBox = useRef<HTMLInputElement>(null);

  const navigate = useCallback(
    (change: Partial<ViewState>, how: "push" | "replace") => opener.navigation.navigate(change, how),
    [opener],
  );
  const sampleType = useMemo(() => findSampleType(summary, state.sampleType), [summary, state.sampleType]);
  const base = shownBase(profile, state.base);
  const baseIsOnItsWay = useStore(
    sessionStore,
    ({ loading }) => state.base !== undefined && base === undefined && loading?.role === "base",
  );
  const maps = useSourceMaps(opener, opened, navigate);
  const wanted = useQuery(sampleType.index, state, { base, maps, step: profile.step });
  const { query, shown, isStale } = useCheckedQuery(engine, wanted);
  const search = useSearch(engine, query, state.search);
  const { select, selectedStack } = useSelection(state.selection, navigate);
  const { hidden, reportHidden } = useHiddenCost(state.view);
  const drawn = useCallback(() => {
    opener.drawn(number);
    preloadViews();
    preloadPalette();
    wantInsights();
  }, [opener, number]);
  useShortcuts(navigate, searchBox);
  const context = useMemo(
    (): ActionContext => ({
      opener,
      profile,
      state,
      query: wanted,
      selectedStack,
      navigate,
      pick: onPick,
      focusSearch: () => {
        searchBox.current?.focus();
        searchBox.current?.select();
      },
    }),
    [opener, profile, state, wanted, selectedStack, navigate, onPick],
  );

  const latestContext = useRef(context);
  useEffect(() => {
    latestContext.current = context;
  });
  const getContext = useCallback(() => latestContext.current, []);

  const warnings = useMemo(
    () => [
      ...linkWarnings,
      ...[sampleType.warning, stepWarning(opened, state.step)].filter(warning => warning !== undefined),
      ...(shown === undefined ? [] : filterWarnings(shown)),
      ...summary.warnings,
      ...(maps?.warnings ?? []),
    ],
    [linkWarnings, sampleType.warning, opened, state.step, shown, summary.warnings, maps],
  );
  const View = VIEW_COMPONENTS[state.view];
  // On a narrow screen details are a sheet over the view: there when something is selected.
  // Over code they would hide what was asked for.
  const showDetails = narrow ? state.selection !== undefined && state.view !== SOURCE_VIEW : detailsOpen;
  const closeDetails = useCallback(() => {
    if (narrow) navigate({ selection: undefined }, "push");
    else setPreferences({ detailsOpen: false });
  }, [narrow, navigate]);

  return (
    <div className="workspace">
      <header className="workspace-top">
        <Header
          profile={profile}
          base={base}
          sampleTypeIndex={sampleType.index}
          search={search}
          searchBox={searchBox}
          navigate={navigate}
          onPick={onPick}
          getContext={getContext}
        />
        {isServed("live") ? (
          <Suspense fallback={<div className="live-bar" />}>
            <LiveBar opener={opener} />
          </Suspense>
        ) : null}
        <div className="tabs">
          <ViewTabs view={state.view} isSeries={steps !== undefined} panelId={PANEL_ID} navigate={navigate} />
          <span className="grow" />
          {query === undefined ? null : <FindingsSlot engine={engine} query={query} />}
          {narrow || detailsOpen ? null : (
            <button
              type="button"
              className="button plain"
              onClick={() => setPreferences({ detailsOpen: true })}
            >
              <PanelRight size={15} aria-hidden />
              Details
            </button>
          )}
        </div>
        {steps === undefined ? null : (
          <Suspense fallback={<div className="step-line" />}>
            <StepBar
              opener={opener}
              steps={steps}
              state={state}
              sampleTypeIndex={sampleType.index}
              navigate={navigate}
            />
          </Suspense>
        )}
        <div className="filter-line">
          <Suspense>
            <FilterBar
              engine={engine}
              query={wanted}
              shown={isStale ? undefined : shown}
              unit={summary.sampleTypes[sampleType.index]?.unit ?? ""}
              maps={maps}
              rawPositions={state.rawPositions}
              navigate={navigate}
            />
          </Suspense>
        </div>
      </header>
      <FailureAlert opener={opener} />
      <div className={showDetails || findingsOpen ? "workspace-main with-details" : "workspace-main"}>
        <main className="workspace-view">
          <div role="tabpanel" id={PANEL_ID} aria-labelledby={tabId(state.view)} className="view">
            <Suspense>
              {/* Not the profile alone for a moment, where the link asks for a comparison. */}
              {query === undefined || baseIsOnItsWay ? null : (
                <View
                  engine={engine}
                  summary={summary}
                  steps={steps}
                  base={base}
                  query={query}
                  state={state}
                  search={search.answer}
                  navigate={navigate}
                  select={select}
                  selectedStack={selectedStack}
                  reportHidden={reportHidden}
                  drawn={drawn}
                />
              )}
            </Suspense>
          </div>
        </main>
        {findingsOpen && query !== undefined ? (
          <Suspense fallback={<aside className="details" aria-label="Findings" />}>
            <FindingsPanel
              summary={summary}
              query={query}
              options={wanted.options}
              navigate={navigate}
              onSelect={select}
            />
          </Suspense>
        ) : showDetails && query !== undefined ? (
          <Details
            engine={engine}
            summary={summary}
            query={query}
            options={wanted.options}
            selection={state.selection}
            stack={selectedStack}
            navigate={navigate}
            onSelect={select}
            onClose={closeDetails}
          />
        ) : null}
      </div>
      <Overlays context={context} />
      <StatusLine
        summary={summary}
        base={base}
        isNormalised={state.options.normalize === true}
        sampleTypeIndex={sampleType.index}
        shown={shown}
        hidden={hidden}
        warnings={warnings}
        maps={state.rawPositions && maps?.sentence ? "Source maps are off" : maps?.sentence}
      />
    </div>
  );
}

/** What the views show figures of: the same object as long as it says the same. */
function useQuery(
  sampleTypeIndex: number,
  { options, base: choice, rawPositions }: ViewState,
  {
    base,
    maps,
    step,
  }: {
    readonly base: OpenBase | undefined;
    readonly maps: AppliedMaps | undefined;
    readonly step: number | undefined;
  },
): Query {
  const areShort = useStore(preferencesStore, ({ shortNames }) => shortNames);
  const comparison = base && { baseId: base.baseId, isDiff: choice?.isDiff === true };
  const key = JSON.stringify({
    sampleTypeIndex,
    options,
    ...(comparison && { comparison }),
    ...(maps?.id !== undefined && !rawPositions && { sourceMaps: maps.id }),
    ...(step !== undefined && { step }),
    ...(areShort ? {} : { names: "own" }),
  } satisfies Query);
  return useMemo(() => JSON.parse(key) as Query, [key]);
}

/** The stack is not in the link; it is known as long as the selection is the function that was selected with it. */
function useSelection(
  selection: string | undefined,
  navigate: (change: Partial<ViewState>, how: "push" | "replace") => void,
) {
  const [stack, setStack] = useState<readonly string[]>();
  const select = useCallback(
    (name: string | undefined, stack?: readonly string[]) => {
      setStack(stack);
      navigate({ selection: name }, "push");
    },
    [navigate],
  );
  const selectedStack = selection !== undefined && stack?.at(-1) === selection ? stack : undefined;
  return { select, selectedStack };
}

/** What the view that is shown says that it hides. */
function useHiddenCost(view: ViewId) {
  const [reported, setReported] = useState<{ view: ViewId; sentences: readonly string[] }>({
    view,
    sentences: [],
  });
  const reportHidden = useCallback(
    (sentences: readonly string[]) =>
      setReported(before =>
        before.view === view && before.sentences.join("\n") === sentences.join("\n")
          ? before
          : { view, sentences },
      ),
    [view],
  );
  return { hidden: reported.view === view ? reported.sentences : NOTHING, reportHidden };
}

const NOTHING: readonly string[] = [];

// Plain: Ariakit's panel looks for what can have the focus in it, which lays the page out once more.
const PANEL_ID = "view";
