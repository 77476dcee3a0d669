import type { Argument, Expression } from './expression';
import type { Span } from './span';

interface StatementBase {
  /** The word that makes it: `set`, `endif`, `materialization`. */
  readonly keyword: string;
  readonly keywordSpan: Span;
}

/** `set a = b`, or `set a` with a block behind it: then `value` is absent. */
export interface SetStatement extends StatementBase {
  readonly kind: 'set';
  readonly targets: readonly Expression[];
  readonly value: Expression | undefined;
}

/** `for a, b in c if d`. */
export interface ForStatement extends StatementBase {
  readonly kind: 'for';
  readonly targets: readonly Expression[];
  readonly iterable: Expression;
  readonly condition: Expression | undefined;
}

/** `if` or `elif`. */
export interface IfStatement extends StatementBase {
  readonly kind: 'if';
  readonly condition: Expression;
}

/** A named block: `macro`, `test`, `data_test`, `materialization`, `snapshot`, `docs`, `block`. */
export interface NamedStatement extends StatementBase {
  readonly kind: 'named';
  readonly name: string;
  readonly nameSpan: Span;
  readonly parameters: readonly Argument[];
}

/** `else`, `endif` and every other word that stands alone. */
export interface BareStatement extends StatementBase {
  readonly kind: 'bare';
}

/** Anything else, `do` and `call` too, with the expressions that stand in it. */
export interface OtherStatement extends StatementBase {
  readonly kind: 'other';
  readonly expressions: readonly Expression[];
}

/** What a `{% … %}` tag says. */
export type Statement = SetStatement | ForStatement | IfStatement | NamedStatement | BareStatement | OtherStatement;
