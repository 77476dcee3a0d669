import type { Argument, CallExpression, Expression } from './expression';
import type { Span } from './span';
import type { Tag } from './tag';
import { expressionsOf, walk } from './walk';

/** A call of a named function: `ref('a')`, `adapter.dispatch('x')`, `dbt_utils.star(…)`. */
export interface JinjaCall {
  /** Dotted as written: `ref`, `dbt_utils.star`. */
  readonly name: string;
  readonly nameSpan: Span;
  readonly args: readonly Argument[];
  /** Between the brackets, or to where the call breaks off. */
  readonly argsSpan: Span;
  readonly closed: boolean;
  /** The whole call. */
  readonly span: Span;
  /** The tag that it stands in. */
  readonly tag: Tag;
}

/** The calls of a tag, outer ones before what stands in their arguments. A call of something without a name is left out. */
export function callsOf(tag: Tag): readonly JinjaCall[] {
  const calls: JinjaCall[] = [];
  const expressions = tag.kind === 'print' ? tag.expressions : expressionsOf(tag.statement);
  for (const expression of expressions)
    walk(expression, part => {
      if (part.kind !== 'call') return;
      const name = dottedName(part.callee);
      if (name !== undefined) calls.push(namedCall(part, name, tag));
    });
  return calls;
}

function namedCall(call: CallExpression, name: string, tag: Tag): JinjaCall {
  const { args, argsSpan, closed, span } = call;
  return { name, nameSpan: call.callee.span, args, argsSpan, closed, span, tag };
}

/** `a.b.c` for names and members, else `undefined`. */
export function dottedName(expression: Expression): string | undefined {
  const names: string[] = [];
  let at = expression;
  for (; at.kind === 'member'; at = at.object) names.push(at.name);
  if (at.kind !== 'name') return undefined;
  return [at.name, ...names.reverse()].join('.');
}
