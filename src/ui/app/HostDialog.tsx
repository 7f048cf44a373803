import { Dialog, DialogDescription, DialogDismiss, DialogHeading } from "@ariakit/react/dialog";
import type { HostQuestion } from "../../state/session";
import "./overlay.css";

/** Asks whether a link may have something from this machine or its network. */
export function HostDialog({ question }: { readonly question: HostQuestion }) {
  const { url, answer } = question;
  return (
    <Dialog
      open
      className="dialog"
      backdrop={<div className="backdrop" />}
      onClose={() => answer(false)}
      hideOnInteractOutside={false}
    >
      <DialogHeading>Open a profile from {url.host}?</DialogHeading>
      <DialogDescription>
        The link that brought you here asks for <bdi className="name">{url.href}</bdi>. {url.host} is this
        computer or on its own network; programs there may act on such a request. Open it only if you trust
        the link.
      </DialogDescription>
      <div className="dialog-actions">
        <DialogDismiss className="button">Cancel</DialogDismiss>
        <button type="button" className="button primary" onClick={() => answer(true)}>
          Open from {url.host}
        </button>
      </div>
    </Dialog>
  );
}
