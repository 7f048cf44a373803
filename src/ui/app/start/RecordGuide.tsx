import { useState } from "react";
import { CopyButton } from "../../kit/CopyButton";
import { TabList } from "../../kit/TabList";
import { RECORDINGS } from "./recordings";

/** How to record a profile, per language. */
export default function RecordGuide() {
  const [selectedId, setSelectedId] = useState(tabId(RECORDINGS[0].language));
  return (
    <>
      <TabList
        className="record-tabs"
        tabClassName="record-tab"
        aria-labelledby="record-title"
        tabs={RECORDINGS.map(({ language }) => ({
          id: tabId(language),
          title: language,
          panelId: panelId(language),
        }))}
        selectedId={selectedId}
        onSelect={setSelectedId}
      />
      {RECORDINGS.map(({ language, steps }) => (
        <div
          key={language}
          id={panelId(language)}
          className="record-panel"
          role="tabpanel"
          aria-labelledby={tabId(language)}
          hidden={tabId(language) !== selectedId}
        >
          {steps.map(({ why, command }) => (
            <div key={why} className="record-step">
              <p>{why}</p>
              <div className="record-command">
                {/* It may be wider than the page: keys must reach it to scroll. */}
                {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
                <pre tabIndex={0}>
                  <code>{command}</code>
                </pre>
                <CopyButton text={command} label="Copy command" iconOnly />
              </div>
            </div>
          ))}
        </div>
      ))}
    </>
  );
}

function tabId(language: string): string {
  return `record-${language.replace(/\W/g, "").toLowerCase()}`;
}

function panelId(language: string): string {
  return `${tabId(language)}-panel`;
}
