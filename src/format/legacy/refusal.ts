/** What google/pprof says of an input that none of its parsers takes (`errUnrecognized`). */
export const UNRECOGNISED = "unrecognized profile format";

/** Where in the input: a line of text, from 1, or a byte. */
export type Place = { readonly line: number } | { readonly byteOffset: number };

/**
 * Why one parser does not take the input. With `UNRECOGNISED` as pprof's words the next parser is asked, as pprof does;
 * with any others it is final.
 */
export class Refusal extends Error {
  /** The words of google/pprof, which scripts may look for. */
  readonly goWords: string;
  readonly place: Place;

  /** @param what what is wrong, for people: goes on from "In line 3, …" */
  constructor(goWords: string, what: string, place: Place) {
    super(what);
    this.name = "Refusal";
    this.goWords = goWords;
    this.place = place;
  }
}
