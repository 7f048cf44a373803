import type { NamedWeight } from "../protocol";

/** A name, and how it is read where that is another. */
export function namedAs(
  name: string,
  { shown, full }: { readonly shown: string; readonly full: string },
): Omit<NamedWeight, "value"> {
  return {
    name,
    ...(shown === name ? {} : { shownName: shown }),
    ...(full === name ? {} : { fullName: full }),
  };
}
