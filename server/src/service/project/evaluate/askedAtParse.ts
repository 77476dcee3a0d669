import type { JinjaDocument } from '@lakehouse/jinja';
import type { CallArguments, Value } from '../../compile/render/value';
import type { MacroParameter } from '../macroParameter';
import type { Dependency, TestCall } from '../projectNode';
import type { Span } from '../../text/span';
import { OpenScope, UNKNOWN } from './openScope';
import { ParseContext, type CallListener, type ParsePlace } from './parseContext';
import { ParseReader } from './parseReader';

const MOST_STEPS = 20_000;

/** What a stretch of a template asks for while dbt parses, worked out with what the project says; each as often as it is asked. */
export function askedAtParse(
  document: JinjaDocument,
  body: Span,
  place: ParsePlace,
  given: ReadonlyMap<string, Value> = new Map(),
): readonly Dependency[] {
  const asked: Dependency[] = [];
  const listener: CallListener = {
    ref: args => asked.push(...refOf(args)),
    source: args => asked.push(...sourceOf(args)),
    config: () => undefined,
  };
  const scope = new OpenScope();
  for (const [name, value] of given) scope.set(name, value);
  new ParseReader(document, new ParseContext(place, listener), { steps: MOST_STEPS }).read(body, scope);
  return asked;
}

/** The names in the definition of a generic test for one test: nobody can tell a relation's name while dbt parses. */
export function testArguments(
  { column, args }: TestCall,
  parameters: readonly MacroParameter[],
): ReadonlyMap<string, Value> {
  const given = parameters.map(({ name }): readonly [string, Value] => {
    if (name === 'column_name') return [name, column ?? UNKNOWN];
    const value = args[name];
    const isPlain = typeof value === 'boolean' || typeof value === 'number' || typeof value === 'string';
    return [name, isPlain && !/\b(ref|source)\s*\(|\{\{/.test(String(value)) ? value : UNKNOWN];
  });
  return new Map(given);
}

/**
 * A call of `ref` with its arguments known. The static reader of dbt takes two texts for package and name, whatever
 * the adapter makes of them.
 */
function refOf({ positional, named, call }: CallArguments): readonly Dependency[] {
  const [first, second] = positional.map(textOf);
  if (first === undefined) return [];
  const given = textOf(named.get('v')) ?? textOf(named.get('version'));
  const version = given === undefined || given === '0' ? {} : { version: given };
  const nameSpan = call.args[second === undefined ? 0 : 1]?.value.span ?? call.span;
  const base = { kind: 'ref', span: call.span, nameSpan, atParse: true } as const;
  if (second === undefined) return [{ ...base, name: first, ...version }];
  return [{ ...base, packageName: first, name: second, ...version }];
}

function sourceOf({ positional, call }: CallArguments): readonly Dependency[] {
  const [sourceName, tableName] = positional.map(textOf);
  if (sourceName === undefined || tableName === undefined) return [];
  const { span } = call;
  return [{ kind: 'source', sourceName, tableName, span, sourceSpan: span, tableSpan: span, atParse: true }];
}

function textOf(value: Value): string | undefined {
  if (typeof value === 'string') return value;
  return typeof value === 'number' ? String(value) : undefined;
}
