import assert from 'node:assert/strict';
import { Field, Int32, List, Map_, makeBuilder, Struct, Utf8, vectorFromArray } from 'apache-arrow';
import { sqlInfoRow, type SqlInfoValue } from './sqlInfo';
import type { Row } from './typedRows';

/** A row with this value, as the reading library gives it. */
function check(value: unknown, expected: SqlInfoValue | undefined): void {
  const row: Pick<Row, 'integer' | 'value'> = { integer: () => 7, value: () => value };
  assert.deepEqual(sqlInfoRow(row as Row), [7, expected]);
}

describe('what a server says of itself', () => {
  it('is a text, a truth or a number', () => {
    for (const value of ['sqlite', '', true, false, 7, 2n ** 62n] as const) check(value, value);
  });

  it('is a list of texts', () => {
    const lists = vectorFromArray([['SUM', 'AVG'], []], new List(new Field('item', new Utf8())));
    check(lists.get(0), ['SUM', 'AVG']);
    check(lists.get(1), []);
  });

  it('is a list of numbers for each number', () => {
    const entry = new Struct<{ key: Int32; value: List<Int32> }>([
      new Field('key', new Int32()),
      new Field('value', new List(new Field('item', new Int32()))),
    ]);
    const builder = makeBuilder({ type: new Map_(new Field('entries', entry)), nullValues: [null] });
    builder.append(new Map([[4, [1, 2]]]) as never);
    check(builder.toVector().get(0), new Map([[4, [1, 2]]]));
  });

  it('is nothing where it is of another kind', () => {
    check(null, undefined);
    check(undefined, undefined);
    check({}, undefined);
  });
});
