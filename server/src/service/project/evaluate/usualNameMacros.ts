import { RenderStop } from '../../compile/render/renderStop';
import { printed, type CallArguments, type NativeFunction, type Value } from '../../compile/render/value';
import * as l10n from '@vscode/l10n';
import type { NamesTarget } from '../namesTarget';
import type { ProjectNode } from '../projectNode';
import { customSchema, relationParts, usualAlias } from '../relationName';

interface Named {
  readonly node: ProjectNode;
  readonly target: NamesTarget;
}

/** dbt's own macros for names and the adapter's, under every name that a project may call them by. */
export function usualNameMacros({ node, target }: Named): ReadonlyMap<string, NativeFunction> {
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
