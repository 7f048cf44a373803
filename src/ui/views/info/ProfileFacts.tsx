import { shownValue } from "../../../base/shownValue";
import { byteCountText } from "../../../base/units";
import type { InfoAnswer, ProfileSummary } from "../../../engine/protocol";
import { exactText } from "../../kit/exactText";
import { Fact, Section } from "./Facts";
import { useFirst } from "./useFirst";
import { timeTexts } from "../../kit/timeTexts";
import { briefText, wholeText, wholeLines } from "../../kit/briefText";

/** More comments than these are shown on request. */
const FIRST = 40;

/** What was recorded, when, and how. */
export function ProfileFacts({
  summary,
  answer,
}: {
  readonly summary: ProfileSummary;
  readonly answer: InfoAnswer;
}) {
  const { mainBinary, buildId, timeNanos, durationNanos, comments, docUrl } = summary;
  const time = timeTexts(timeNanos);
  const { period, periodType } = answer;
  return (
    <Section title="Profile">
      <dl className="facts">
        <Fact name="Program">
          {mainBinary === "" ? undefined : <bdi className="name">{briefText(mainBinary)}</bdi>}
        </Fact>
        <Fact name="Build ID">
          {buildId === "" ? undefined : <bdi className="name">{briefText(buildId)}</bdi>}
        </Fact>
        <Fact name="Recorded">
          {time === undefined ? undefined : (
            <>
              <time dateTime={time.iso}>{time.utc}</time>
              <br />
              <span className="muted">{time.local}</span>
            </>
          )}
        </Fact>
        <Fact name="Duration">
          {durationNanos === "0" ? undefined : (
            <span title={exactText(0, "nanoseconds", durationNanos)}>
              {shownValue(Number(durationNanos), "nanoseconds")}
            </span>
          )}
        </Fact>
        <Fact name="Period">
          {period === "0" && periodType.type === "" ? undefined : (
            <>
              one sample every{" "}
              <span title={exactText(0, periodType.unit, period)}>
                {shownValue(Number(period), periodType.unit)}
              </span>{" "}
              of <bdi>{periodType.type === "" ? "an unnamed event" : briefText(periodType.type)}</bdi>
            </>
          )}
        </Fact>
        <Fact name="Documentation">{docUrl === "" ? undefined : <DocLink url={docUrl} />}</Fact>
        <Fact name={comments.length === 1 ? "Comment" : "Comments"}>
          {comments.length === 0 ? undefined : <Comments comments={comments} />}
        </Fact>
        <Fact name="Recorded as">{summary.recordedAs.join(", ")}</Fact>
        <Fact name="Size">{byteCountText(summary.inflatedBytes)} decompressed</Fact>
        <Fact name="Merged from">
          {summary.mergedFrom > 1 ? `${summary.mergedFrom} profiles` : undefined}
        </Fact>
      </dl>
    </Section>
  );
}

function Comments({ comments }: { readonly comments: readonly string[] }) {
  const { shown, showAll } = useFirst(comments, FIRST);
  return (
    <>
      <ul>
        {shown.map((comment, index) => (
          // Comments have no other identity than their place.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={index} className="comment">
            {wholeLines(comment)}
          </li>
        ))}
      </ul>
      {showAll}
    </>
  );
}

/** A link only where it leads to the web; a profile may say anything. */
function DocLink({ url }: { readonly url: string }) {
  const isWeb = URL.canParse(url) && ["http:", "https:"].includes(new URL(url).protocol);
  if (!isWeb) return <bdi className="comment">{wholeText(url)}</bdi>;
  return (
    <a href={url} target="_blank" rel="noopener noreferrer">
      <bdi className="comment">{wholeText(url)}</bdi>
    </a>
  );
}
