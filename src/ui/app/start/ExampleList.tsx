import { OPENABLE_EXAMPLES } from "../../../state/openableExamples";
import type { Opener } from "../../../state/opening/opener";
import { LinkToProfile } from "./LinkToProfile";

/** The profiles that ship with the app. */
export function ExampleList({ opener, titleId }: { readonly opener: Opener; readonly titleId: string }) {
  return (
    <ul className="example-list" aria-labelledby={titleId}>
      {OPENABLE_EXAMPLES.map(({ name, title, description }) => (
        <li key={name}>
          <LinkToProfile opener={opener} className="card example" origin={{ kind: "example", name }}>
            <strong>{title}</strong>
            <span className="muted">{description}</span>
          </LinkToProfile>
        </li>
      ))}
    </ul>
  );
}
