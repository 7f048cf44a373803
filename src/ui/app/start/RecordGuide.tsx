import { Tab, TabList, TabPanel, TabProvider } from "@ariakit/react/tab";
import { CopyButton } from "../../kit/CopyButton";
import { RECORDINGS } from "./recordings";

/** How to record a profile, per language. */
export default function RecordGuide() {
  return (
    <TabProvider defaultSelectedId={tabId(RECORDINGS[0].language)}>
      <TabList className="record-tabs" aria-labelledby="record-title">
        {RECORDINGS.map(({ language }) => (
          <Tab key={language} id={tabId(language)} className="record-tab">
            {language}
          </Tab>
        ))}
      </TabList>
      {RECORDINGS.map(({ language, steps }) => (
        <TabPanel key={language} tabId={tabId(language)} className="record-panel">
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
        </TabPanel>
      ))}
    </TabProvider>
  );
}

function tabId(language: string): string {
  return `record-${language.replace(/\W/g, "").toLowerCase()}`;
}
