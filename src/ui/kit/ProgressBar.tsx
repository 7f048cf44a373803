import "./progressBar.css";

/** How far something is. */
export function ProgressBar({
  label,
  share,
  words,
  className = "",
}: {
  readonly label: string;
  /** 0 to 1; undefined where nobody knows. */
  readonly share: number | undefined;
  /** The same in words. */
  readonly words: string;
  /** For its place and width. */
  readonly className?: string;
}) {
  return (
    <div
      className={`progress ${className}`}
      // A <progress> cannot be drawn alike everywhere.
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={share === undefined ? undefined : Math.round(share * 100)}
      aria-valuetext={words}
    >
      <div
        className={share === undefined ? "progress-bar unknown" : "progress-bar"}
        style={share === undefined ? undefined : { width: `${share * 100}%` }}
      />
    </div>
  );
}
