import type { ReactNode } from "react";
import { habits } from "../../../state/habits";
import { EMPTY_VIEW_STATE, readLink, writeLink } from "../../../state/link";
import type { Opener } from "../../../state/opening/opener";
import type { ProfileOrigin } from "../../../state/viewState";

/** A link that opens a profile. It works again when the address says the same already, after a failure. */
export function LinkToProfile({
  opener,
  origin,
  className,
  id,
  onFollow,
  children,
}: {
  readonly opener: Opener;
  readonly origin: ProfileOrigin;
  readonly className: string;
  readonly id?: string;
  readonly onFollow?: () => void;
  readonly children: ReactNode;
}) {
  const href = writeLink({ ...EMPTY_VIEW_STATE, ...habits(), origin });
  return (
    <a
      className={className}
      href={href}
      id={id}
      onClick={() => {
        onFollow?.();
        if (window.location.hash === href) void opener.follow(readLink(href));
      }}
    >
      {children}
    </a>
  );
}
