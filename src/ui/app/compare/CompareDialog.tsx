import { Dialog, DialogDismiss, DialogHeading } from "@ariakit/react/dialog";
import { X } from "lucide-react";
import { type BaseWish, shownBase } from "../../../state/opening/baseOpener";
import type { ActionContext } from "../../actions/action";
import { BaseChoices } from "./BaseChoices";
import { ComparisonControls } from "./ComparisonControls";
import "../overlay.css";
import "./compare.css";

/** The dialog **Compare**: what the open profile is compared with, and how. */
export default function CompareDialog({
  context,
  onClose,
}: {
  readonly context: Pick<ActionContext, "opener" | "profile" | "state" | "navigate">;
  readonly onClose: () => void;
}) {
  const { opener, profile, state, navigate } = context;
  const base = shownBase(profile, state.base);
  const choose = (wish: BaseWish) => {
    onClose();
    void opener.bases.compareWith(wish);
  };
  return (
    <Dialog
      open
      className="dialog compare-dialog"
      backdrop={<div className="backdrop" />}
      unmountOnHide
      onClose={onClose}
    >
      <div className="compare-title">
        <DialogHeading>Compare</DialogHeading>
        <DialogDismiss className="button icon plain" aria-label="Close" title="Close">
          <X size={16} aria-hidden />
        </DialogDismiss>
      </div>
      {base === undefined ? (
        <p className="muted">
          Choose an older profile as the base: the page then shows what got more and what got less in{" "}
          <bdi className="compare-name">{profile.name}</bdi>.
        </p>
      ) : (
        <ComparisonControls
          profile={profile}
          base={base}
          state={state}
          navigate={change => navigate(change, "push")}
          onSwap={() => {
            onClose();
            opener.swapSides();
          }}
          onEnd={() => {
            onClose();
            opener.bases.endCompare();
          }}
        />
      )}
      <BaseChoices
        opener={opener}
        title={base === undefined ? "Base" : "Another base"}
        except={[profile.origin, ...(base === undefined ? [] : [base.origin])]}
        onChoose={choose}
      />
    </Dialog>
  );
}
