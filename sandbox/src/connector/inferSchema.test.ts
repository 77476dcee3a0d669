import assert from 'node:assert/strict';
import { SchemaInference } from './inferSchema';

function checkType(values: readonly unknown[], expected: object): void {
  const inference = new SchemaInference();
  for (const value of values) inference.add({ field: value });
  assert.deepEqual(inference.schema().properties['field'], expected);
}

describe('the type of a field in files of JSON lines', () => {
  it('tells integers from other numbers', () => {
    checkType([1, 2], { type: ['null', 'number'], airbyte_type: 'integer' });
    checkType([1, 2.5], { type: ['null', 'number'] });
    checkType([1, 2 ** 64], { type: ['null', 'number'] });
  });

  it('finds dates and times in texts', () => {
    checkType(['2026-11-24'], { type: ['null', 'string'], format: 'date' });
    checkType(['2026-11-24T08:00:00.123456'], {
      type: ['null', 'string'],
      format: 'date-time',
      airbyte_type: 'timestamp_without_timezone',
    });
    checkType(['2026-11-24T08:00:00+01:00'], {
      type: ['null', 'string'],
      format: 'date-time',
      airbyte_type: 'timestamp_with_timezone',
    });
  });

  it('takes text where types are mixed, and learns nothing from null', () => {
    checkType(['2026-11-24', 'soon'], { type: ['null', 'string'] });
    checkType([null, true], { type: ['null', 'boolean'] });
    checkType([null], { type: ['null', 'string'] });
  });
});
