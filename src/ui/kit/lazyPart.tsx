import { type ComponentType, lazy } from "react";
import { isMissingPart, MISSING_PART } from "../../base/missingPart";

/**
 * React's `lazy` for a part that may not be there (offline, or another version of the app has been put in its place):
 * it says so instead of taking the whole page down.
 */
export function lazyPart<Props extends object>(
  load: () => Promise<{ readonly default: ComponentType<Props> }>,
): ComponentType<Props> {
  const loadOrSay = () =>
    load().catch((error: unknown): { readonly default: ComponentType<Props> } => {
      if (!isMissingPart(error)) throw error;
      return { default: MissingPart };
    });
  return lazy(loadOrSay);
}

function MissingPart() {
  return (
    <div className="toast-area">
      <p className="toast" role="alert">
        {MISSING_PART.message} {MISSING_PART.advice}
      </p>
    </div>
  );
}
