import { Link } from "lucide-react";
import type { ActionContext } from "../../actions/action";

const loadAction = () => import("../../actions/shareAction");

/** The button **Share**: copies the link of what is shown. */
export function ShareButton({ getContext }: { readonly getContext: () => ActionContext }) {
  return (
    <button
      type="button"
      className="button"
      aria-label="Share"
      title="Copy the link of what is shown"
      onPointerEnter={() => void loadAction()}
      onFocus={() => void loadAction()}
      onClick={() => void loadAction().then(({ shareAction }) => shareAction.run(getContext()))}
    >
      <Link size={15} aria-hidden />
      <span className="roomy-only">Share</span>
    </button>
  );
}
