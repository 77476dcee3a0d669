import type { CatalogColumn } from './catalog';
import type { Field, MeasureType, ReflectionSpec } from './reflection';
import { defaultMeasures } from './reflectionSql';
import type { PartitionColumn, ReflectionCommand } from './sql/reflectionCommand';
import type { NamePart } from '@lakehouse/sql';

type Creation = Extract<ReflectionCommand, { readonly action: 'createRaw' | 'createAggregate' }>;

const MEASURES: readonly MeasureType[] = ['APPROX_COUNT_DISTINCT', 'COUNT', 'MAX', 'MIN', 'SUM'];

/** Whether a word is one of Dremio's measures. */
export function isMeasure(word: string): word is MeasureType {
  return MEASURES.some(measure => measure === word);
}

/** The reflection that an `ALTER … CREATE … REFLECTION` describes. */
export function specOf(command: Creation, columns: readonly CatalogColumn[]): ReflectionSpec {
  const { distribute, partition, sort } = command.layout;
  const layout = {
    name: command.name,
    enabled: true,
    distributionFields: distribute.map(fieldOf),
    partitionFields: partition.map(partitionOf),
    sortFields: sort.map(fieldOf),
  };
  if (command.action === 'createRaw')
    return {
      ...layout,
      type: 'RAW',
      displayFields: command.display.map(fieldOf),
      dimensionFields: [],
      measureFields: [],
    };
  const typeOf = (name: string): string =>
    columns.find(column => column.name.toLowerCase() === name.toLowerCase())?.type ?? '';
  return {
    ...layout,
    type: 'AGGREGATION',
    displayFields: [],
    dimensionFields: command.dimensions.map(({ column, byDay }) => ({
      name: column.value,
      granularity: byDay ? 'DATE' : 'NORMAL',
    })),
    measureFields: command.measures.map(({ column, functions }) => ({
      name: column.value,
      measureTypeList: functions.length === 0 ? defaultMeasures(typeOf(column.value)) : functions.filter(isMeasure),
    })),
  };
}

function fieldOf(part: NamePart): Field {
  return { name: part.value };
}

function partitionOf({ column, transform, argument }: PartitionColumn): {
  readonly name: string;
  readonly transform: Readonly<Record<string, unknown>>;
} {
  if (argument === undefined) return { name: column.value, transform: { type: transform } };
  return {
    name: column.value,
    transform:
      transform === 'BUCKET'
        ? { type: transform, bucketTransform: { bucketCount: argument } }
        : { type: transform, truncateTransform: { truncateLength: argument } },
  };
}
