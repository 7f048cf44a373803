import "./changeLegend.css";

/** What the colours and marks of a comparison mean, for eyes; the tree says the same in words. */
export function ChangeLegend({ isSame }: { readonly isSame: boolean }) {
  return (
    <div className="change-legend">
      {isSame ? <strong>No difference</strong> : null}
      <span className="change-key">
        <span className="change-swatch change-gone" aria-hidden />
        gone
      </span>
      <span className="change-scale">
        <span>
          -50%<span className="change-beyond"> or less</span>
        </span>
        <span className="change-ramp" aria-hidden />
        <span>
          +100%<span className="change-beyond"> or more</span>
        </span>
      </span>
      <span className="change-key">
        <span className="change-swatch change-new" aria-hidden />
        new
      </span>
      <span className="change-note">colour: change of cum, new against base</span>
    </div>
  );
}
