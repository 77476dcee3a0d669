import type { Span } from './span';

/** Something that keeps Jinja from reading a template. Of one tag the first is told: what follows may follow from it. */
export interface SyntaxProblem {
  /**
   * `expected` stands where something is missing, `unexpected` is a word or sign that does not belong there, `unknownTag` a word that
   * begins no statement; the others
   * are things whose end is missing, with the place where they begin.
   */
  readonly kind:
    | 'expected'
    | 'unexpected'
    | 'unknownTag'
    | 'unclosedBracket'
    | 'unclosedString'
    | 'unclosedTag'
    | 'unclosedComment'
    | 'unclosedRaw';
  /** May be empty, at the end of a tag. */
  readonly span: Span;
  /** Of what is missing: `expression`, `tag`, or a word or sign as Jinja writes it. */
  readonly expected?: string;
}
