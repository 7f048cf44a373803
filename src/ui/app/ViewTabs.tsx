import { memo } from "react";
import { SERIES_VIEW, type ViewId, viewsOf } from "../../state/views/catalogue";
import type { ViewState } from "../../state/viewState";
import { TabList } from "../kit/TabList";
import { useShownTab } from "./useShownTab";

/** The tabs **Views**. @param panelId the element that shows the view */
export const ViewTabs = memo(function ViewTabs({
  view,
  isSeries,
  panelId,
  navigate,
}: {
  readonly view: ViewId;
  readonly isSeries: boolean;
  readonly panelId: string;
  readonly navigate: (change: Partial<ViewState>, how: "push" | "replace") => void;
}) {
  useShownTab(tabId(view));
  const views = viewsOf(isSeries || view === SERIES_VIEW);
  return (
    <TabList
      className="tab-list"
      tabClassName="tab"
      aria-label="Views"
      tabs={views.map(({ id, title, key }) => ({
        id: tabId(id),
        title,
        tooltip: `${title} (${key})`,
        panelId,
      }))}
      selectedId={tabId(view)}
      onSelect={chosen => {
        const shown = views.find(({ id }) => tabId(id) === chosen);
        if (shown !== undefined) navigate({ view: shown.id }, "push");
      }}
    />
  );
});

/** The id of a view's tab, which names its panel. */
export function tabId(view: ViewId): string {
  return `tab-${view}`;
}
