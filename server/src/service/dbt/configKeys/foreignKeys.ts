import * as l10n from '@vscode/l10n';
import type { Problem, Replacement } from '../../answers/problem';
import { isDynamic, textOf } from '../../project/config';
import type { Span } from '../../text/span';
import type { ConfigPlace } from './configKey';
import type { WrittenEntry, WrittenValue } from './writtenConfig';
import { changeTo } from '../../text/changeTo';

/** Keys of other warehouses that Dremio has a key of its own for. */
const COUNTERPARTS: Readonly<Record<string, readonly string[]>> = {
  cluster_by: ['localsort_by', 'partition_by'],
  clustered_by: ['localsort_by', 'partition_by'],
  liquid_clustered_by: ['localsort_by', 'partition_by'],
  partitioned_by: ['partition_by'],
  sort: ['localsort_by'],
  order_by: ['localsort_by'],
  dist: ['distribute_by'],
  distribution: ['distribute_by'],
  bucketed_by: ['distribute_by'],
  file_format: ['format'],
  table_format: ['format'],
  location_root: ['root_path'],
  external_location: ['root_path'],
};

/** Keys of other warehouses that Dremio has nothing for: packages set them for whoever reads them. */
const NOBODYS: ReadonlySet<string> = new Set(
  `
  as_columnstore auto_liquid_cluster auto_refresh automatic_clustering backup base_location_root base_location_subpath
  bind bucket_count buckets catalog_name compression copy_grants copy_partitions databricks_compute databricks_tags
  enable_change_history enable_refresh engine external_volume force_batch grant_access_to ha hours_to_expiration
  include_full_name_in_path index indexes inserts_only kms_key_name labels lf_tags_config location max_staleness
  native_drop on_table_exists options overwrite_columns partition_expiration_days partitions plugin policy_tags
  primary_key properties query_group query_settings query_tag refresh_interval_minutes refresh_mode
  require_partition_filter resource_tags row_access_policy s3_data_dir s3_data_naming secure seed_by_insert settings
  sharding_key snowflake_warehouse sort_type submission_method table_properties table_tag table_type target_lag
  tblproperties tmp_relation_type transient ttl unique_tmp_table_suffix unlogged versions_to_keep view_security
  write_compression
`
    .trim()
    .split(/\s+/),
);

/** A key, or a form of a key, that belongs to another warehouse than Dremio; with what to write instead. */
export function foreignKeyProblem(entry: WrittenEntry, { resource }: ConfigPlace): Problem | undefined {
  if (entry.key === 'partition_by' && entry.value.entries.length > 0) return partitionMap(entry);
  if (!['model', 'seed', 'snapshot'].includes(resource)) return undefined;
  const span = entry.keySpan;
  if (NOBODYS.has(entry.key)) {
    const message = l10n.t(
      '"{0}" is a key of another warehouse: Dremio has nothing like it, and nobody reads it.',
      entry.key,
    );
    return { span, severity: 'hint', code: 'config.foreignKey', tag: 'unnecessary', message };
  }
  const instead = Object.hasOwn(COUNTERPARTS, entry.key) ? COUNTERPARTS[entry.key] : undefined;
  if (instead === undefined) return undefined;
  const names = instead.join('", "');
  return {
    span,
    // A value that is worked out may well be one for each warehouse.
    severity: isDynamic(entry.value.value) ? 'hint' : 'warning',
    code: 'config.foreignKey',
    message: l10n.t('"{0}" is a key of another warehouse: Dremio has "{1}".', entry.key, names),
    replacements: instead.map(text => changeTo(span, text)),
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
