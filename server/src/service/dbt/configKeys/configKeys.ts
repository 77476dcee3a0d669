import type { ConfigKey, ConfigPlace, ConfigResource } from './configKey';
import { DREMIO_KEYS } from './dremioKeys';
import { GENERAL_KEYS } from './generalKeys';
import { LAYOUT_KEYS } from './layoutKeys';
import { MODEL_KEYS } from './modelKeys';
import { OTHER_KEYS } from './otherKeys';
import { REFLECTION_KEYS } from './reflectionKeys';

/** Every key of dbt 1.11 and dbt-dremio 1.11, each name once. */
export const CONFIG_KEYS: readonly ConfigKey[] = [
  ...GENERAL_KEYS,
  ...MODEL_KEYS,
  ...REFLECTION_KEYS,
  ...LAYOUT_KEYS,
  ...DREMIO_KEYS,
  ...OTHER_KEYS,
];

const BY_NAME: ReadonlyMap<string, ConfigKey> = new Map(CONFIG_KEYS.map(key => [key.name, key]));

/** The keys that a kind of node can have, whatever it is materialized as. */
export function configKeysOf(resource: ConfigResource): readonly ConfigKey[] {
  return CONFIG_KEYS.filter(({ resources }) => resources.includes(resource));
}

/** The key of a name, without a leading plus; undefined for one that a kind of node does not have. */
export function configKey(name: string, resource: ConfigResource): ConfigKey | undefined {
  const key = BY_NAME.get(name);
  return key?.resources.includes(resource) ? key : undefined;
}

/** The key of a name for any kind of node: `dbt_project.yml` hands a key down to kinds that do not have it. */
export function anyConfigKey(name: string): ConfigKey | undefined {
  return BY_NAME.get(name);
}

/** Whether what is materialized so reads a key; true as long as the materialization is not known. */
export function readsKey({ materializations }: ConfigKey, { resource, materialized }: ConfigPlace): boolean {
  const kind = resource === 'model' ? materialized : resource;
  if (materializations === undefined || kind === undefined) return true;
  // Nobody but its author knows what a materialization of the project reads.
  return !KNOWN.has(kind) || materializations.includes(kind);
}

const KNOWN: ReadonlySet<string> = new Set([
  'view',
  'table',
  'incremental',
  'ephemeral',
  'reflection',
  'seed',
  'snapshot',
]);
