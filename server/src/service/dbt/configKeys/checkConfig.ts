import * as l10n from '@vscode/l10n';
import type { Problem } from '../../answers/problem';
import { nearestNames } from '../../text/nearestNames';
import { checkConfigValue } from './checkConfigValue';
import { checkSpecialValue } from './checkSpecialValue';
import type { ConfigPlace } from './configKey';
import { configKey, configKeysOf, readsKey } from './configKeys';
import { foreignKeyProblem } from './foreignKeys';
import type { WrittenEntry } from './writtenConfig';
import { changeTo } from '../../text/changeTo';

/**
 * What is wrong with the keys of one configuration, each by itself: keys that nobody reads, keys of other
 * warehouses, values of the wrong kind and values that mean nothing.
 */
export function checkConfig(entries: readonly WrittenEntry[], place: ConfigPlace): readonly Problem[] {
  return entries.flatMap(entry => checkEntry(entry, place));
}

function checkEntry(entry: WrittenEntry, place: ConfigPlace): readonly Problem[] {
  const foreign = foreignKeyProblem(entry, place);
  if (foreign !== undefined) return [foreign];
  const key = configKey(entry.key, place.resource);
  if (key === undefined) return [unknownKey(entry, place)];
  const unread = readsKey(key, place) ? undefined : unreadKey(entry, place);
  return [...(unread === undefined ? [] : [unread]), ...checkConfigValue(key, entry), ...checkSpecialValue(entry)];
}

function unknownKey({ key, keySpan: span }: WrittenEntry, place: ConfigPlace): Problem {
  const names = configKeysOf(place.resource).map(({ name }) => name);
  const near = nearestNames(key, names).filter(name => /^\w+$/.test(name));
  const message = l10n.t('Neither dbt nor dbt-dremio reads "{0}": keys of your own belong into "meta".', key);
  const [first] = near;
  return {
    span,
    severity: 'warning',
    code: 'config.unknownKey',
    message: first === undefined ? message : l10n.t('{0} Did you mean "{1}"?', message, first),
    replacements: near.map(text => changeTo(span, text)),
  };
}

/** The key that does for the one place what another does for the other. */
const COUNTERPARTS: Readonly<Record<string, string>> = {
  alias: 'file',
  schema: 'root_path',
  database: 'datalake',
  dremio_space: 'datalake',
  dremio_space_folder: 'root_path',
  file: 'alias',
  root_path: 'schema',
  datalake: 'database',
  object_storage_source: 'database',
  object_storage_path: 'schema',
};

function unreadKey({ key, keySpan: span }: WrittenEntry, place: ConfigPlace): Problem | undefined {
  const { resource, materialized } = place;
  const kind = resource === 'model' ? (materialized ?? 'view') : resource;
  const instead = COUNTERPARTS[key];
  const base = { span, severity: 'hint', code: 'config.unread', tag: 'unnecessary' } as const;
  if (instead === undefined)
    return { ...base, message: l10n.t('"{0}" does nothing here: with "{1}" nobody reads it.', key, kind) };
  if (place.usualNames === false) return undefined;
  const message = l10n.t('"{0}" places nothing in Dremio with "{1}": "{2}" does.', key, kind, instead);
  return { ...base, message, replacements: [changeTo(span, instead)] };
}
