import type { MappingInfo } from "../../../engine/protocol";
import { Section } from "./Facts";
import { useFirst } from "./useFirst";
import { countText } from "../../kit/countText";
import { briefText, wholeText } from "../../kit/briefText";

/* oxlint-disable jsx-a11y/prefer-tag-over-role -- table elements do not take a grid of columns of our own */

/** More than these are shown on request. */
const FIRST = 200;

/** The grid **Mappings**: the files that the code was in. */
export function MappingGrid({ mappings }: { readonly mappings: readonly MappingInfo[] }) {
  const { shown, showAll } = useFirst(mappings, FIRST);
  if (mappings.length === 0) {
    return (
      <Section title="Mappings">
        <p className="muted">The file has none.</p>
      </Section>
    );
  }
  return (
    <Section title="Mappings">
      {/* A grid, and the way to scroll it with keys. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div
        className="info-scroll"
        tabIndex={0}
        role="grid"
        aria-label="Mappings"
        aria-rowcount={mappings.length + 1}
      >
        <div role="rowgroup">
          <div role="row" aria-rowindex={1} className="mapping mapping-head">
            {["File", "Build ID", "Addresses", "Symbols", "Locations"].map(title => (
              <div key={title} role="columnheader">
                {title}
              </div>
            ))}
          </div>
        </div>
        <div role="rowgroup">
          {shown.map((mapping, index) => (
            // Mappings have no other identity than their place.
            // oxlint-disable-next-line react/no-array-index-key
            <MappingRow key={index} row={index} mapping={mapping} />
          ))}
        </div>
      </div>
      {showAll}
    </Section>
  );
}

function MappingRow({ row, mapping }: { readonly row: number; readonly mapping: MappingInfo }) {
  const { file, buildId, start, limit, offset, locationCount } = mapping;
  return (
    <div role="row" aria-rowindex={row + 2} className="mapping">
      <div role="gridcell" className="name" title={wholeText(file)}>
        {file === "" ? <span className="muted">without a name</span> : briefText(file)}
      </div>
      <div role="gridcell" className="name muted" title={wholeText(buildId)}>
        {briefText(buildId)}
      </div>
      <div role="gridcell" className="name" title={`file offset 0x${offset}`}>
        {start === "0" && limit === "0" ? "" : `0x${start}–0x${limit}`}
      </div>
      <div role="gridcell">{symbolsText(mapping)}</div>
      <div role="gridcell" className="number">
        {countText(locationCount)}
      </div>
    </div>
  );
}

/** What the file says that it knows of the code in a mapping. */
function symbolsText({ hasFunctions, hasFilenames, hasLineNumbers, hasInlineFrames }: MappingInfo): string {
  const has = [
    hasFunctions ? "functions" : "",
    hasFilenames ? "files" : "",
    hasLineNumbers ? "lines" : "",
    hasInlineFrames ? "inlining" : "",
  ].filter(Boolean);
  return has.length === 0 ? "none" : has.join(", ");
}
