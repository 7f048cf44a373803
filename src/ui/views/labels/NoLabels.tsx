import { CopyButton } from "../../kit/CopyButton";
import { NothingLeft } from "../../filters/NothingLeft";
import type { ViewProps } from "../viewProps";
import { LABEL_RECIPES } from "./labelRecipes";

/** What the view is for, while there is nothing to show. */
export function NoLabels({
  summary,
  query,
  navigate,
  sampleCount,
}: ViewProps & {
  /** Samples that the filters leave. */
  readonly sampleCount: number;
}) {
  if (sampleCount === 0 && summary.sampleCount > 0) {
    return (
      <div className="muted labels-none">
        <NothingLeft options={query.options} navigate={navigate} otherwise="There are no samples." />
      </div>
    );
  }
  if (sampleCount < summary.sampleCount) {
    return <p className="muted labels-none">The samples that the filters leave have no labels.</p>;
  }
  return (
    <div className="labels-teaching">
      <h2>These samples have no labels</h2>
      <p>
        A label is a key and a value that a program gives to its samples: the tenant, the endpoint, the job.
        With labels, this view says what each of them costs, and the flame graph can be split by them.
      </p>
      {LABEL_RECIPES.map(({ language, why, code }) => (
        <section key={language} aria-label={language}>
          <h3>{language}</h3>
          <p>{why}</p>
          <div className="labels-code">
            {/* It may be wider than the page: keys must reach it to scroll. */}
            {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
            <pre tabIndex={0}>
              <code>{code}</code>
            </pre>
            <CopyButton text={code} label="Copy code" iconOnly />
          </div>
        </section>
      ))}
    </div>
  );
}
