import { useEffect, useMemo, useRef, useState } from "react";
import { visibleLines } from "../../base/visibleText";
import { countText } from "../kit/countText";
import { textStart } from "./textStart";

/** What is shown at first, and added at a time: a page of text that any browser lays out at once. */
const LINES = 1000;
const BYTES = 200_000;

/** The text of a report, from its beginning; more of it on demand. */
export function ReportText({ bytes }: { readonly bytes: Uint8Array }) {
  const [pages, setPages] = useState(1);
  const region = useRef<HTMLElement>(null);
  // So that the keyboard scrolls it.
  useEffect(() => region.current?.focus({ preventScroll: true }), []);
  const { text, moreLines } = useMemo(() => textStart(bytes, pages * LINES, pages * BYTES), [bytes, pages]);
  return (
    // Scrolled with the arrow keys.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section ref={region} className="report-text" aria-label="Report text" tabIndex={0}>
      <pre>{visibleLines(text)}</pre>
      {moreLines === 0 ? null : (
        <p className="report-more">
          <span className="muted">{countText(moreLines)} more lines. Copy and Save take all of them.</span>
          <button type="button" className="button" onClick={() => setPages(pages * 2)}>
            Show more
          </button>
        </p>
      )}
    </section>
  );
}
