import type { GraphAnswer, QueryOptions } from "../../../engine/protocol";
import { ZoomButtons } from "../../kit/ZoomButtons";
import { TrimSlider } from "./TrimSlider";
import { trimmingOf, withFraction, withNodeCount } from "./trimming";

/** Sliders go so far, or as far as the link says. */
const MOST_NODE_PERCENT = 5;
const MOST_EDGE_PERCENT = 2;
const NODE_STEP = 0.1;
const EDGE_STEP = 0.05;

const percentText = (percent: number) => `${percent}%`;

/** The view's own controls: how much of the graph is drawn, and how it is looked at. */
export function GraphToolbar({
  options,
  answer,
  onOptions,
  onZoomIn,
  onZoomOut,
  onReset,
}: {
  readonly options: QueryOptions;
  readonly answer: GraphAnswer | undefined;
  readonly onOptions: (options: QueryOptions) => void;
  readonly onZoomIn: () => void;
  readonly onZoomOut: () => void;
  readonly onReset: () => void;
}) {
  const { nodeCount, nodePercent, edgePercent } = trimmingOf(options);
  const most = Math.max(2, answer?.nodesBeforeCount ?? 0);
  return (
    <div className="graph-bar">
      <div className="graph-sliders">
        <TrimSlider
          label="Node count"
          explanation="How many nodes are drawn at most, boxes of labels among them (nodecount)"
          value={Math.min(nodeCount, most)}
          min={1}
          max={most}
          step={1}
          textOf={count => (count >= most ? "all" : `${count}`)}
          onChange={count => onOptions(withNodeCount(options, count >= most ? Infinity : count))}
        />
        <TrimSlider
          label="Node fraction"
          explanation="Nodes whose cum is less than this share of the total are left out (nodefraction)"
          value={nodePercent}
          min={0}
          max={Math.max(MOST_NODE_PERCENT, nodePercent)}
          step={NODE_STEP}
          textOf={percentText}
          onChange={percent => onOptions(withFraction(options, "nodefraction", percent))}
        />
        <TrimSlider
          label="Edge fraction"
          explanation="Edges that weigh less than this share of the total are left out (edgefraction)"
          value={edgePercent}
          min={0}
          max={Math.max(MOST_EDGE_PERCENT, edgePercent)}
          step={EDGE_STEP}
          textOf={percentText}
          onChange={percent => onOptions(withFraction(options, "edgefraction", percent))}
        />
      </div>
      <div className="graph-zoom">
        <ZoomButtons
          onZoomIn={onZoomIn}
          onZoomOut={onZoomOut}
          onReset={onReset}
          resetTitle="Reset zoom: all of the graph (0)"
        />
      </div>
    </div>
  );
}
