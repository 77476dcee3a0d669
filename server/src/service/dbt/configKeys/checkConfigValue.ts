import * as l10n from '@vscode/l10n';
import type { Problem, Replacement } from '../../answers/problem';
import { isDynamic, type ConfigValue } from '../../project/config';
import { nearestNames } from '../../text/nearestNames';
import { configTypeText } from './configKeyText';
import type { ConfigKey, ConfigType } from './configKey';
import type { WrittenEntry, WrittenValue } from './writtenConfig';
import { changeTo } from '../../text/changeTo';

/**
 * What is wrong with the value of a key: its kind, or a value that the key does not know, with the nearest that it
 * does. Nothing for what only dbt can work out, and for null, which is as good as no key.
 */
export function checkConfigValue(key: ConfigKey, { value }: WrittenEntry): readonly Problem[] {
  const type = typeOf(value.value);
  if (type === undefined) return [];
  if (!key.types.includes(type)) return [wrongType(key, value, type)];
  const values = type === 'list' ? value.items : [value];
  return [...values.flatMap(one => unknownValue(key, one) ?? []), ...unknownFields(key, value)];
}

/** The kind of a value; undefined for null and for what only dbt can work out. */
export function typeOf(value: ConfigValue): ConfigType | undefined {
  if (value === null || isDynamic(value)) return undefined;
  if (Array.isArray(value)) return 'list';
  if (typeof value === 'string') return 'text';
  if (typeof value === 'number') return 'number';
  return typeof value === 'boolean' ? 'boolean' : 'map';
}

function wrongType(key: ConfigKey, value: WrittenValue, type: ConfigType): Problem {
  const message = l10n.t('"{0}" wants {1}, not {2}.', key.name, configTypeText(key), configTypeText({ types: [type] }));
  return {
    span: value.whole,
    severity: 'warning',
    code: 'config.type',
    message:
      type === 'text' && key.types[0] === 'list'
        ? l10n.t('{0} dbt-dremio would take each letter for a name.', message)
        : message,
    replacements: retyped(key, value, type),
  };
}

/** A text in brackets, or a boolean without its quotes. */
function retyped(key: ConfigKey, { value, whole, span }: WrittenValue, type: ConfigType): readonly Replacement[] {
  if (type !== 'text' || typeof value !== 'string') return [];
  if (key.types.includes('list')) {
    const text = whole.start < span.start || !/^[\w"]/.test(value) ? `['${value}']` : `[${value}]`;
    return [{ title: l10n.t('Change to {0}', text), span: whole, text }];
  }
  const plain = value.toLowerCase();
  if (!key.types.includes('boolean') || (plain !== 'true' && plain !== 'false')) return [];
  return [{ title: l10n.t('Change to {0}', plain), span: whole, text: plain }];
}

function unknownValue(key: ConfigKey, { value, span }: WrittenValue): Problem | undefined {
  if (key.closed === undefined || key.choices === undefined || typeof value !== 'string') return undefined;
  const known = key.choices.flatMap(choice => (typeof choice.value === 'string' ? [choice.value] : []));
  const same = key.closed === 'exact' ? value : value.toLowerCase();
  if (known.includes(same)) return undefined;
  const near = known.filter(one => one === value.toLowerCase());
  const fixes = near.length > 0 ? near : nearestNames(value, known);
  return {
    span,
    severity: 'error',
    code: 'config.value',
    message: l10n.t('"{0}" has no value "{1}": it knows {2}.', key.name, value, known.join(', ')),
    replacements: fixes.map(text => changeTo(span, text)),
  };
}

function unknownFields(key: ConfigKey, { entries }: WrittenValue): readonly Problem[] {
  const { fields } = key;
  if (fields === undefined) return [];
  return entries
    .filter(entry => !fields.includes(entry.key))
    .map(({ key: name, keySpan: span }) => ({
      span,
      severity: 'warning',
      code: 'config.unknownKey',
      message: l10n.t('"{0}" has no key "{1}": it knows {2}.', key.name, name, fields.join(', ')),
      replacements: nearestNames(name, fields).map(text => changeTo(span, text)),
    }));
}
