import assert from 'node:assert/strict';
import { DateDay, Field, Float64, Int32, Schema, Struct, Utf8 } from 'apache-arrow';
import { parameterBatch, type ParameterValue } from './parameterBatch';

type Rows = readonly (readonly ParameterValue[])[];

function check(rows: Rows, expected: readonly (readonly unknown[])[], told?: Schema): void {
  const batch = parameterBatch(rows, told);
  const found = batch.schema.fields.map(({ type }, i) => [
    String(type),
    ...((batch.getChildAt(i) as Iterable<unknown> | null) ?? []),
  ]);
  assert.deepEqual([batch.numRows, found], [rows.length, expected]);
}

describe('the parameters of a statement', () => {
  it('have the types of their values', () => {
    check(
      [
        [1, 2n, 0.5, 'é', true, Uint8Array.of(1)],
        [null, null, 1, null, false, null],
      ],
      [
        ['Int64', 1n, null],
        ['Int64', 2n, null],
        ['Float64', 0.5, 1],
        ['Utf8', 'é', null],
        ['Bool', true, false],
        ['Binary', Uint8Array.of(1), null],
      ],
    );
  });

  it('have the types that the server told', () => {
    const told = new Schema([new Field('', new Int32()), new Field('', new Float64()), new Field('', new Utf8())]);
    check(
      [[1n, 2, 3]],
      [
        ['Int32', 1],
        ['Float64', 2],
        ['Utf8', '3'],
      ],
      told,
    );
  });

  it('have their own types where the server’s cannot be written', () => {
    check([[1]], [['Int64', 1n]], new Schema([new Field('any', new Struct([new Field('a', new Utf8())]))]));
  });

  it('may be days and moments', () => {
    check([[new Date(Date.UTC(2026, 10, 24))]], [['Timestamp<MILLISECOND>', Date.UTC(2026, 10, 24)]]);
    const day = parameterBatch([[new Date(Date.UTC(2026, 10, 24))]], new Schema([new Field('day', new DateDay())]));
    assert.equal(Number(day.getChildAt(0)?.get(0)), Date.UTC(2026, 10, 24));
  });

  it('may be NULL alone, and no rows at all', () => {
    check([[null]], [['Null', null]]);
    check([], []);
  });

  it('are named apart, since servers refuse two columns of one name', () => {
    const told = new Schema([new Field('', new Int32()), new Field('', new Int32())]);
    assert.deepEqual(parameterBatch([[1, 2]], told).schema.names, ['parameter_1', 'parameter_2']);
  });

  it('are refused when they do not fit together', () => {
    assert.throws(() => parameterBatch([[1], [1, 2]]), { code: 'query.rejected' });
    assert.throws(() => parameterBatch([[1], ['one']]), { code: 'query.rejected', message: /parameter 1/ });
  });
});
