/** Member of requests that are answered bit by bit. */
export interface WantsPartialAnswers {
  /**
   * Asks for partial answers, which carry the same number: choose another one for each request, so that those of an
   * older request can be told apart. Absent for none.
   */
  readonly token?: number;
}
