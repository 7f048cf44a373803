import type { TopColumn } from "../../engine/protocol";
import { insightsStore, showFindings } from "../../state/insights";
import { mapsOf } from "../../state/sourceMaps/store";
import { viewsOf } from "../../state/views/catalogue";
import type { ColourMode } from "../../state/viewState";
import { toggledRecursion } from "../../state/toggledRecursion";
import type { Action, ActionContext } from "./action";

const ORDERS: readonly { readonly sortBy: TopColumn; readonly title: string }[] = [
  { sortBy: "flat", title: "Sort Top by flat" },
  { sortBy: "cum", title: "Sort Top by cum" },
  { sortBy: "name", title: "Sort Top by name" },
];

const COLOURS: readonly { readonly colour: ColourMode; readonly title: string }[] = [
  { colour: "package", title: "Colour by package" },
  { colour: "file", title: "Colour by file" },
  { colour: "mapping", title: "Colour by mapping" },
  { colour: "self", title: "Colour by self share" },
  { colour: "single", title: "Colour: single hue" },
];

/** Which view is shown, and how. */
export function viewActions({ profile, state }: ActionContext): readonly Action[] {
  const { isPanelOpen } = insightsStore.getState();
  const inFlame = ({ state }: ActionContext) => state.view === "flamegraph";
  const other = state.orientation === "icicle" ? "flame" : "icicle";
  return [
    ...viewsOf(profile.summary.steps !== undefined).map(
      ({ id, title, key }): Action => ({
        id: `view-${id}`,
        title: `Show ${title}`,
        shortcut: key,
        keywords: `view tab ${id}`,
        run: ({ navigate }) => navigate({ view: id }, "push"),
      }),
    ),
    {
      id: "reset-zoom",
      title: "Reset zoom",
      shortcut: "0",
      isAvailable: context => inFlame(context) && context.state.zoom.length > 0,
      run: ({ navigate }) => navigate({ zoom: [] }, "push"),
    },
    {
      id: "orientation",
      title: other === "flame" ? "Flame: root at the bottom" : "Icicle: root on top",
      keywords: "orientation flip turn upside down icicle flame",
      isAvailable: inFlame,
      run: ({ navigate }) => navigate({ orientation: other }, "push"),
    },
    {
      id: "inverted",
      title: state.inverted ? "Top-down: callers before callees" : "Bottom-up: leaves at the first row",
      keywords: "orientation invert inverted call tree reverse leaf caller",
      isAvailable: inFlame,
      run: ({ navigate }) => navigate({ inverted: !state.inverted, zoom: [] }, "push"),
    },
    {
      id: "flame-order",
      title: state.order === "weight" ? "Order callees by name" : "Order callees by weight",
      keywords: "sort flame graph alphabetical heaviest",
      isAvailable: inFlame,
      run: ({ navigate }) => navigate({ order: state.order === "weight" ? "name" : "weight" }, "push"),
    },
    ...COLOURS.map(
      ({ colour, title }): Action => ({
        id: `colour-${colour}`,
        title,
        keywords: "color hue flame graph",
        isAvailable: context =>
          inFlame(context) && state.colour !== colour && context.query.comparison === undefined,
        run: ({ navigate }) => navigate({ colour }, "push"),
      }),
    ),
    {
      id: "recursion",
      title: state.collapsesRecursion ? "Show recursion" : "Collapse recursion",
      keywords: "recursive direct flame graph",
      isAvailable: inFlame,
      run: ({ navigate }) => navigate(toggledRecursion(state), "push"),
    },
    {
      id: "source-maps",
      title: state.rawPositions ? "Source maps: original positions" : "Source maps off: raw positions",
      keywords: "bundle minified original generated javascript names",
      isAvailable: ({ profile }) => mapsOf(profile.number)?.id !== undefined,
      run: async ({ profile, navigate }) => {
        const { showRawPositions } = await import("../../state/sourceMaps/carryNames");
        const id = mapsOf(profile.number)?.id;
        if (id !== undefined) await showRawPositions(profile.engine, id, !state.rawPositions, navigate);
      },
    },
    {
      id: "findings",
      title: isPanelOpen ? "Hide findings" : "Show findings",
      keywords: "insights advice hints what stands out",
      run: () => showFindings(!isPanelOpen),
    },
    ...ORDERS.map(
      ({ sortBy, title }): Action => ({
        id: `sort-${sortBy}`,
        title,
        keywords: "order column",
        run: ({ navigate }) => navigate({ view: "top", sortBy, reversed: false }, "push"),
      }),
    ),
  ];
}
