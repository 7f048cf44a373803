import type { Steps } from "../../../base/steps";
import type { TopFindQuestion } from "../../protocol";
import type { Session } from "../../session";

/** Names that are looked at between two pauses. */
const NAMES_PER_STEP = 1 << 12;

/**
 * The row of a function, or the first from `fromRow` on, going round, whose name begins with the prefix: as it is shown, its
 * short form, or the profile's own.
 * @param rows row → frame
 * @returns -1 where there is none
 */
export function* findRow(session: Session, question: TopFindQuestion, rows: Uint32Array): Steps<number> {
  const { looks } = session;
  const { name, fromRow } = question;
  const prefix = question.prefix?.toLowerCase();
  const begins = (text: string) =>
    prefix !== undefined && text.slice(0, prefix.length).toLowerCase() === prefix;
  const matches =
    name === undefined
      ? (frame: number) =>
          begins(looks.shownName(frame)) || begins(looks.shortName(frame)) || begins(looks.name(frame))
      : (frame: number) => looks.name(frame) === name;
  const start = Math.max(0, fromRow);
  for (let index = 0; index < rows.length; index++) {
    if (index % NAMES_PER_STEP === NAMES_PER_STEP - 1) yield;
    const row = (start + index) % rows.length;
    if (matches(rows[row])) return row;
  }
  return -1;
}
