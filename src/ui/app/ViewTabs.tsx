import { Tab, TabList, TabProvider } from "@ariakit/react/tab";
import { memo } from "react";
import { VIEWS, type ViewId } from "../../state/views/catalogue";
import type { ViewState } from "../../state/viewState";
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
    <TabProvider
      selectedId={tabId(view)}
      setSelectedId={id => {
        const chosen = VIEWS.find(candidate => tabId(candidate.id) === id);
        if (chosen !== undefined && chosen.id !== view) navigate({ view: chosen.id }, "push");
      }}
    >
      <TabList className="tab-list" aria-label="Views">
        {VIEWS.map(({ id, title, key }) => (
          <Tab key={id} id={tabId(id)} className="tab" aria-controls={panelId} title={`${title} (${key})`}>
            {title}
          </Tab>
        ))}
      </TabList>
    </TabProvider>
  );
});

/** The id of a view's tab, which names its panel. */
export function tabId(view: ViewId): string {
  return `tab-${view}`;
}
