import type { Question } from "../protocol";
import { answerDetails } from "./details";
import { answerFlame } from "./flame";
import { answerInfo } from "./info";
import { answerLocate } from "./locate";
import type { Handler } from "./question";
import { answerSearch } from "./search";
import { answerTop } from "./top";

/** Who answers which question: a new one is a file and a line. */
export const HANDLERS = {
  flame: answerFlame,
  locate: answerLocate,
  top: answerTop,
  details: answerDetails,
  search: answerSearch,
  info: answerInfo,
} as const satisfies { [Kind in Question["kind"]]: Handler<Extract<Question, { kind: Kind }>> };
