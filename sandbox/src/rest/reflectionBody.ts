import { Failure } from '@lakehouse/base';
import type { DimensionField, Field, MeasureField, PartitionField, ReflectionSpec } from '../lake/reflection';
import { isMeasure } from '../lake/reflectionSpec';
import { fieldsOf, listField, textField } from './requestBody';

/**
 * The reflection that a body asks for.
 *
 * @throws Failure `query.rejected` for a body that Dremio would not take
 */
export function decodeSpec(body: unknown): ReflectionSpec {
  const type = textField(body, 'type');
  if (type !== 'RAW' && type !== 'AGGREGATION')
    throw new Failure('query.rejected', `Type ${type} is none that the sandbox builds: RAW or AGGREGATION.`);
  return {
    type,
    name: textField(body, 'name'),
    enabled: fieldsOf(body)['enabled'] !== false,
    displayFields: listField(body, 'displayFields').map(decodeField),
    // dbt-dremio sends the dimensions that go by day in a list of their own.
    dimensionFields: [...listField(body, 'dimensionFields'), ...listField(body, 'dateFields')].map(decodeDimension),
    measureFields: listField(body, 'measureFields').map(decodeMeasure),
    partitionFields: listField(body, 'partitionFields').map(decodePartition),
    distributionFields: listField(body, 'distributionFields').map(decodeField),
    sortFields: listField(body, 'sortFields').map(decodeField),
  };
}

function decodeField(value: unknown): Field {
  return { name: textField(value, 'name') };
}

function decodeDimension(value: unknown): DimensionField {
  const granularity = fieldsOf(value)['granularity'] === 'DATE' ? 'DATE' : 'NORMAL';
  return { name: textField(value, 'name'), granularity };
}

function decodeMeasure(value: unknown): MeasureField {
  const name = textField(value, 'name');
  const measureTypeList = listField(value, 'measureTypeList').map(each => {
    const measure = String(each).trim();
    if (isMeasure(measure)) return measure;
    throw new Failure('query.rejected', `Measure ${measure} of field ${name} is none of Dremio's.`);
  });
  return { name, measureTypeList };
}

function decodePartition(value: unknown): PartitionField {
  return { name: textField(value, 'name'), transform: fieldsOf(fieldsOf(value)['transform']) };
}
