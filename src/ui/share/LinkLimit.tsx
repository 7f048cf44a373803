import { byteCountText } from "../../base/units";

/** How long a link may be, in bytes. Chromium takes two million characters, Firefox one, others less. */
const LIMITS = [2, 4, 8, 16, 32, 64, 128, 256, 512, 1000, 1900].map(kilobytes => kilobytes * 1000);

/** What mail, chats and browsers take without cutting it. */
export const DEFAULT_LIMIT = 64_000;

/** From here on some programs cut links. */
const LONG_BYTES = 64_000;

/** How long the link may be. */
export function LinkLimit({
  limit,
  onLimit,
}: {
  readonly limit: number;
  readonly onLimit: (limit: number) => void;
}) {
  const text = byteCountText(limit);
  return (
    <label className="share-limit">
      <span className="heading">Longest link</span>
      <input
        type="range"
        min={0}
        max={LIMITS.length - 1}
        value={LIMITS.indexOf(limit)}
        aria-label="Longest link"
        aria-valuetext={text}
        onChange={event => onLimit(LIMITS[Number(event.target.value)] ?? DEFAULT_LIMIT)}
      />
      <span className="share-limit-text">{text}</span>
      <span className="muted share-limit-note">
        {limit > LONG_BYTES ? "Mail and chat programs may cut links this long." : ""}
      </span>
    </label>
  );
}
