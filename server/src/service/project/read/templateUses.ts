import { parseJinja, walk, type Argument, type JinjaCall, type JinjaDocument } from '@lakehouse/jinja';
import type { Dependency } from '../projectNode';
import { dependencyOf } from './dependencyOf';
import type { NameUse, NameUseKind } from './nameUse';

/** Functions of dbt that no project names a macro after: their calls are of no use to anybody who looks for a name. */
const DBTS: ReadonlySet<string> = new Set(['config', 'is_incremental', 'return', 'env_var', 'log', 'print', 'caller']);

/** What a block with a name makes. */
const DEFINED: Readonly<Record<string, NameUseKind>> = {
  macro: 'macro',
  test: 'test',
  data_test: 'test',
  snapshot: 'ref',
  docs: 'docs',
};

/** The names in a template, those that it makes among them. */
export function templateUses({ calls, tags }: JinjaDocument): readonly NameUse[] {
  const made = tags.flatMap((tag): NameUse[] => {
    if (tag.kind !== 'statement' || tag.statement.kind !== 'named') return [];
    const { keyword, name, nameSpan } = tag.statement;
    const kind = Object.hasOwn(DEFINED, keyword) ? DEFINED[keyword] : undefined;
    return kind === undefined || name === '' ? [] : [{ kind, name, span: nameSpan, defines: true }];
  });
  return [...made, ...calls.flatMap(usesOfCall)];
}

/** The names that a `ref` or `source` with literal arguments holds. */
export function usesOfDependency(dependency: Dependency): readonly NameUse[] {
  if (dependency.kind === 'ref') {
    const { name, packageName, version, nameSpan } = dependency;
    const more = { ...(packageName === undefined ? {} : { of: packageName }), ...(version && { version }) };
    return [{ kind: 'ref', name, span: nameSpan, ...more }];
  }
  const { sourceName, tableName, sourceSpan, tableSpan } = dependency;
  return [
    { kind: 'source', name: sourceName, of: tableName, span: sourceSpan },
    { kind: 'table', name: tableName, of: sourceName, span: tableSpan },
  ];
}

function usesOfCall(call: JinjaCall): readonly NameUse[] {
  const { name, args } = call;
  const dependency = dependencyOf(call);
  if (dependency !== undefined) return usesOfDependency(dependency);
  switch (name) {
    case 'var':
      return firstText('var', args);
    case 'doc':
      return docsUse(args);
    case 'adapter.dispatch':
      return dispatchUse(args);
    case 'config':
      return args.flatMap(one => (one.name === 'group' ? firstText('group', [one]) : hookUses(one)));
    default:
      return macroUse(call);
  }
}

function macroUse({ name, nameSpan }: JinjaCall): readonly NameUse[] {
  const [first = '', second, third] = name.split('.');
  if (third !== undefined || DBTS.has(name)) return [];
  if (second === undefined) return [{ kind: 'macro', name: first, span: nameSpan }];
  // Spaces around the dot are part of the span and not of the name.
  const span = { start: nameSpan.end - second.length, end: nameSpan.end };
  return [{ kind: 'macro', name: second, of: first, span }];
}

function firstText(kind: NameUseKind, args: readonly Argument[]): readonly NameUse[] {
  const value = args[0]?.value;
  return value?.kind === 'string' ? [{ kind, name: value.value, span: value.inner }] : [];
}

/** Hooks are texts that dbt renders when it runs them. */
function hookUses({ value }: Argument): readonly NameUse[] {
  const uses: NameUse[] = [];
  walk(value, part => {
    if (part.kind !== 'string' || !part.value.includes('{{')) return;
    const { start, end } = part.inner;
    // With an escape in it, offsets in the text are not those of the file.
    if (part.value.length !== end - start) return;
    for (const use of templateUses(parseJinja(part.value)))
      uses.push({ ...use, span: { start: start + use.span.start, end: start + use.span.end } });
  });
  return uses;
}

function docsUse(args: readonly Argument[]): readonly NameUse[] {
  const [first, second] = args.map(({ value }) => value);
  if (first?.kind !== 'string') return [];
  if (second?.kind !== 'string') return [{ kind: 'docs', name: first.value, span: first.inner }];
  return [{ kind: 'docs', name: second.value, of: first.value, span: second.inner }];
}

function dispatchUse(args: readonly Argument[]): readonly NameUse[] {
  const plain = args.filter(({ name }) => name === undefined).map(({ value }) => value);
  const named = (key: string) => args.find(({ name }) => name === key)?.value;
  const name = plain[0] ?? named('macro_name');
  const namespace = plain[1] ?? named('macro_namespace');
  if (name?.kind !== 'string') return [];
  const of = namespace?.kind === 'string' ? { of: namespace.value } : {};
  return [{ kind: 'dispatch', name: name.value, span: name.inner, ...of }];
}
