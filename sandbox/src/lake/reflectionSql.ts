import { LakeError } from './lakeError';
import type { CatalogColumn } from './catalog';
import type { MeasureType, ReflectionSpec } from './reflection';
import { quoteName } from './sql/names';

const NUMBERS: ReadonlySet<string> = new Set(['INTEGER', 'BIGINT', 'FLOAT', 'DOUBLE', 'DECIMAL']);
const NESTED: ReadonlySet<string> = new Set(['ARRAY', 'ROW', 'MAP']);

/** What Dremio measures of a column when nothing is said. */
export function defaultMeasures(type: string): readonly MeasureType[] {
  return NUMBERS.has(type) ? ['SUM', 'COUNT'] : ['COUNT'];
}

/** @throws LakeError when a reflection names a column that its dataset lacks, or fixes a layout by one that it does not hold. */
export function checkSpec(spec: ReflectionSpec, columns: readonly CatalogColumn[]): void {
  const types = new Map(columns.map(column => [column.name.toLowerCase(), column.type]));
  const own = spec.type === 'RAW' ? spec.displayFields : [...spec.dimensionFields, ...spec.measureFields];
  const layout = [...spec.partitionFields, ...spec.distributionFields, ...spec.sortFields];
  for (const { name } of [...own, ...layout])
    if (!types.has(name.toLowerCase())) throw refused(`Unable to find field ${name} in the dataset`);
  for (const { name } of spec.measureFields)
    if (NESTED.has(types.get(name.toLowerCase()) ?? '')) throw refused(`Field ${name} cannot be a measure`);
  if (own.length === 0) throw refused(`Reflection [${spec.name}] has no fields`);
  const held = spec.type === 'RAW' ? spec.displayFields : spec.dimensionFields;
  for (const { name } of layout)
    if (!held.some(field => field.name.toLowerCase() === name.toLowerCase()))
      throw refused(`Field ${name} must be a ${spec.type === 'RAW' ? 'display' : 'dimension'} field`);
}

/** The query whose rows a reflection holds. `from` is the dataset as DuckDB knows it. */
export function reflectionQuery(spec: ReflectionSpec, from: string): string {
  const sort = spec.sortFields.map(field => quoteName(field.name)).join(', ');
  const ordered = sort === '' ? '' : ` ORDER BY ${sort}`;
  if (spec.type === 'RAW')
    return `SELECT ${spec.displayFields.map(field => quoteName(field.name)).join(', ')} FROM ${from}${ordered}`;
  const dimensions = spec.dimensionFields.map(field => {
    const column = quoteName(field.name);
    return field.granularity === 'DATE' ? `CAST(${column} AS DATE) AS ${column}` : column;
  });
  const measures = spec.measureFields.flatMap(field =>
    field.measureTypeList.map(measure => `${call(measure, field.name)} AS ${quoteName(`${field.name}_${measure}`)}`),
  );
  return `SELECT ${[...dimensions, ...measures].join(', ')} FROM ${from} GROUP BY ALL${ordered}`;
}

function call(measure: MeasureType, column: string): string {
  return `${measure}(${quoteName(column)})`;
}

function refused(sentence: string): LakeError {
  return new LakeError('VALIDATION', sentence);
}
