import type { Span } from '../text/span';

/** A call that is being written. */
export interface Signature {
  /** The whole of it as shown: `DATE_TRUNC(unit, value)`. */
  readonly label: string;
  readonly documentation?: string;
  /** Where in the label each parameter stands. */
  readonly parameters: readonly { readonly label: Span; readonly documentation?: string }[];
}

/** The forms that a call may have, and what is being typed. */
export interface SignatureHelp {
  readonly signatures: readonly Signature[];
  readonly activeSignature: number;
  /** Undefined behind the last parameter. */
  readonly activeParameter: number | undefined;
}
