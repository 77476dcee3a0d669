/** A stretch of a text, in UTF-16 code units from its start: `start` is in it, `end` is the first that is not. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Whether an offset stands in a span or at one of its ends: where a cursor counts as being on a word. */
export function touches(span: Span, offset: number): boolean {
  return span.start <= offset && offset <= span.end;
}
