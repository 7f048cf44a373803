import { X } from "lucide-react";
import { useEffect, useState } from "react";
import type { EngineClient } from "../../engine/client";
import type { Query } from "../../engine/protocol";
import { type ColourScheme, largestGroups, type LegendEntry } from "../../render/flame/colourings";
import { baseName } from "../../names/functionName";
import type { ViewState } from "../../state/viewState";
import { ChangeLegend } from "./ChangeLegend";
import { toggledRecursion } from "../../state/toggledRecursion";
import { type ColouredGraph, useColourScheme } from "./useColourScheme";
import { briefText, wholeText } from "../kit/briefText";
import { whenSettled } from "./whenSettled";
import "./flameLegend.css";

const MOST_ENTRIES = 8;

/** What the colours mean, for eyes; and what is changed about the graph that no filter chip tells. */
export default function FlameLegend({
  graphs,
  engine,
  query,
  state,
  isSame,
  collapsesRecursion,
  navigate,
}: {
  /** The same list as long as they are the same. */
  readonly graphs: readonly ColouredGraph[];
  readonly engine: EngineClient;
  readonly query: Query;
  readonly state: ViewState;
  /** In a comparison: there is no difference at all. */
  readonly isSame: boolean;
  /** As in `ViewState`, where it is about these graphs. */
  readonly collapsesRecursion: boolean;
  readonly navigate: (change: Partial<ViewState>, how: "push" | "replace") => void;
}) {
  const isComparison = query.comparison !== undefined;
  const scheme = useColourScheme(graphs, engine, query, state.colour);
  const entries = useLegend(graphs, scheme);
  return (
    <div className="flame-legend">
      {collapsesRecursion ? (
        <button
          type="button"
          className="flame-legend-chip"
          title="A function that calls itself is one box. Shows all of its boxes again"
          aria-label="Show recursion"
          onClick={() => navigate(toggledRecursion(state), "push")}
        >
          recursion collapsed
          <X size={13} aria-hidden />
        </button>
      ) : null}
      {isComparison ? (
        <ChangeLegend isSame={isSame} />
      ) : state.colour === "self" ? (
        <span className="flame-legend-scale">
          <span>nothing</span>
          <span className="flame-legend-ramp" aria-hidden />
          <span>all</span>
          <span className="flame-legend-note">of a box is its own: flat of cum</span>
        </span>
      ) : entries.length === 0 ? null : (
        <ul className="flame-legend-list" aria-label="Colours">
          {entries.map(({ name, color }) => (
            <li key={name} title={name === "" ? undefined : wholeText(name)}>
              <span className="flame-legend-swatch" style={{ background: color }} aria-hidden />
              <span className="flame-legend-name">{briefText(shortName(name, state.colour))}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function shortName(name: string, colour: ViewState["colour"]): string {
  if (name === "") return colour.startsWith("label:") ? `no ${colour.slice(6)}` : `no ${colour}`;
  return colour === "file" || colour === "mapping" ? baseName(name) : name;
}

/** The groups that take the most room on screen, once it is at rest. */
function useLegend(graphs: readonly ColouredGraph[], scheme: ColourScheme): readonly LegendEntry[] {
  const [entries, setEntries] = useState<readonly LegendEntry[]>([]);
  useEffect(() => {
    let shown = "";
    const update = () => {
      const theme = graphs[0]?.stage.palette?.theme;
      if (theme === undefined) return;
      const parts = graphs.flatMap(({ stage: { current, target } }) =>
        current === undefined ? [] : [{ answer: current, range: target }],
      );
      if (parts.length === 0) return;
      const next =
        scheme.groups === undefined ? [] : largestGroups(parts, scheme.groups, theme, MOST_ENTRIES);
      const key = JSON.stringify(next);
      if (key === shown) return;
      shown = key;
      setEntries(next);
    };
    update();
    const stops = graphs.map(({ stage }) => whenSettled(stage, ["drawn", "styled"], update));
    return () => {
      for (const stop of stops) stop();
    };
  }, [graphs, scheme]);
  return entries;
}
