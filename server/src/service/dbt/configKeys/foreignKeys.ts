import * as l10n from '@vscode/l10n';
import type { Problem, Replacement } from '../../answers/problem';
import { textOf } from '../../project/config';
import type { Span } from '../../text/span';
import type { ConfigPlace } from './configKey';
import type { WrittenEntry, WrittenValue } from './writtenConfig';

/** Keys of other warehouses, and what Dremio has in their place, if anything. */
const FOREIGN: Readonly<Record<string, readonly string[]>> = {
  cluster_by: ['localsort_by', 'partition_by'],
  clustered_by: ['localsort_by', 'partition_by'],
  partitioned_by: ['partition_by'],
  sort: ['localsort_by'],
  dist: ['distribute_by'],
  order_by: ['localsort_by'],
  buckets: ['distribute_by'],
  indexes: [],
  unlogged: [],
  liquid_clustered_by: [],
  file_format: ['format'],
  location_root: ['root_path'],
  external_location: ['root_path'],
  table_format: ['format'],
  require_partition_filter: [],
  hours_to_expiration: [],
  kms_key_name: [],
  transient: [],
  snowflake_warehouse: [],
  automatic_clustering: [],
  copy_grants: [],
  query_tag: [],
};

/** A key, or a form of a key, that belongs to another warehouse than Dremio; with what to write instead. */
export function foreignKeyProblem(entry: WrittenEntry, { resource }: ConfigPlace): Problem | undefined {
  if (entry.key === 'partition_by' && entry.value.entries.length > 0) return partitionMap(entry);
  const instead = FOREIGN[entry.key];
  if (instead === undefined || !['model', 'seed', 'snapshot'].includes(resource)) return undefined;
  const span = entry.keySpan;
  const message =
    instead.length === 0
      ? l10n.t('"{0}" is a key of another warehouse: Dremio has nothing like it, and nobody reads it.', entry.key)
      : l10n.t('"{0}" is a key of another warehouse: Dremio has "{1}".', entry.key, instead.join('", "'));
  return {
    span,
    severity: 'warning',
    code: 'config.foreignKey',
    message,
    replacements: instead.map(text => ({ title: l10n.t('Change to "{0}"', text), span, text })),
  };
}

/** `partition_by={'field': 'day', 'granularity': 'month'}`, a form that dbt-dremio writes into the SQL as it is. */
function partitionMap({ value }: WrittenEntry): Problem {
  return {
    span: value.whole,
    severity: 'error',
    code: 'config.partitionMap',
    message: l10n.t(
      "Dremio's partition_by is a list of columns and transforms, not a map: dbt-dremio would write it into the SQL as it stands.",
    ),
    replacements: partitionList(value),
  };
}

function partitionList({ entries, whole }: WrittenValue): readonly Replacement[] {
  const of = (name: string): string | undefined => textOf(entries.find(({ key }) => key === name)?.value.value);
  const field = of('field');
  if (field === undefined) return [];
  const granularity = of('granularity')?.toLowerCase();
  const transform =
    granularity !== undefined && ['year', 'month', 'day', 'hour'].includes(granularity) ? granularity : undefined;
  return (transform === undefined ? [field] : [`${transform}(${field})`, field]).map(item => listOfOne(item, whole));
}

function listOfOne(item: string, span: Span): Replacement {
  const text = `['${item}']`;
  return { title: l10n.t('Change to {0}', text), span, text };
}
