import { isMark, isName, typeEnd, type Span, type Token } from '@lakehouse/sql';
import { isCallee } from './sqlCall';

/** `value::type`. */
export interface CastOperator {
  readonly operator: Span;
  /** The whole; undefined where the text does not tell where the value starts or the type ends. */
  readonly whole: { readonly value: Span; readonly type: Span } | undefined;
}

/** The casts by `::` among the tokens of a statement. */
export function castOperators(tokens: readonly Token[]): readonly CastOperator[] {
  const casts: CastOperator[] = [];
  for (const [at, { text, span }] of tokens.entries())
    if (text === '::') casts.push({ operator: span, whole: wholeCast(tokens, at) });
  return casts;
}

function wholeCast(tokens: readonly Token[], at: number): CastOperator['whole'] {
  const start = valueStart(tokens, at);
  const end = typeEnd(tokens, at + 1);
  const [first, last, from, to] = [tokens[start ?? at], tokens[at - 1], tokens[at + 1], tokens[(end ?? at) - 1]];
  if (start === undefined || end === undefined || !first || !last || !from || !to) return undefined;
  return { value: { start: first.span.start, end: last.span.end }, type: { start: from.span.start, end: to.span.end } };
}

/** Index of the first token of the value before an operator: a literal, a name, a call, parentheses; casts of it too. */
function valueStart(tokens: readonly Token[], operator: number): number | undefined {
  const last = tokens[operator - 1];
  if (last === undefined) return undefined;
  let start = operator - 1;
  if (last.text === ')') {
    start = opening(tokens, start);
    if (start < 0) return undefined;
    if (isCallee(tokens, start - 1) || isMark(tokens[start - 2], '.')) start -= 1;
  } else if (!['word', 'quoted', 'string', 'number'].includes(last.kind)) return undefined;
  while (isMark(tokens[start - 1], '.') && isName(tokens[start - 2])) start -= 2;
  return isMark(tokens[start - 1], '::') ? valueStart(tokens, start - 1) : start;
}

/** Index of the parenthesis that the one at an index closes; -1 when there is none. */
function opening(tokens: readonly Token[], close: number): number {
  let depth = 0;
  for (let at = close; at >= 0; at -= 1) {
    if (isMark(tokens[at], ')')) depth += 1;
    if (isMark(tokens[at], '(')) depth -= 1;
    if (depth === 0) return at;
  }
  return -1;
}
