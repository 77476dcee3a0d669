/** A stretch of a text, in UTF-16 code units from its start: `start` is in it, `end` is the first that is not. */
export interface Span {
  readonly start: number;
  readonly end: number;
}
