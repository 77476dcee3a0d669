import assert from 'node:assert/strict';
import {
  type DataType,
  DateDay,
  DateMillisecond,
  Decimal,
  Float32,
  Float64,
  Int16,
  Int32,
  Int64,
  Table,
  TimestampMillisecond,
  TimestampNanosecond,
  Uint32,
  Uint64,
  Utf8,
  vectorFromArray,
  type Vector,
} from 'apache-arrow';
import { typeName } from '../columnType';
import { ResultStore } from '../store/resultStore';
import type { Cell } from '../store/window';
import { commonType } from './commonType';
import { ComparedResults } from './compareResults';

const ALL = { rowStart: 0, rowCount: 1000, columnStart: 0, columnCount: 3 };

/** Values beside the number of their row. */
async function storeOf(values: Vector): Promise<ResultStore> {
  const id = vectorFromArray(
    Array.from({ length: values.length }, (_, i) => i),
    new Int32(),
  );
  const table = new Table({ id, value: values });
  const store = new ResultStore(table.schema);
  for (const batch of table.batches) await store.append(batch);
  return store;
}

async function compared(left: Vector, right: Vector, keys: readonly string[] = ['id']): Promise<ComparedResults> {
  const both = new ComparedResults(await storeOf(left), await storeOf(right), { keys });
  await both.run(() => undefined, new AbortController().signal);
  return both;
}

/** How rows differ, and in which order their values sort. */
async function checkCompared(left: Vector, right: Vector, expected: { kinds: string; sorted: readonly Cell[] }) {
  const { rows } = await compared(left, right);
  const letters = rows.window(ALL).rows.map(([kind]) => kind?.[0] ?? '');
  assert.equal(letters.join(''), expected.kinds);
  await rows.arrange({ sort: [{ column: 2, descending: false }], filters: [] });
  assert.deepEqual(
    rows.window(ALL).rows.map(([, , value]) => value),
    expected.sorted,
  );
}

function whole(type: DataType, ...values: readonly (bigint | number | null)[]): Vector {
  return vectorFromArray(values, type);
}

/** Decimals by their digits without the point. */
function decimals(scale: number, ...digits: readonly (bigint | null)[]): Vector {
  return decimalsOf(new Decimal(scale, 30, 128), digits);
}

function decimalsOf(type: Decimal, digits: readonly (bigint | null)[]): Vector {
  const words = digits.map(each => {
    const value = BigInt.asUintN(128, each ?? 0n);
    return each === null
      ? null
      : Uint32Array.from({ length: 4 }, (_, w) => Number((value >> BigInt(32 * w)) & 0xffffffffn));
  });
  return vectorFromArray(words, type);
}

describe('compared columns of two types', () => {
  it('hold whole numbers of any width, and sort by value', () =>
    checkCompared(whole(new Int16(), 9, 10, -3, null, 5), whole(new Int64(), 9n, 10n, -30n, null, null), {
      kinds: 'sscsc',
      sorted: ['-30', '9', '10', null, null],
    }));

  it('hold numbers without a sign beside those that have one', () =>
    checkCompared(whole(new Uint64(), 2n ** 64n - 1n, 7n, 9n), whole(new Int32(), -1, 7, 10), {
      kinds: 'csc',
      sorted: ['-1', '7', '10'],
    }));

  it('hold decimals of any scale, and whole numbers', async () => {
    await checkCompared(decimals(2, 100n, -250n, 300n, null), decimals(4, 10_000n, -25_000n, 30_001n, null), {
      kinds: 'sscs',
      sorted: ['-2.5000', '1.0000', '3.0001', null],
    });
    await checkCompared(whole(new Int64(), 9n, 10n, -1n), decimals(2, 900n, 1001n, -100n), {
      kinds: 'scs',
      sorted: ['-1.00', '9.00', '10.01'],
    });
  });

  it('hold floating numbers as they are shown', () =>
    checkCompared(
      vectorFromArray([0.1, 1.5, NaN, 2, 100], new Float32()),
      vectorFromArray([0.1, 1.25, NaN, -20, 100], new Float64()),
      { kinds: 'scscs', sorted: ['-20', '0.1', '1.25', '100', 'NaN'] },
    ));

  it('hold floating numbers beside whole numbers and decimals, and sort by value', async () => {
    const floats = vectorFromArray([9, 10.5, -30, null, -0, NaN], new Float64());
    await checkCompared(whole(new Int32(), 9, 10, -30, null, 0, 1), floats, {
      kinds: 'scsssc',
      sorted: ['-30', '-0', '9', '10.5', 'NaN', null],
    });
    await checkCompared(floats, whole(new Int32(), 9, 10, -30, null, 0, 1), {
      kinds: 'scsssc',
      sorted: ['-30', '0', '1', '9', '10', null],
    });
    await checkCompared(
      decimalsOf(new Decimal(2, 15, 128), [10n, -1_050n, 999_999_999_999_999n]),
      vectorFromArray([0.1, -10.500000000000002, 9_999_999_999_999.99], new Float64()),
      { kinds: 'scs', sorted: ['-10.500000000000002', '0.1', '9999999999999.99'] },
    );
  });

  it('tell whole numbers apart that have one floating number', async () => {
    const last = 2n ** 53n;
    const { rows } = await compared(
      whole(new Int64(), last, last + 1n),
      vectorFromArray([Number(last), Number(last)], new Float64()),
    );
    assert.deepEqual(
      rows.window(ALL).rows.map(([kind]) => kind),
      ['same', 'changed'],
    );
  });

  it('hold days and moments in milliseconds', async () => {
    const day = Date.UTC(2026, 10, 24);
    const moments = vectorFromArray([day, day + 1, null], new TimestampMillisecond());
    await checkCompared(vectorFromArray([day, day, null], new DateDay()), moments, {
      kinds: 'scs',
      sorted: ['2026-11-24 00:00:00.000', '2026-11-24 00:00:00.001', null],
    });
  });

  it('match floating numbers beside whole ones when they are keys', async () => {
    const left = whole(new Int32(), 0, 1, -7);
    const { rows } = await compared(left, vectorFromArray([-0, 1, -7], new Float64()), ['value']);
    assert.deepEqual(
      rows.window(ALL).rows.map(([kind]) => kind),
      ['same', 'same', 'same'],
    );
  });

  it('match rows by value when they are keys', async () => {
    const values = Array.from({ length: 300 }, (_, i) => i - 150);
    const left = whole(new Int16(), ...values);
    const right = whole(new Int64(), ...values.map(BigInt).toReversed());
    const { rows } = await compared(left, right, ['value']);
    const kinds = new Set(rows.window(ALL).rows.map(([kind]) => kind));
    // The numbers of the rows are the other way round.
    assert.deepEqual([...kinds], ['changed']);
    assert.equal(rows.store.rows, 300);
  });
});

describe('the type that holds the values of two', () => {
  for (const [left, right, common] of [
    [new Int16(), new Uint32(), 'BIGINT'],
    [new Int64(), new Uint64(), 'DECIMAL(20, 0)'],
    [new Decimal(2, 10, 128), new Int32(), 'DECIMAL(12, 2)'],
    [new Decimal(10, 38, 128), new Decimal(0, 38, 128), 'DECIMAL(48, 10)'],
    [new Float32(), new Float64(), 'DOUBLE'],
    [new Int32(), new Float32(), 'DOUBLE'],
    [new Decimal(2, 15, 128), new Float64(), 'DOUBLE'],
    [new DateDay(), new DateMillisecond(), 'TIMESTAMP'],
  ] as const)
    it(`is ${common} of ${String(left)} and ${String(right)}`, () => {
      for (const type of [commonType(left, right), commonType(right, left)])
        assert.equal(type === undefined ? undefined : typeName(type), common);
    });

  it('is none for what is of different kinds, or might be out of reach', () => {
    for (const [left, right] of [
      [new Int64(), new Float64()],
      [new Decimal(2, 16, 128), new Float64()],
      [new Decimal(-2, 14, 128), new Float64()],
      [new Utf8(), new Int64()],
      [new TimestampMillisecond(), new TimestampNanosecond()],
      [new Decimal(70, 76, 256), new Decimal(0, 38, 128)],
    ] as const)
      assert.equal(commonType(left, right), undefined);
  });
});
