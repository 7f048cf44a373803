import type { ArchiveQuestion, HostQuestion } from "../../state/session";
import { ArchiveDialog } from "./ArchiveDialog";
import { HostDialog } from "./HostDialog";

/** What the user is asked while something is on its way. */
export default function QuestionDialog({ question }: { readonly question: HostQuestion | ArchiveQuestion }) {
  return question.kind === "host" ? (
    <HostDialog question={question} />
  ) : (
    <ArchiveDialog question={question} />
  );
}
