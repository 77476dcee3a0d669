import type { JinjaCall, StringExpression } from '@lakehouse/jinja';
import type { ServedDocument } from '../../feature';
import type { Span } from '../../text/span';

/** A place inside the brackets of a `ref` or `source`. */
export interface ArgumentPlace {
  readonly call: JinjaCall;
  readonly function: 'ref' | 'source';
  /** Which of the arguments without a keyword the cursor is in. */
  readonly index: number;
  /** The argument's text, of which only the inside of the quotes is a name; undefined where none is begun. */
  readonly string: StringExpression | undefined;
}

/** The argument of a `ref` or `source` that the cursor stands in; undefined elsewhere. */
export function argumentAt({ jinja }: ServedDocument, offset: number): ArgumentPlace | undefined {
  const call = jinja.calls.findLast(one => {
    const { start, end } = one.argsSpan;
    return functionOf(one) !== undefined && start <= offset && offset <= end;
  });
  const name = call && functionOf(call);
  if (call === undefined || name === undefined) return undefined;
  const args = call.args.filter(arg => arg.name === undefined);
  const index = args.findLastIndex(({ value }) => isIn(value.span, offset));
  const value = args[index]?.value;
  if (value?.kind === 'string')
    return isIn(value.inner, offset) ? { call, function: name, index, string: value } : undefined;
  if (call.args.some(arg => arg.name !== undefined && isIn(arg.span, offset))) return undefined;
  if (value !== undefined && value.kind !== 'hole') return undefined;
  const before = args.filter(arg => arg.value.span.end <= offset && arg.value.kind !== 'hole').length;
  return { call, function: name, index: before, string: undefined };
}

/** Which of dbt's functions a call is of. */
export function functionOf({ name }: JinjaCall): 'ref' | 'source' | undefined {
  const plain = name.replace(/^builtins\./, '');
  return plain === 'ref' || plain === 'source' ? plain : undefined;
}

function isIn({ start, end }: Span, offset: number): boolean {
  return start <= offset && offset <= end;
}
