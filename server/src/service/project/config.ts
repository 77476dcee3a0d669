/** A value that only dbt can work out: it depends on the environment, on a macro or on the run. */
export interface DynamicValue {
  readonly dynamic: true;
  /** The expression as it is written. */
  readonly text: string;
}

/** A value of a configuration or of YAML, as far as it can be told without running dbt. */
export type ConfigValue =
  null | boolean | number | string | readonly ConfigValue[] | DynamicValue | { readonly [key: string]: ConfigValue };

/** Keys of a node's configuration, as dbt spells them, without a leading plus. */
export type NodeConfig = Readonly<Record<string, ConfigValue>>;

/** Whether a value is left to dbt. */
export function isDynamic(value: ConfigValue | undefined): value is DynamicValue {
  return typeof value === 'object' && value !== null && 'dynamic' in value && value.dynamic === true && 'text' in value;
}

/** The value as text when it is a plain one that dbt would print so, else `undefined`. */
export function textOf(value: ConfigValue | undefined): string | undefined {
  if (typeof value === 'string') return value;
  return typeof value === 'number' ? String(value) : undefined;
}

/** The value as a map when it is one, else an empty map. */
export function mapOf(value: ConfigValue | undefined): Readonly<Record<string, ConfigValue>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || isDynamic(value)) return {};
  return value as Readonly<Record<string, ConfigValue>>;
}

/** The value as a list: a list as it is, nothing as none, anything else as a list of one. */
export function listOf(value: ConfigValue | undefined): readonly ConfigValue[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? (value as readonly ConfigValue[]) : [value];
}
