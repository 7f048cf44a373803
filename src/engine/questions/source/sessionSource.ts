import {
  type Costed,
  type Costs,
  fileCosts,
  functionCosts,
  locationCosts,
  type SourceCode,
  sourceCode,
} from "../../../analysis/lines";
import type { Steps } from "../../../base/steps";
import type { Query, SourceIndexKind } from "../../protocol";
import type { Session } from "../../session";

/** The code of what is shown: its files and functions. Made once for a session. */
export function codeOf(session: Session, { names }: Query): Steps<SourceCode> {
  const hasOwnNumbers = names === "own";
  return session.remember(`source code ${hasOwnNumbers}`, () => sourceCode(session.profile, hasOwnNumbers));
}

/** One of the two sides that figures are of: all that is shown (of a comparison the difference), or the base. */
export type Side = "shown" | "base";

/** What is added up on a side; undefined for the base where nothing is compared. */
export function costedOf(session: Session, { sampleTypeIndex }: Query, side: Side): Costed | undefined {
  const { profile, frames } = session;
  if (side === "shown") return { profile, frames, column: profile.samples.values[sampleTypeIndex] };
  const base = session.baseSide(sampleTypeIndex);
  return base && { profile, frames, column: { values: base.values, exact: undefined } };
}

/** What every location costs on a side. */
export function locationsOf(
  session: Session,
  { sampleTypeIndex }: Query,
  side: Side,
  costed: Costed,
): Steps<Costs> {
  return session.remember(`source locations ${side} ${sampleTypeIndex}`, () => locationCosts(costed));
}

/** What functions, or files, cost on a side; undefined for the base where nothing is compared. */
export function* totalsOf(
  session: Session,
  query: Query,
  of: SourceIndexKind,
  side: Side,
): Steps<Costs | undefined> {
  const costed = costedOf(session, query, side);
  if (costed === undefined) return undefined;
  const code = yield* codeOf(session, query);
  const locations = yield* locationsOf(session, query, side, costed);
  const add = of === "functions" ? functionCosts : fileCosts;
  const key = `source ${of} ${side} ${query.sampleTypeIndex} ${query.names === "own"}`;
  return yield* session.remember(key, () => add(code, costed, locations));
}

/** What functions, or files, cost of all that is shown. */
export function* shownTotals(session: Session, query: Query, of: SourceIndexKind): Steps<Costs> {
  const totals = yield* totalsOf(session, query, of, "shown");
  if (totals === undefined) throw new Error("nothing is shown");
  return totals;
}
