import { useEffect, useMemo } from "react";
import type { EngineClient } from "../../engine/client";
import type { FrameGroupsQuestion, Query } from "../../engine/protocol";
import {
  BY_PACKAGE,
  BY_SELF_SHARE,
  byFrameGroups,
  byLabelValue,
  type ColourScheme,
  SINGLE_HUE,
} from "../../render/flame/colourings";
import type { ColourMode } from "../../state/viewState";
import { useAnswer } from "../kit/useAnswer";
import type { FlameAsker } from "./FlameAsker";
import type { FlameStage } from "./FlameStage";

/** A graph, and what asks for its boxes. */
export interface ColouredGraph {
  readonly stage: FlameStage;
  readonly asker: FlameAsker;
}

/**
 * Colours boxes by what the link says. In a comparison they go by the change.
 * @param graphs the same list as long as they are the same
 */
export function useColourScheme(
  graphs: readonly ColouredGraph[],
  engine: EngineClient,
  query: Query,
  colour: ColourMode,
): ColourScheme {
  const isComparison = query.comparison !== undefined;
  const question = useMemo(
    (): FrameGroupsQuestion | undefined =>
      !isComparison && (colour === "file" || colour === "mapping")
        ? { kind: "frameGroups", ...query, by: colour }
        : undefined,
    [query, colour, isComparison],
  );
  const { answer: groups } = useAnswer(engine, question, "frame groups");
  const labelKey = colour.startsWith("label:") && !isComparison ? colour.slice("label:".length) : undefined;
  const scheme = useMemo(() => {
    if (labelKey !== undefined) return byLabelValue(labelKey);
    if (colour === "self") return BY_SELF_SHARE;
    if (colour === "single") return SINGLE_HUE;
    return groups === undefined || groups.question.by !== colour ? BY_PACKAGE : byFrameGroups(groups);
  }, [labelKey, colour, groups]);
  useEffect(() => {
    for (const { asker } of graphs) asker.setLabelKey(labelKey);
  }, [graphs, labelKey]);
  useEffect(() => {
    for (const { stage } of graphs) stage.setColouring(scheme.colouring);
  }, [graphs, scheme]);
  return scheme;
}
