import type { Problem, Warning } from "../../base/problem";
import type { Alive } from "../lifeline";
import type { DetailsAnswer, DetailsQuestion } from "./details";
import type {
  FlameAnswer,
  FlameQuestion,
  FrameGroupsAnswer,
  FrameGroupsQuestion,
  LocateAnswer,
  LocateQuestion,
} from "./flame";
import type { GraphAnswer, GraphQuestion } from "./graph";
import type { InfoAnswer, InfoQuestion } from "./info";
import type { FindingsAnswer, FindingsQuestion, PresetsAnswer, PresetsQuestion } from "./insights";
import type { LabelKeysAnswer, LabelKeysQuestion, LabelsAnswer, LabelsQuestion } from "./labels";
import type { PeekAnswer, PeekQuestion, PivotAnswer, PivotQuestion } from "./peek";
import type { ReportAnswer, ReportQuestion } from "./report";
import type { SearchAnswer, SearchQuestion } from "./search";
import type { SeriesAnswer, SeriesQuestion } from "./series";
import type { ShareAnswer, ShareQuestion } from "./share";
import type { ShownAnswer, ShownQuestion } from "./shown";
import type { SourceFilesAnswer, SourceFilesQuestion } from "./sourceFiles";
import type {
  SourceIndexAnswer,
  SourceIndexQuestion,
  SourceLinesAnswer,
  SourceLinesQuestion,
} from "./source";
import type {
  CounterpartsAnswer,
  CounterpartsQuestion,
  OriginalTextAnswer,
  OriginalTextQuestion,
  UseSourceMapsAnswer,
  UseSourceMapsQuestion,
} from "./sourceMaps";
import type {
  FrameNamesAnswer,
  FrameNamesQuestion,
  TopAnswer,
  TopCellsAnswer,
  TopCellsQuestion,
  TopCopyAnswer,
  TopCopyQuestion,
  TopFindAnswer,
  TopFindQuestion,
  TopFramesAnswer,
  TopFramesQuestion,
  TopQuestion,
} from "./top";

export * from "./details";
export * from "./flame";
export * from "./frameNames";
export * from "./graph";
export * from "./info";
export * from "./insights";
export * from "./labels";
export * from "./peek";
export * from "./query";
export * from "./report";
export * from "./search";
export * from "./series";
export * from "./share";
export * from "./shown";
export * from "./source";
export * from "./sourceFiles";
export * from "./sourceMaps";
export * from "./top";

/**
 * What the page and the engine's worker say to each other. The worker keeps the only profile; the page gets a
 * summary, answers to questions, and the names that those answers need. Plain data only.
 */

/** Where a profile's bytes come from. */
export type OpenSource =
  | { readonly kind: "blob"; readonly name: string; readonly blob: Blob }
  | { readonly kind: "url"; readonly name: string; readonly url: string };

/**
 * Reads one profile, or several merged into one as pprof does. An open in progress is cancelled.
 * A base belongs to the profile that is shown, and goes with it.
 */
export interface OpenRequest {
  readonly kind: "open";
  readonly openId: number;
  readonly role: OpenRole;
  readonly sources: readonly OpenSource[];
  /** Instead of sources: a profile of the open series, as the base. */
  readonly step?: number;
  readonly profileId: number;
  /** Of a broken file, what could be read is opened. */
  readonly salvages: boolean;
}

/**
 * Page → worker. `profileId` is the `openId` of the profile that the page shows: the worker goes by it, since the
 * page may have cancelled an open that had already succeeded. 0: none.
 */
export type Request =
  | OpenRequest
  | { readonly kind: "cancelOpen"; readonly openId: number }
  /** `background`: it may wait until nothing else is asked. */
  | {
      readonly kind: "ask";
      readonly askId: number;
      readonly profileId: number;
      readonly question: Question;
      readonly background?: boolean;
    }
  /** Nothing else is to be done: whatever makes the first open faster may be done now. */
  | { readonly kind: "rehearse" }
  /** The answer is no longer wanted; the worker stops within one slice of work. */
  | { readonly kind: "cancel"; readonly askId: number };

/** What an open is for: to be shown, or to compare the shown one with. */
export type OpenRole = "profile" | "base";

/** Worker → page. Times are milliseconds since the Unix epoch (`performance.timeOrigin + performance.now()`). */
export type Response =
  | { readonly kind: "progress"; readonly openId: number; readonly progress: OpenProgress }
  | { readonly kind: "mark"; readonly openId: number; readonly mark: OpenMark; readonly atEpochMs: number }
  | { readonly kind: "opened"; readonly openId: number; readonly summary: ProfileSummary }
  | { readonly kind: "openFailed"; readonly openId: number; readonly problem: Problem }
  | Alive
  | { readonly kind: "answer"; readonly askId: number; readonly answer: Answer }
  | { readonly kind: "refused"; readonly askId: number; readonly problem: Problem };

/** `file`: the response's headers (or the File) are here. `bytes`: the last byte was read. `profile`: decoded. */
export type OpenMark = "file" | "bytes" | "profile";

export interface OpenProgress {
  readonly stage: "waiting" | "reading" | "merging" | "finishing";
  /** Bytes read so far of the compressed input, over all sources. */
  readonly bytesRead: number;
  /** Bytes in all, where known (a file's size, a Content-Length). */
  readonly bytesTotal?: number;
}

export interface SampleTypeSummary {
  readonly type: string;
  readonly unit: string;
  /** Sum over the samples of |value|, pprof's report total. */
  readonly total: number;
  /** The same, exact, where it passes 2^53 (decimal digits). */
  readonly exactTotal?: string;
}

/** What the page knows of the open profile without asking. */
export interface ProfileSummary {
  readonly sampleTypes: readonly SampleTypeSummary[];
  /** pprof's choice: `default_sample_type` where it names a type, else the last. */
  readonly defaultSampleTypeIndex: number;
  readonly sampleCount: number;
  readonly locationCount: number;
  readonly functionCount: number;
  readonly mappingCount: number;
  /** Base name of the first mapping's file: pprof's `File:` line. Empty where there is none. */
  readonly mainBinary: string;
  readonly buildId: string;
  /** Decimal nanoseconds since the Unix epoch; "0" is unknown. */
  readonly timeNanos: string;
  readonly durationNanos: string;
  readonly comments: readonly string[];
  readonly docUrl: string;
  /** How many files were merged into this profile. */
  readonly mergedFrom: number;
  /** The profiles that it was merged from, in order of time; absent where it is one. */
  readonly steps?: readonly SeriesStep[];
  /** How much of a broken file it is; absent where it is all of a whole one. */
  readonly partial?: string;
  /** Bytes after inflating, over all sources. */
  readonly inflatedBytes: number;
  /** The formats of the sources, in words, where they are not pprof's own. */
  readonly recordedAs: readonly string[];
  readonly warnings: readonly Warning[];
}

/** One profile of a series. */
export interface SeriesStep {
  readonly name: string;
  readonly summary: ProfileSummary;
}

export type Question =
  | ShownQuestion
  | FlameQuestion
  | LocateQuestion
  | FrameGroupsQuestion
  | TopQuestion
  | TopCellsQuestion
  | TopFindQuestion
  | TopFramesQuestion
  | TopCopyQuestion
  | FrameNamesQuestion
  | DetailsQuestion
  | PivotQuestion
  | PeekQuestion
  | SearchQuestion
  | InfoQuestion
  | LabelsQuestion
  | LabelKeysQuestion
  | PresetsQuestion
  | FindingsQuestion
  | ReportQuestion
  | SeriesQuestion
  | ShareQuestion
  | SourceIndexQuestion
  | SourceLinesQuestion
  | SourceFilesQuestion
  | GraphQuestion
  | UseSourceMapsQuestion
  | CounterpartsQuestion
  | OriginalTextQuestion;

export type Answer =
  | ShownAnswer
  | FlameAnswer
  | LocateAnswer
  | FrameGroupsAnswer
  | TopAnswer
  | TopCellsAnswer
  | TopFindAnswer
  | TopFramesAnswer
  | TopCopyAnswer
  | FrameNamesAnswer
  | DetailsAnswer
  | PivotAnswer
  | PeekAnswer
  | SearchAnswer
  | InfoAnswer
  | LabelsAnswer
  | LabelKeysAnswer
  | PresetsAnswer
  | FindingsAnswer
  | ReportAnswer
  | SeriesAnswer
  | ShareAnswer
  | SourceIndexAnswer
  | SourceLinesAnswer
  | SourceFilesAnswer
  | GraphAnswer
  | UseSourceMapsAnswer
  | CounterpartsAnswer
  | OriginalTextAnswer;

/** The answer that belongs to a question. */
export type AnswerTo<Q extends Question> = Extract<Answer, { kind: Q["kind"] }>;
