import type { Span } from './span';

interface ExpressionBase {
  readonly span: Span;
}

export interface NameExpression extends ExpressionBase {
  readonly kind: 'name';
  readonly name: string;
}

/** A string literal; `inner` is between its quotes. Literals that stand side by side are one: `inner` then goes from the first to the last. */
export interface StringExpression extends ExpressionBase {
  readonly kind: 'string';
  readonly value: string;
  readonly inner: Span;
  readonly closed: boolean;
}

export interface NumberExpression extends ExpressionBase {
  readonly kind: 'number';
  readonly value: number;
}

/** `true`, `false`, `none` and their spellings with a capital. */
export interface ConstantExpression extends ExpressionBase {
  readonly kind: 'constant';
  readonly value: boolean | null;
}

/** A list or tuple. */
export interface ListExpression extends ExpressionBase {
  readonly kind: 'list';
  readonly items: readonly Expression[];
}

export interface DictExpression extends ExpressionBase {
  readonly kind: 'dict';
  readonly entries: readonly { readonly key: Expression; readonly value: Expression }[];
}

/** One argument of a call; `name` is the keyword's. */
export interface Argument {
  readonly name: string | undefined;
  readonly nameSpan: Span | undefined;
  readonly value: Expression;
  /** Keyword and value. */
  readonly span: Span;
}

export interface CallExpression extends ExpressionBase {
  readonly kind: 'call';
  readonly callee: Expression;
  readonly args: readonly Argument[];
  /** From behind the opening bracket to before the closing one, or to where the call breaks off. */
  readonly argsSpan: Span;
  readonly closed: boolean;
}

/** `object.name`. */
export interface MemberExpression extends ExpressionBase {
  readonly kind: 'member';
  readonly object: Expression;
  readonly name: string;
  readonly nameSpan: Span;
}

/** `object[index]`; a slice has holes in its list. */
export interface IndexExpression extends ExpressionBase {
  readonly kind: 'index';
  readonly object: Expression;
  readonly index: Expression;
}

/** `input | name(args)`; `test` for `input is name(args)`. */
export interface FilterExpression extends ExpressionBase {
  readonly kind: 'filter' | 'test';
  readonly input: Expression;
  readonly name: string;
  readonly nameSpan: Span;
  readonly args: readonly Argument[];
  /** True for `is not`. */
  readonly negated: boolean;
}

export interface UnaryExpression extends ExpressionBase {
  readonly kind: 'unary';
  readonly operator: string;
  readonly operand: Expression;
}

/** Any operator with two sides; `not in` is one operator. */
export interface BinaryExpression extends ExpressionBase {
  readonly kind: 'binary';
  readonly operator: string;
  readonly left: Expression;
  readonly right: Expression;
}

/** `then if condition else otherwise`. */
export interface ConditionalExpression extends ExpressionBase {
  readonly kind: 'conditional';
  readonly condition: Expression;
  readonly then: Expression;
  readonly otherwise: Expression | undefined;
}

/** A place where an expression is still to be typed. */
export interface Hole extends ExpressionBase {
  readonly kind: 'hole';
}

/** A Jinja expression as far as it can be read; what is missing is a hole, never an exception. */
export type Expression =
  | NameExpression
  | StringExpression
  | NumberExpression
  | ConstantExpression
  | ListExpression
  | DictExpression
  | CallExpression
  | MemberExpression
  | IndexExpression
  | FilterExpression
  | UnaryExpression
  | BinaryExpression
  | ConditionalExpression
  | Hole;
