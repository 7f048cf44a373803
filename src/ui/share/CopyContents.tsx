import type { Cleaning } from "../../analysis/clean";
import type { ShareAnswer } from "../../engine/protocol";
import { countText } from "../kit/countText";
import { CutText } from "../kit/CutText";

/** What somebody would find in the copy: some names of each kind, the heaviest stacks' first. */
export function CopyContents({
  contents,
  cleaning,
}: {
  readonly contents: ShareAnswer;
  readonly cleaning: Cleaning;
}) {
  const { functionCount, functions, files, binaries, labelKeys, comments } = contents;
  return (
    <dl className="share-names">
      <Names title={`Functions (${countText(functionCount)})`} names={functions} />
      <Names title="Source files" names={files} />
      <Names title="Binaries" names={binaries} />
      <Names title="Labels" names={labelKeys} otherwise={cleaning.labels ? "taken out" : "none"} />
      <Names title="Comments" names={comments} otherwise={cleaning.comments ? "taken out" : "none"} />
    </dl>
  );
}

function Names({
  title,
  names,
  otherwise = "none",
}: {
  readonly title: string;
  readonly names: readonly string[];
  readonly otherwise?: string;
}) {
  return (
    <>
      <dt>{title}</dt>
      <dd>
        {names.length === 0 ? (
          <span className="muted">{otherwise}</span>
        ) : (
          names.map(name => <CutText key={name} className="name" text={name} />)
        )}
      </dd>
    </>
  );
}
