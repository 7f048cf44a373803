import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from "react";
import type { SourceLinesAnswer, SourceLinesQuestion } from "../../../engine/protocol";
import { preferencesStore } from "../../../state/preferences";
import { MissingSource } from "../../sources/MissingSource";
import { SourcesBar } from "../../sources/SourcesBar";
import { NothingLeft } from "../../filters/NothingLeft";
import { afterPaint } from "../../kit/afterPaint";
import { hasModifier, isTyping } from "../../kit/typing";
import { useAnswer } from "../../kit/useAnswer";
import type { ViewProps } from "../viewProps";
import { CodeGrid, type CodePlace } from "./CodeGrid";
import { copyList } from "./copyList";
import { heats, hotLines, hottestLine, nextHotLine } from "./hotLines";
import { SourceHead } from "./SourceHead";
import { SourceIndex } from "./SourceIndex";
import { SourceNotes } from "./SourceNotes";
import type { IndexRowData } from "./useSourceIndex";
import { useSourceText } from "./useSourceText";
import { problemText } from "../../kit/problemText";
import "./source.css";

/** The view **Source**: what each line of the code costs. */
export default function SourceView(props: ViewProps) {
  const { engine, query, state, navigate, drawn } = props;
  const { selection, sourceFile } = state;
  const [withAddresses, setAddresses] = useState(false);
  const question = useMemo(
    (): SourceLinesQuestion => ({
      kind: "sourceLines",
      ...query,
      ...(selection !== undefined && { selection }),
      ...(sourceFile !== "" && { file: sourceFile }),
      ...(withAddresses && { withAddresses }),
    }),
    [query, selection, sourceFile, withAddresses],
  );
  const { answer, problem, waiting } = useAnswer(engine, question, "source lines");
  const isSettled = problem !== undefined || (answer !== undefined && !waiting);
  const settled = isSettled ? (answer ?? problem) : undefined;
  useEffect(() => (settled === undefined ? undefined : afterPaint(drawn)), [settled, drawn]);

  const pick = ({ name, file }: IndexRowData, how: "push" | "replace") =>
    navigate({ selection: name === "" ? undefined : name, sourceFile: file, sourceLine: undefined }, how);
  const shown = answer && { name: answer.own?.name, file: answer.file };
  return (
    <div className="source-view">
      <div className="source-panes">
        <div className="source-side">
          <SourceIndex {...props} shown={shown} onPick={pick} />
          <div className="source-places">
            <SourcesBar />
          </div>
        </div>
        <div className="source-main">
          {problem !== undefined ? (
            <p className="source-empty" role="alert">
              {problemText(problem)}
            </p>
          ) : answer === undefined ? (
            <p className="source-empty late muted">Adding up …</p>
          ) : answer.file === "" ? (
            <NoFile {...props} answer={answer} />
          ) : (
            <Code {...props} answer={answer} withAddresses={withAddresses} onAddresses={setAddresses} />
          )}
        </div>
      </div>
    </div>
  );
}

function Code({
  answer,
  withAddresses,
  onAddresses,
  ...props
}: ViewProps & {
  readonly answer: SourceLinesAnswer;
  readonly withAddresses: boolean;
  readonly onAddresses: (wanted: boolean) => void;
}) {
  const { engine, summary, query, state, navigate } = props;
  const text = useSourceText(answer.file);
  const lines = text?.kind === "text" ? text.lines : undefined;
  const hot = useMemo(() => hotLines(answer, heats(answer)).map(row => answer.line[row]), [answer]);
  const { current, toLine } = useCurrentLine(answer, state.sourceLine, line =>
    navigate({ sourceFile: answer.file, sourceLine: line }, "replace"),
  );
  const toHot = (step: 1 | -1) => {
    const line = nextHotLine(hot, current ?? 0, step);
    if (line !== undefined) toLine(line);
  };
  const toPlace = ({ name, file, line }: CodePlace) =>
    navigate({ selection: name === "" ? undefined : name, sourceFile: file, sourceLine: line }, "push");
  const view = useRef<HTMLDivElement>(null);
  const press = (event: KeyboardEvent) => {
    if (hasModifier(event) || isTyping(event.target) || !preferencesStore.getState().singleKeys) return;
    if (event.key !== "n" && event.key !== "p") return;
    toHot(event.key === "n" ? 1 : -1);
    event.preventDefault();
  };
  const unit = summary.sampleTypes[query.sampleTypeIndex]?.unit ?? "";
  return (
    // The keys are of what is in it.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div ref={view} className="source-file" onKeyDown={press}>
      <SourceHead
        answer={answer}
        place={text?.kind === "text" ? `${text.place}: ${text.path}` : undefined}
        unit={unit}
        isCompared={query.comparison !== undefined}
        hotCount={hot.length}
        onHot={toHot}
        withAddresses={withAddresses}
        onAddresses={onAddresses}
        onCopy={form => void copyList({ profile: { engine }, state, query }, answer, form)}
      />
      {text?.kind === "text" ? <SourceNotes answer={answer} text={text} /> : null}
      {text === undefined || text.kind === "text" ? null : <MissingSource file={answer.file} answer={text} />}
      {answer.line.length === 0 && lines === undefined ? (
        <div className="source-empty muted">
          <NothingLeft
            options={query.options}
            navigate={navigate}
            otherwise="No line of it has any cost in this sample type."
          />
        </div>
      ) : (
        <CodeGrid
          {...props}
          answer={answer}
          lines={lines}
          current={current}
          onLine={toLine}
          onPlace={toPlace}
        />
      )}
    </div>
  );
}

/**
 * The line that is looked at: the link's, as long as it is of what is shown, and the one that costs most otherwise. When
 * another function is selected the link still has the line of the one before.
 */
function useCurrentLine(
  answer: SourceLinesAnswer,
  linked: number | undefined,
  onLine: (line: number) => void,
) {
  const { own, file, selectedLine } = answer;
  const key = `${file} ${own?.name}`;
  // Lines around the function can be gone to, but only while it is shown.
  const [gone, setGone] = useState<{ readonly key: string; readonly line: number }>();
  const isMeant =
    linked !== undefined &&
    (own === undefined ||
      (gone?.key === key && gone.line === linked) ||
      (linked >= Math.min(own.startLine || own.firstLine, own.firstLine) && linked <= own.lastLine));
  return {
    current: isMeant ? linked : (selectedLine ?? hottestLine(answer) ?? (own?.startLine || undefined)),
    toLine: (line: number) => {
      setGone({ key, line });
      onLine(line);
    },
  };
}

/** That the profile says no file, and what to do. */
function NoFile({
  answer: { own },
  query,
  state,
  navigate,
}: ViewProps & { readonly answer: SourceLinesAnswer }) {
  return (
    <div className="source-empty muted">
      {own !== undefined ? (
        <p>
          The profile says no file of <bdi className="name">{own.shownName}</bdi>: it was recorded without
          one, as code of a runtime or a stripped library often is.
        </p>
      ) : state.selection !== undefined || state.sourceFile !== "" ? (
        <>
          <p>
            Nothing of <bdi className="name">{state.selection ?? state.sourceFile}</bdi> is in what is shown.
          </p>
          <button
            type="button"
            className="button"
            onClick={() => navigate({ selection: undefined, sourceFile: "", sourceLine: undefined }, "push")}
          >
            Show what costs most
          </button>
        </>
      ) : (
        <NothingLeft
          options={query.options}
          navigate={navigate}
          otherwise="The profile says no file of any code that costs something in this sample type."
        />
      )}
    </div>
  );
}
