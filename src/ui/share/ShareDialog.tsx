import { Dialog, DialogDismiss, DialogHeading } from "@ariakit/react/dialog";
import { X } from "lucide-react";
import { useMemo, useState } from "react";
import type { ShareForm } from "../../state/overlay";
import type { ActionContext } from "../actions/action";
import { copyAndSay } from "../actions/saying";
import { useAnswer } from "../kit/useAnswer";
import { CleaningFields } from "./CleaningFields";
import {
  copyQuestion,
  linkWithProfile,
  NOTHING_TAKEN_OUT,
  roomInLink,
  type SharedCopy,
} from "./copyOfProfile";
import { CopyContents } from "./CopyContents";
import { keptText } from "./keptText";
import { DEFAULT_LIMIT, LinkLimit } from "./LinkLimit";
import { Choices } from "./Choices";
import { hasBaseInside, saveCopy, saveHtmlReport } from "./saveCopy";
import { problemText } from "../kit/problemText";
import "../app/overlay.css";
import "./share.css";

const FORMS: readonly { readonly value: ShareForm; readonly text: string }[] = [
  { value: "link", text: "Link with the profile inside" },
  { value: "file", text: "Profile (.pb.gz)" },
  { value: "report", text: "One-file report (.html)" },
];

/** Which of them this page can make: a link needs a page that others can open, a report the app as a file. */
const POSSIBLE_FORMS = FORMS.filter(({ value }) =>
  value === "link" ? location.protocol !== "file:" : value === "file" || import.meta.env.MODE !== "report",
);

/** A choice takes a moment to be made. */
const DELAY_MS = 120;

/** The dialog **Share the profile**: a copy for somebody else, what is in it, and how it is given. */
export default function ShareDialog({
  as,
  context,
  onClose,
}: {
  readonly as: ShareForm;
  readonly context: ActionContext;
  readonly onClose: () => void;
}) {
  const [form, setForm] = useState(POSSIBLE_FORMS.some(({ value }) => value === as) ? as : "file");
  const [copy, setCopy] = useState<SharedCopy>({ part: "shown", cleaning: NOTHING_TAKEN_OUT });
  const [limit, setLimit] = useState(DEFAULT_LIMIT);
  const size = form === "link" ? roomInLink(context, copy, limit) : "none";
  const { profile, query } = context;
  const { answer, problem, waiting } = useAnswer(
    profile.engine,
    copyQuestion(context, copy, size),
    "share",
    DELAY_MS,
  );
  const { state } = context;
  const bytes = form === "link" ? answer?.bytes : undefined;
  const link = useMemo(
    () => (bytes === undefined ? undefined : linkWithProfile({ profile, state }, copy, bytes)),
    [profile, state, copy, bytes],
  );
  const type = profile.summary.sampleTypes[query.sampleTypeIndex]?.type ?? "";
  const kept = answer && keptText(answer, type, link?.length);
  const isReady = !waiting && answer !== undefined && (form !== "link" || answer.sampleCount > 0);
  const give = () => {
    onClose();
    if (form === "report") void saveHtmlReport(context, copy);
    else if (form === "file") void saveCopy(context, copy);
    else if (link !== undefined) void copyAndSay("Link", link, `It ${kept}.`);
  };
  return (
    <Dialog
      open
      className="dialog share-dialog"
      backdrop={<div className="backdrop" />}
      unmountOnHide
      onClose={onClose}
    >
      <div className="share-title">
        <DialogHeading>Share the profile</DialogHeading>
        <DialogDismiss className="button icon plain" aria-label="Close" title="Close">
          <X size={16} aria-hidden />
        </DialogDismiss>
      </div>
      <div className="share-choices">
        <Choices legend="As" name="share-form" choices={POSSIBLE_FORMS} value={form} onValue={setForm} />
        <Choices
          legend="What"
          name="share-part"
          choices={[
            { value: "shown", text: "What is shown" },
            { value: "whole", text: "The whole profile" },
          ]}
          value={copy.part}
          onValue={part => setCopy({ ...copy, part })}
        />
        <CleaningFields cleaning={copy.cleaning} onCleaning={cleaning => setCopy({ ...copy, cleaning })} />
        {form === "link" ? <LinkLimit limit={limit} onLimit={setLimit} /> : null}
      </div>
      <section className="share-contents" aria-label="What remains" aria-busy={waiting}>
        {problem === undefined ? null : <p role="alert">{problemText(problem)}</p>}
        {answer === undefined ? null : (
          <>
            <output className="share-kept">
              {link === undefined ? `It has ${kept}.` : `The link ${kept}.`}
            </output>
            {query.comparison === undefined ? null : (
              <p className="muted">
                {form === "report" && hasBaseInside(context, copy)
                  ? "The base is inside as well."
                  : "The base of the comparison is not in it."}
              </p>
            )}
            <CopyContents contents={answer} cleaning={copy.cleaning} />
          </>
        )}
      </section>
      <div className="dialog-actions">
        <DialogDismiss className="button">Cancel</DialogDismiss>
        <button type="button" className="button primary" disabled={!isReady} onClick={give}>
          {form === "link" ? "Copy link" : form === "report" ? "Save report" : "Save profile"}
        </button>
      </div>
    </Dialog>
  );
}
