import type { Argument, JinjaCall } from '@lakehouse/jinja';
import type { Dependency } from '../projectNode';
import type { Span } from '../../text/span';

interface Literal {
  readonly text: string;
  readonly span: Span;
}

/** The dependency that a call of `ref` or `source` with literal arguments is; undefined for other calls and half-written ones. */
export function dependencyOf(call: JinjaCall, atParse = true): Dependency | undefined {
  const name = call.name.replace(/^(builtins|dbt)\./, '');
  if (name !== 'ref' && name !== 'source') return undefined;
  const [first, second, third] = call.args.filter(arg => arg.name === undefined).map(literal);
  if (first === undefined || third !== undefined) return undefined;
  const { span } = call;
  if (name === 'ref') return refOf(call, { first, second, atParse });
  if (second === undefined) return undefined;
  const spans = { sourceSpan: first.span, tableSpan: second.span };
  return { kind: 'source', sourceName: first.text, tableName: second.text, span, atParse, ...spans };
}

function refOf(
  { args, span }: JinjaCall,
  {
    first,
    second,
    atParse,
  }: { readonly first: Literal; readonly second: Literal | undefined; readonly atParse: boolean },
): Dependency {
  const versioned = args.find(arg => arg.name === 'v') ?? args.find(arg => arg.name === 'version');
  const version = versioned && literal(versioned)?.text;
  const named =
    second === undefined
      ? { name: first.text, nameSpan: first.span }
      : { packageName: first.text, name: second.text, nameSpan: second.span };
  // dbt takes a version of 0 for none.
  return { kind: 'ref', ...named, ...(version === undefined || version === '0' ? {} : { version }), span, atParse };
}

function literal({ value }: Argument): Literal | undefined {
  if (value.kind === 'string') return { text: value.value, span: value.inner };
  return value.kind === 'number' ? { text: String(value.value), span: value.span } : undefined;
}
