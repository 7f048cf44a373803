import type { ReactNode } from "react";

/** A table that scrolls sideways where it is too wide: a named region that the arrow keys can scroll. */
export function ScrollBox({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    // What scrolls must be reachable by keyboard (WCAG 2.1.1); axe asks for it, too.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className="info-scroll" aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}
