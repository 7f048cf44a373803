import type { Problem } from "../../base/problem";
import type { EngineClient } from "../../engine/client";
import type { FlameQuestion } from "../../engine/protocol";
import {
  type FlameSubject,
  knowsLabels,
  overviewQuestion,
  questionFor,
  subjectKey,
  suffices,
} from "../../render/flame/wantedAnswer";
import type { FlameStage } from "./FlameStage";

/** How long a moving viewport waits for the answer under way before a newer question takes its place. */
const PATIENCE_MS = 80;

/**
 * Keeps the boxes at hand as fine and as far as the viewport needs them: at most one question per frame, and only
 * where what is here or under way does not suffice.
 */
export class FlameAsker {
  private readonly engine: EngineClient;
  private readonly stage: FlameStage;
  private readonly slot: string;
  private readonly onProblem: (problem: Problem | undefined) => void;
  private subject: FlameSubject | undefined;
  private labelKey: string | undefined;
  private underWay: FlameQuestion | undefined;
  private refused: FlameQuestion | undefined;
  private movedAtMs = 0;
  private retry: ReturnType<typeof setTimeout> | undefined;
  private overviewWidthPx = 0;
  private overviewAsked: FlameQuestion | undefined;

  /** @param slot as in `EngineClient.ask`; the minimap has one of its own */
  constructor(
    engine: EngineClient,
    stage: FlameStage,
    onProblem: (problem: Problem | undefined) => void,
    slot = "flame",
  ) {
    this.engine = engine;
    this.slot = slot;
    this.stage = stage;
    this.onProblem = onProblem;
  }

  /** @returns what stops it */
  start(): () => void {
    const unsubscribe = this.stage.subscribe(change => {
      if (change === "moved") this.movedAtMs = performance.now();
      if (change === "frame") this.consider();
      if (change === "drawn") this.considerOverview();
    });
    return () => {
      unsubscribe();
      clearTimeout(this.retry);
      this.subject = undefined;
      this.underWay = undefined;
      this.overviewAsked = undefined;
      this.engine.cancelSlot(this.slot);
      this.engine.cancelSlot(`${this.slot} minimap`);
    };
  }

  /** Asks about this from now on; about nothing while undefined, when it is not yet known where to look. */
  setSubject(subject: FlameSubject | undefined): void {
    const { labelKey } = this;
    this.subject = subject === undefined || labelKey === undefined ? subject : { ...subject, labelKey };
    // A change of place or subject, not a movement: nothing to wait for.
    this.movedAtMs = 0;
    this.consider();
  }

  /** Asks for the values of a label as well, for colours. */
  setLabelKey(labelKey: string | undefined): void {
    if (labelKey === this.labelKey) return;
    this.labelKey = labelKey;
    if (this.subject === undefined) return;
    const { labelKey: _, ...subject } = this.subject;
    this.setSubject(subject);
  }

  /** How wide the minimap is; 0 where there is none. */
  setOverviewWidth(widthPx: number): void {
    this.overviewWidthPx = widthPx;
    if (this.stage.current !== undefined) this.considerOverview();
  }

  /** Asks if what is here or under way is not enough. */
  consider(): void {
    const { stage, subject } = this;
    const pane = stage.targetPane;
    if (subject === undefined || pane.widthPx === 0 || pane.heightPx === 0) return;
    const { underWay, refused } = this;
    const { current } = stage;
    if (underWay !== undefined) {
      if (suffices(underWay, undefined, pane, subject)) return;
      const stillMs = performance.now() - this.movedAtMs;
      if (subjectKey(underWay) === subjectKey(subject) && stillMs < PATIENCE_MS) {
        clearTimeout(this.retry);
        this.retry = setTimeout(() => this.consider(), PATIENCE_MS - stillMs);
        return;
      }
    }
    if (current !== undefined && suffices(current.question, current, pane, subject)) return;
    // The same question would be refused again.
    if (refused !== undefined && suffices(refused, undefined, pane, subject)) return;
    void this.ask(questionFor(pane, subject));
  }

  private async ask(question: FlameQuestion): Promise<void> {
    this.underWay = question;
    const outcome = await this.engine.ask(question, this.slot);
    if (this.underWay !== question) return;
    this.underWay = undefined;
    this.refused = undefined;
    if (outcome.ok) {
      this.onProblem(undefined);
      this.stage.setAnswer(outcome.value);
    } else if (outcome.error.kind !== "cancelled") {
      this.refused = question;
      this.onProblem(outcome.error);
    }
  }

  /** The minimap's boxes come after the view's own. */
  private considerOverview(): void {
    const { subject, overviewWidthPx, overviewAsked } = this;
    if (subject === undefined || overviewWidthPx === 0) return;
    const question = overviewQuestion(overviewWidthPx, subject);
    if (
      overviewAsked?.widthPx === question.widthPx &&
      subjectKey(overviewAsked) === subjectKey(subject) &&
      knowsLabels(overviewAsked, subject)
    ) {
      return;
    }
    void this.askOverview(question);
  }

  private async askOverview(question: FlameQuestion): Promise<void> {
    this.overviewAsked = question;
    const outcome = await this.engine.ask(question, `${this.slot} minimap`, { background: true });
    if (this.overviewAsked !== question) return;
    if (outcome.ok) this.stage.setOverview(outcome.value);
    else this.overviewAsked = undefined;
  }
}
