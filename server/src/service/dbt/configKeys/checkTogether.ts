import * as l10n from '@vscode/l10n';
import type { Problem } from '../../answers/problem';
import { isDynamic, mapOf, textOf, type ConfigValue, type NodeConfig } from '../../project/config';
import { nearestNames } from '../../text/nearestNames';
import type { ConfigPlace } from './configKey';
import type { WrittenEntry } from './writtenConfig';
import { changeTo } from '../../text/changeTo';

/** Materializations that come with dbt and dbt-dremio. */
const MATERIALIZATIONS = ['view', 'table', 'incremental', 'ephemeral', 'reflection', 'materialized_view'];

/**
 * What is wrong with keys of one configuration as they stand together.
 *
 * @param others what the node is configured with beyond this text: the levels above it, and other calls
 */
export function checkTogether(
  entries: readonly WrittenEntry[],
  place: ConfigPlace,
  others: NodeConfig,
): readonly Problem[] {
  if (place.resource !== 'model') return [];
  const written = new Config(entries, others);
  const always = [...materialization(written, place), ...nullValues(entries)];
  return place.materialized === 'incremental' ? [...always, ...incremental(written)] : always;
}

/** A materialization that nothing brings, at a level of `dbt_project.yml` that sets it for many models. */
export function checkMaterialization(entries: readonly WrittenEntry[], place: ConfigPlace): readonly Problem[] {
  return materialization(new Config(entries, {}), place);
}

class Config {
  readonly #entries: ReadonlyMap<string, WrittenEntry>;
  readonly #others: NodeConfig;

  constructor(entries: readonly WrittenEntry[], others: NodeConfig) {
    this.#entries = new Map(entries.map(entry => [entry.key, entry]));
    this.#others = others;
  }

  /** The entry of this text. */
  entry(key: string): WrittenEntry | undefined {
    return this.#entries.get(key);
  }

  /** The value that counts. */
  value(key: string): ConfigValue | undefined {
    return this.#entries.get(key)?.value.value ?? this.#others[key];
  }
}

function materialization(config: Config, { materializes }: ConfigPlace): readonly Problem[] {
  const entry = config.entry('materialized');
  const value = textOf(entry?.value.value);
  if (entry === undefined || !value || MATERIALIZATIONS.includes(value) || materializes?.(value) === true) return [];
  const near = nearestNames(value, MATERIALIZATIONS);
  // Where packages may bring others, only what looks like a slip of the pen is told.
  if (near.length === 0 && materializes === undefined) return [];
  const { span } = entry.value;
  const message = l10n.t('dbt has no materialization "{0}".', value);
  return [
    {
      span,
      severity: materializes === undefined ? 'warning' : 'error',
      code: 'config.materialization',
      message: near.length === 0 ? message : l10n.t('{0} Did you mean "{1}"?', message, near[0] ?? ''),
      replacements: near.map(text => changeTo(span, text)),
    },
  ];
}

/** An empty text where dbt takes every text as given. */
function nullValues(entries: readonly WrittenEntry[]): readonly Problem[] {
  return entries.flatMap(({ key, value: { value, whole } }) => {
    if (value !== '' || !['materialized', 'incremental_strategy', 'unique_key', 'on_schema_change'].includes(key))
      return [];
    return [
      { span: whole, severity: 'warning', code: 'config.value', message: l10n.t('"{0}" has no value yet.', key) },
    ];
  });
}

function incremental(config: Config): readonly Problem[] {
  return [...mergeWithoutKey(config), ...format(config), ...predicates(config), ...contract(config)];
}

function mergeWithoutKey(config: Config): readonly Problem[] {
  const entry = config.entry('incremental_strategy');
  if (entry?.value.value !== 'merge' || config.value('unique_key') !== undefined) return [];
  return [
    {
      span: entry.value.span,
      severity: 'warning',
      code: 'config.mergeKey',
      message: l10n.t('Without a "unique_key", "merge" finds no row to replace and adds all rows again.'),
    },
  ];
}

function format(config: Config): readonly Problem[] {
  const entry = config.entry('format');
  const value = textOf(entry?.value.value);
  if (entry === undefined || value === undefined || value === 'iceberg') return [];
  const { span } = entry.value;
  return [
    {
      span,
      severity: 'error',
      code: 'dremio.incrementalFormat',
      message: l10n.t('An incremental model of dbt-dremio is always Iceberg: with "{0}" the run stops.', value),
      replacements: [changeTo(span, 'iceberg')],
    },
  ];
}

function predicates(config: Config): readonly Problem[] {
  const entry = config.entry('incremental_predicates') ?? config.entry('predicates');
  if (entry === undefined || entry.value.value === null) return [];
  return [
    {
      span: entry.keySpan,
      severity: 'warning',
      code: 'dremio.predicatesDropped',
      tag: 'unnecessary',
      message: l10n.t('dbt-dremio drops "{0}": the merge reads the whole table. Narrow the query instead.', entry.key),
    },
  ];
}

function contract(config: Config): readonly Problem[] {
  const entry = config.entry('on_schema_change') ?? config.entry('contract');
  if (entry === undefined || mapOf(config.value('contract'))['enforced'] !== true) return [];
  const change = config.value('on_schema_change') ?? 'ignore';
  if (isDynamic(change) || change === 'append_new_columns' || change === 'fail') return [];
  return [
    {
      span: entry.value.whole,
      severity: 'error',
      code: 'config.contractChange',
      message: l10n.t(
        'An incremental model with a contract wants "on_schema_change" to be "append_new_columns" or "fail": dbt stops.',
      ),
    },
  ];
}
