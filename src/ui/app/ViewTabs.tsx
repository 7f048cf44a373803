import { memo } from "react";
import { VIEWS, type ViewId } from "../../state/views/catalogue";
import type { ViewState } from "../../state/viewState";
import { TabList } from "../kit/TabList";
import { useShownTab } from "./useShownTab";

/** The tabs **Views**. @param panelId the element that shows the view */
export const ViewTabs = memo(function ViewTabs({
  view,
  panelId,
  navigate,
}: {
  readonly view: ViewId;
  readonly panelId: string;
  readonly navigate: (change: Partial<ViewState>, how: "push" | "replace") => void;
}) {
  useShownTab(tabId(view));
  return (
    <TabList
      className="tab-list"
      tabClassName="tab"
      aria-label="Views"
      tabs={VIEWS.map(({ id, title, key }) => ({
        id: tabId(id),
        title,
        tooltip: `${title} (${key})`,
        panelId,
      }))}
      selectedId={tabId(view)}
      onSelect={chosen => {
        const shown = VIEWS.find(({ id }) => tabId(id) === chosen);
        if (shown !== undefined) navigate({ view: shown.id }, "push");
      }}
    />
  );
});

/** The id of a view's tab, which names its panel. */
export function tabId(view: ViewId): string {
  return `tab-${view}`;
}
