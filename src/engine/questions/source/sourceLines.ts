import { fileLines, type FileLines, type SourceCode, type Costs } from "../../../analysis/lines";
import { NONE } from "../../../model/profile";
import type { SourceFunction, SourceLinesAnswer, SourceLinesQuestion } from "../../protocol";
import type { Session } from "../../session";
import { type Handler, onSession } from "../question";
import { addressColumns, callColumns, figuredRows, type GroupCosts, rowColumns } from "./lineFigures";
import { meantSource } from "./meantSource";
import { codeOf, costedOf, locationsOf, shownTotals, type Side } from "./sessionSource";

/** The lines of a file with what they cost. */
export const answerSourceLines: Handler<SourceLinesQuestion> = onSession(function* (session, question) {
  const code = yield* codeOf(session, question);
  const totals = yield* shownTotals(session, question, "functions");
  const meant = yield* meantSource(session, code, totals, question);
  const { file, ownFunction, selectedLine } = meant;
  const functions = functionReader(session, code, totals);
  const about = {
    kind: "sourceLines",
    question,
    reportTotal: session.reportTotal(question.sampleTypeIndex),
    ...(selectedLine === undefined ? {} : { selectedLine }),
  } as const;
  if (file === NONE) {
    const own = ownFunction === undefined ? {} : { own: functions({ place: ownFunction, ...NOWHERE }) };
    return { ...about, file: "", ...own, ...noLines() };
  }
  const found = yield* fileLines(code, {
    file,
    ownFunction,
    hasColumns: question.options.showcolumns === true,
    hasAddresses: question.withAddresses === true,
  });
  const shown = yield* groupCosts(session, question, found, "shown");
  if (shown === undefined) throw new Error("nothing is shown");
  const costs: GroupCosts = {
    shown,
    base: yield* groupCosts(session, question, found, "base"),
    dropsNegative: question.options.drop_negative === true,
  };
  const rows = figuredRows(found, costs, ownFunction !== undefined);
  const placeOf = new Int32Array(found.lines.length).fill(NONE);
  for (const [place, { row }] of rows.entries()) placeOf[row] = place;
  const range = found.functions.find(({ place }) => place === ownFunction);
  const { strings, mappings, functions: table } = code.profile;
  const nameOf = (row: number) => strings.text(table.name[row]);
  return {
    ...about,
    file: code.files[file],
    ...(range === undefined ? {} : { own: functions(range) }),
    ...rowColumns(found, costs, rows),
    calls: callColumns(found, costs, placeOf, {
      name: nameOf,
      shownName: row => session.looks.readingOf(nameOf(row)).shown,
      file: row => (code.fileOfRow[row] === NONE ? "" : code.files[code.fileOfRow[row]]),
    }),
    ...(question.withAddresses === true && {
      addresses: addressColumns(found, costs, placeOf, mapping => strings.text(mappings.filename[mapping])),
    }),
    functions: found.functions.map(functions),
  };
});

const NOWHERE = { startLine: 0, firstLine: 0, lastLine: 0 };

/** Fresh each time: what is answered is given away. */
const noLines = () =>
  ({
    line: new Float64Array(0),
    flat: new Float64Array(0),
    cum: new Float64Array(0),
    isOwn: new Uint8Array(0),
    calls: {
      row: new Uint32Array(0),
      depth: new Uint32Array(0),
      flat: new Float64Array(0),
      cum: new Float64Array(0),
      name: [],
      shownName: [],
      file: [],
      line: new Float64Array(0),
    },
    functions: [],
  }) satisfies Partial<SourceLinesAnswer>;

function* groupCosts(session: Session, query: SourceLinesQuestion, { groups }: FileLines, side: Side) {
  const costed = costedOf(session, query, side);
  if (costed === undefined) return undefined;
  return yield* groups.costs(costed, yield* locationsOf(session, query, side, costed));
}

function functionReader(session: Session, { functions }: SourceCode, costs: Costs) {
  return ({ place, startLine, firstLine, lastLine }: FileLines["functions"][number]): SourceFunction => {
    const { name } = functions[place];
    const { shown, full } = session.looks.readingOf(name);
    const lines = { startLine, firstLine, lastLine };
    return {
      name,
      shownName: shown,
      fullName: full,
      ...lines,
      flat: costs.flat[place],
      cum: costs.cum[place],
    };
  };
}
