import type { ResultField } from '@lakehouse/dremio';
import type { Cell, CellKind, ResultColumn } from '@lakehouse/protocol';

const KINDS: Readonly<Record<string, CellKind>> = {
  INTEGER: 'number',
  BIGINT: 'number',
  FLOAT: 'number',
  DOUBLE: 'number',
  DECIMAL: 'number',
  BOOLEAN: 'boolean',
  DATE: 'temporal',
  TIME: 'temporal',
  TIMESTAMP: 'temporal',
  INTERVAL: 'temporal',
  VARBINARY: 'binary',
  LIST: 'nested',
  STRUCT: 'nested',
  MAP: 'nested',
  UNION: 'nested',
};

/** A field of Dremio's REST results as the grid knows columns. */
export function columnOf({ name, type }: ResultField): ResultColumn {
  return { name, type, kind: KINDS[type.replace(/\W.*/, '')] ?? 'text' };
}

/** A value of Dremio's REST results as exact text; what is nested as JSON. */
export function cellOf(value: unknown): Cell {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return value;
  return JSON.stringify(value);
}
