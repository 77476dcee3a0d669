/** The part of an abort signal that pure code may look at; an `AbortSignal` is one. */
export interface Cancellation {
  readonly aborted: boolean;
}

/** Never cancelled: for callers that have nothing to cancel with. */
export const neverCancelled: Cancellation = { aborted: false };
