import { callMacro } from '../../compile/render/callMacro';
import type { RenderContext } from '../../compile/render/evaluate';
import { RenderStop } from '../../compile/render/renderStop';
import { printed, type CallArguments, type NativeFunction, type Value } from '../../compile/render/value';
import * as l10n from '@vscode/l10n';
import type { NamesTarget } from '../namesTarget';
import type { ProjectNode } from '../projectNode';
import { customSchema, relationParts, usualAlias } from '../relationName';
import type { ParseContext } from './parseContext';

interface Named {
  readonly node: ProjectNode;
  readonly target: NamesTarget;
}

/** Where a project's macro for names runs: it may fall back on what dbt or the adapter would have said. */
export class NamingContext implements RenderContext {
  readonly #parse: ParseContext;
  readonly #named: Named;
  readonly #usual: ReadonlyMap<string, NativeFunction>;

  constructor(parse: ParseContext, named: Named) {
    this.#parse = parse;
    this.#named = named;
    this.#usual = usualMacros(named);
  }

  has(name: string): boolean {
    return this.#parse.has(name);
  }

  get(name: string): Value {
    return this.#parse.get(name);
  }

  macro(name: string): NativeFunction | undefined {
    const { place } = this.#parse;
    const macro = place.macro(name);
    const document = macro && place.documentOf(macro);
    const deeper = this.#parse.deeper();
    if (macro !== undefined && document !== undefined && deeper !== undefined)
      return args => callMacro(document, macro.name, args, new NamingContext(deeper, this.#named));
    return this.#usual.get(name.replace(/^dbt\./, ''));
  }
}

/** dbt's own macros for names and the adapter's, under every name that a project may call them by. */
function usualMacros({ node, target }: Named): ReadonlyMap<string, NativeFunction> {
  const { adapter = 'dremio' } = target;
  const usual = (key: 'database' | 'schema' | 'identifier') => (): Value => {
    const parts = relationParts(node, target);
    if (parts !== null) return parts[key];
    throw new RenderStop('needsDbt', l10n.t('A part of its configuration can only be worked out by dbt.'), node.span);
  };
  const forEnvironment: NativeFunction = ({ positional: [custom = null] }) => {
    const name = printed(custom);
    return target.targetName === 'prod' && custom !== null && name !== undefined ? name.trim() : target.schema;
  };
  const plain: NativeFunction = ({ positional: [custom = null] }) => {
    return customSchema(target.schema, trimmed(custom), 'default');
  };
  const isInLake = node.kind !== 'model' || !['view', 'reflection'].includes(node.materialized ?? 'view');
  const ofAdapter: readonly (readonly [string, NativeFunction])[] =
    adapter === 'dremio'
      ? [
          ['is_datalake_node', () => isInLake],
          ['generate_database_name_impl', customOr],
          ['generate_alias_name_impl', customOr],
          ['generate_schema_name_impl', dottedSchema],
        ]
      : [];
  return new Map<string, NativeFunction>([
    ...ofAdapter,
    ['generate_schema_name_for_env', forEnvironment],
    ['default__generate_schema_name', plain],
    ['default__generate_database_name', ({ positional: [custom = null] }) => trimmed(custom) ?? target.database],
    ['default__generate_alias_name', ({ positional: [custom = null] }) => trimmed(custom) ?? usualAlias(node)],
    ['generate_schema_name', usual('schema')],
    ['generate_database_name', usual('database')],
    ['generate_alias_name', usual('identifier')],
    [`${adapter}__generate_schema_name`, usual('schema')],
    [`${adapter}__generate_database_name`, usual('database')],
    [`${adapter}__generate_alias_name`, usual('identifier')],
  ]);
}

function trimmed(custom: Value): string | undefined {
  return custom === null || custom === undefined ? undefined : printed(custom)?.trim();
}

/** What dbt-dremio's own macros fall back on: the default, unless something else is wanted. */
function customOr({ positional: [usual, custom = null], named }: CallArguments): Value {
  const wanted = named.get('custom_database_name') ?? named.get('custom_alias_name') ?? custom;
  return typeof wanted === 'string' ? wanted.trim() : usual;
}

function dottedSchema({ positional: [usual, custom = null], named }: CallArguments): Value {
  const wanted = named.get('custom_schema_name') ?? custom;
  if (typeof usual !== 'string') return usual;
  return customSchema(usual, typeof wanted === 'string' ? wanted : undefined, 'dremio');
}
