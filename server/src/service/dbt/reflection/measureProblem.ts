import * as l10n from '@vscode/l10n';
import { typeFamily, type TypeFamily } from './columnType';

const SUMMED: ReadonlySet<TypeFamily> = new Set(['number']);
const ORDERED: ReadonlySet<TypeFamily> = new Set(['number', 'text', 'date', 'timestamp', 'time']);
const DAYS: ReadonlySet<TypeFamily> = new Set(['date', 'timestamp']);
const CUT: ReadonlySet<TypeFamily> = new Set(['number', 'text']);

/** A column by its name and type. */
export interface TypedColumn {
  readonly name: string;
  readonly type?: string;
}

/**
 * Why a reflection cannot hold a measure of a column; undefined when it can, and when the type is not known.
 *
 * @param measure as Dremio writes it in SQL or REST, or `AVG`
 */
export function measureProblem(measure: string, { name, type = '' }: TypedColumn): string | undefined {
  const family = typeFamily(type);
  if (family === undefined) return undefined;
  if (family === 'complex') return l10n.t('"{0}" is {1}: a reflection cannot measure it.', name, type);
  if (measure === 'SUM' || measure === 'AVG')
    return SUMMED.has(family) ? undefined : l10n.t('"{0}" is {1}: {2} wants a number.', name, type, measure);
  if (measure !== 'MIN' && measure !== 'MAX') return undefined;
  return ORDERED.has(family)
    ? undefined
    : l10n.t('"{0}" is {1}: {2} wants a number, text or date.', name, type, measure);
}

/** Why a reflection cannot be partitioned so by a column; undefined when it can, and when the type is not known. */
export function transformProblem(transform: string, { name, type = '' }: TypedColumn): string | undefined {
  const family = typeFamily(type);
  if (family === undefined) return undefined;
  switch (transform) {
    case 'YEAR':
    case 'MONTH':
    case 'DAY':
      return DAYS.has(family)
        ? undefined
        : l10n.t('"{0}" is {1}: {2} wants a date or timestamp.', name, type, transform);
    case 'HOUR':
      return family === 'timestamp' ? undefined : l10n.t('"{0}" is {1}: HOUR wants a timestamp.', name, type);
    case 'TRUNCATE':
      return CUT.has(family) ? undefined : l10n.t('"{0}" is {1}: TRUNCATE wants a text or a number.', name, type);
    default:
      return undefined;
  }
}
