import { JinjaObject, type Value } from '../../compile/render/value';
import type { ConfigValue } from '../config';

/** A value of Jinja as configuration has it; undefined for what has no form in a configuration: a relation, a function. */
export function asConfig(value: Value): ConfigValue | undefined {
  if (value === undefined || value instanceof JinjaObject || typeof value === 'function') return undefined;
  if (Array.isArray(value)) {
    const items = value.map(item => asConfig(item));
    return items.every(item => item !== undefined) ? items : undefined;
  }
  if (!(value instanceof Map)) return value;
  const entries = [...value].map(([key, item]) => [key, asConfig(item)] as const);
  if (!entries.every((entry): entry is [string, ConfigValue] => typeof entry[0] === 'string' && entry[1] !== undefined))
    return undefined;
  return Object.fromEntries(entries);
}
