export { answerSourceIndex } from "./sourceIndex";
export { answerSourceLines } from "./sourceLines";
