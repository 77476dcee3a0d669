/** What goes with a statement beside its text. */
export interface StatementTerms {
  /** A `Transaction`, or the id of one that was begun elsewhere. Absent: the server commits each statement by itself. */
  readonly transaction?: { readonly id: Uint8Array } | undefined;
  /** Aborting it ends the statement on both sides. */
  readonly signal?: AbortSignal | undefined;
}
