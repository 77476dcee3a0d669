import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import {
  Binary,
  Bool,
  type DataType,
  DateDay,
  Decimal,
  DenseUnion,
  Field,
  FixedSizeList,
  Float16,
  Float32,
  Float64,
  Int32,
  Int64,
  List,
  Schema,
  Struct,
  StructRow,
  Uint64,
  Uint8,
  Utf8,
  Vector,
} from 'apache-arrow';
import { parameterBatch } from './parameterBatch';
import type { ParameterValue } from './parameterValue';

type Rows = readonly (readonly ParameterValue[])[];

function check(rows: Rows, expected: readonly (readonly unknown[])[], told?: Schema): void {
  const batch = parameterBatch(rows, told);
  const found = batch.schema.fields.map(({ type }, i) => [
    String(type),
    ...((batch.getChildAt(i) as Iterable<unknown> | null) ?? []),
  ]);
  assert.deepEqual([batch.numRows, found], [rows.length, expected]);
}

/** As `check`, for values that have parts: each as JSON would have it, with the numbers as they are. */
function checkNested(rows: Rows, expected: readonly (readonly unknown[])[], told?: Schema): void {
  const batch = parameterBatch(rows, told);
  const found = batch.schema.fields.map(({ type }, i) => [
    String(type),
    ...Array.from({ length: rows.length }, (_, row) => plain(batch.getChildAt(i)?.get(row))),
  ]);
  assert.deepEqual(found, expected);
}

/** The library's lists and rows as arrays and objects. */
function plain(value: unknown): unknown {
  if (value instanceof StructRow) return Object.fromEntries([...value].map(([name, part]) => [name, plain(part)]));
  return value instanceof Vector ? [...value].map(plain) : value;
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
    check([[1]], [['Int64', 1n]], new Schema([new Field('any', new DenseUnion([0], []))]));
  });

  for (const [type, values, expected] of [
    [new Int32(), [-(2 ** 31), 2 ** 31 - 1, '-7', 7n], [-(2 ** 31), 2 ** 31 - 1, -7, 7]],
    [new Uint8(), [0, 255], [0, 255]],
    [new Int64(), ['9223372036854775807', -(2n ** 63n), 2 ** 60], [2n ** 63n - 1n, -(2n ** 63n), 2n ** 60n]],
    [new Uint64(), [2n ** 64n - 1n], [2n ** 64n - 1n]],
    [new Float32(), [0.1, -Infinity, 2n ** 100n], [Math.fround(0.1), -Infinity, 2 ** 100]],
    [new Utf8(), ['a', 1, true, new Date(0)], ['a', '1', 'true', '1970-01-01T00:00:00.000Z']],
  ] as const)
    it(`may be whatever ${String(type)} has`, () => {
      check(
        values.map(value => [value]),
        [[String(type), ...expected]],
        new Schema([new Field('', type)]),
      );
    });

  for (const [type, ...values] of [
    [new Int32(), 3e9, 'abc', '', '1.5', 1.5, NaN, true, Uint8Array.of(1), new Date(0), [1], { a: 1 }],
    [new Uint8(), -1, 256],
    [new Int64(), 'abc', 1.5, 2n ** 63n, Infinity],
    [new Float16(), 70_000],
    [new Float32(), 1e39, 2n ** 128n],
    [new Float64(), Uint8Array.of(1), 'abc', 2n ** 53n + 1n, true, new Date(0)],
    [new Bool(), 1, 'true'],
    [new Binary(), 65, 'A'],
    [new Utf8(), Uint8Array.of(255), new Date(NaN)],
    [new DateDay(), '2024-01-02', 0, new Date(1), new Date(NaN)],
    [new Decimal(2, 10, 128), '1.005', 'abc', 1e10, true],
    [new List(new Field('item', new Int32())), [4e9], 1],
    [new FixedSizeList(2, new Field('item', new Float64())), [1, 2, 3]],
    [new Struct([new Field('a', new Int32())]), { a: 4e9 }, { a: 1, b: 2 }, 1],
  ] satisfies (readonly [DataType, ...ParameterValue[]])[])
    it(`are refused where they are not exactly ${String(type)}`, () => {
      const told = new Schema([new Field('', type)]);
      for (const value of values)
        assert.throws(
          () => parameterBatch([[null], [value]], told),
          { code: 'query.rejected', message: /parameter 1 in row 2 cannot be sent as/ },
          inspect(value),
        );
    });

  it('are refused where no type has them', () => {
    for (const rows of [[[2n ** 63n]], [[0.5], [2n ** 53n + 1n]], [[new Date(NaN)]]])
      assert.throws(() => parameterBatch(rows), { code: 'query.rejected' });
  });

  it('may be lists and structs, of the types of their values', () => {
    checkNested(
      [
        [[1, 2n], { a: 'x', b: [{ c: 0.5 }] }, []],
        [null, { b: null, d: true }, [[true], null]],
        [[null, 3], null, null],
      ],
      [
        ['List<Int64>', [1n, 2n], null, [null, 3n]],
        [
          'Struct<{a:Utf8, b:List<Struct<{c:Float64}>>, d:Bool}>',
          { a: 'x', b: [{ c: 0.5 }], d: null },
          { a: null, b: null, d: true },
          null,
        ],
        ['List<List<Bool>>', [], [[true], null], null],
      ],
    );
  });

  it('may be lists and structs of the types that the server told', () => {
    const list = new List(new Field('item', new Int32()));
    const pair = new FixedSizeList(2, new Field('item', new Float64()));
    const struct = new Struct([new Field<List | Utf8>('a', list), new Field<List | Utf8>('b', new Utf8())]);
    const told = new Schema([new Field('', list), new Field('', pair), new Field('', struct)]);
    checkNested(
      [
        [[1, 2], [1, 2], { a: [3], b: 4 }],
        [[], null, { b: 'x' }],
      ],
      [
        ['List<Int32>', [1, 2], []],
        ['FixedSizeList[2]<Float64>', [1, 2], null],
        ['Struct<{a:List<Int32>, b:Utf8}>', { a: [3], b: '4' }, { a: null, b: 'x' }],
      ],
      told,
    );
  });

  it('may be decimals where the server told that, and are never rounded', () => {
    const told = new Schema([
      new Field('', new Decimal(2, 10, 128)),
      new Field('', new List(new Field('item', new Decimal(0, 76, 256)))),
    ]);
    const batch = parameterBatch(
      [
        ['1.5', [-1n]],
        [-2, null],
      ],
      told,
    );
    const words = batch.getChildAt(0)?.data[0]?.values as Uint32Array;
    assert.deepEqual([...words.subarray(0, 8)], [150, 0, 0, 0, 0xffff_ff38, 0xffff_ffff, 0xffff_ffff, 0xffff_ffff]);
    const items = batch.getChildAt(1)?.data[0]?.children[0]?.values as Uint32Array;
    assert.deepEqual([...items.subarray(0, 8)], new Array(8).fill(0xffff_ffff));
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
