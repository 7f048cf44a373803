import type { Opener } from "../../../state/opening/opener";
import { readContents } from "../../../state/opening/reported";
import { LinkToProfile } from "./LinkToProfile";
import { briefText } from "../../kit/briefText";

/** The profiles that are in this report. */
export function ReportedList({ opener, titleId }: { readonly opener: Opener; readonly titleId: string }) {
  return (
    <ul className="example-list" aria-labelledby={titleId}>
      {readContents(document).profiles.map(({ id, name }) => (
        <li key={id}>
          <LinkToProfile opener={opener} className="card example" origin={{ kind: "recent", id }}>
            <strong>{briefText(name)}</strong>
          </LinkToProfile>
        </li>
      ))}
    </ul>
  );
}
