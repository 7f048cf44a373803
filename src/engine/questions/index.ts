import type { Question } from "../protocol";
import { answerDetails } from "./details";
import { answerFlame } from "./flame";
import { answerLabelKeys } from "./labelKeys";
import { type Handler, onSession } from "./question";
import { answerSearch } from "./search";
import { answerShown } from "./shown";

/** Who answers which question: a new one is a file and a line. */
export const HANDLERS = {
  shown: answerShown,
  flame: async (loaded, question) =>
    question.part === undefined
      ? onSession(
          question.labelKey === undefined
            ? answerFlame
            : (await import("./labelledFlame")).answerLabelledFlame,
        )(loaded, question)
      : (await import("./parts")).answerPartFlame(loaded, { ...question, part: question.part }),
  details: onSession(answerDetails),
  search: answerSearch,
  labelKeys: answerLabelKeys,
  // These are not needed for the first picture.
  info: async (loaded, question) => (await import("./info")).answerInfo(loaded, question),
  locate: async (loaded, question) => (await import("./locate")).answerLocate(loaded, question),
  frameGroups: async (loaded, question) =>
    onSession((await import("./frameGroups")).answerFrameGroups)(loaded, question),
  top: async (loaded, question) => (await import("./top")).answerTop(loaded, question),
  topCells: async (loaded, question) => (await import("./top")).answerTopCells(loaded, question),
  topFind: async (loaded, question) => (await import("./top")).answerTopFind(loaded, question),
  topFrames: async (loaded, question) => (await import("./top")).answerTopFrames(loaded, question),
  topCopy: async (loaded, question) => (await import("./top/copy")).answerTopCopy(loaded, question),
  frameNames: async (loaded, question) => (await import("./top")).answerFrameNames(loaded, question),
  labels: async (loaded, question) => (await import("./labels")).answerLabels(loaded, question),
  pivot: async (loaded, question) => (await import("./peek")).answerPivot(loaded, question),
  peek: async (loaded, question) => (await import("./peek")).answerPeek(loaded, question),
  presets: async (loaded, question) => (await import("./insights")).answerPresets(loaded, question),
  findings: async (loaded, question) => (await import("./insights")).answerFindings(loaded, question),
  report: async (loaded, question) => (await import("./report")).answerReport(loaded, question),
  series: async (loaded, question) => (await import("./series")).answerSeries(loaded, question),
  share: async (loaded, question) => (await import("./share")).answerShare(loaded, question),
  sourceIndex: async (loaded, question) => (await import("./source")).answerSourceIndex(loaded, question),
  sourceLines: async (loaded, question) => (await import("./source")).answerSourceLines(loaded, question),
  sourceFiles: async loaded => (await import("./sourceFiles")).answerSourceFiles(loaded),
  graph: async (loaded, question) => (await import("./graph")).answerGraph(loaded, question),
  useSourceMaps: async (loaded, question) =>
    (await import("./sourceMaps")).answerUseSourceMaps(loaded, question),
  counterparts: async (loaded, question) =>
    (await import("./counterparts")).answerCounterparts(loaded, question),
  originalText: async (loaded, question) =>
    (await import("./sourceMaps")).answerOriginalText(loaded, question),
} as const satisfies { [Kind in Question["kind"]]: Handler<Extract<Question, { kind: Kind }>> };
