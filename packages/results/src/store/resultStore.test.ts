import assert from 'node:assert/strict';
import {
  Int64,
  type RecordBatch,
  Schema,
  Field,
  tableFromArrays,
  Utf8,
  vectorFromArray,
  Table,
  Struct,
  List,
} from 'apache-arrow';
import { ArrangedResult } from '../arrangedResult';
import { ResultStore } from './resultStore';
import type { Cell } from './window';

/** Batches of numbers that go on over all of them, each with a text beside it. */
function batches(...sizes: readonly number[]): readonly RecordBatch[] {
  let next = 0;
  return sizes.map(size => {
    const numbers = Array.from({ length: size }, () => BigInt(next++));
    const texts = numbers.map(n => (n % 3n === 0n ? null : n % 3n === 1n ? '' : `row ${n}`));
    const table = new Table({ n: vectorFromArray(numbers, new Int64()), text: vectorFromArray(texts, new Utf8()) });
    return table.batches[0] ?? assert.fail('a table without batch');
  });
}

function storeOf(...sizes: readonly number[]): ResultStore {
  const all = batches(...sizes);
  const store = new ResultStore(all[0]?.schema ?? new Schema([]));
  for (const batch of all) void store.append(batch);
  return store;
}

function checkWindow(
  store: ResultStore,
  [row, rows, column, columns]: readonly number[],
  expected: readonly Cell[][],
): void {
  const request = { rowStart: row ?? 0, rowCount: rows ?? 0, columnStart: column ?? 0, columnCount: columns ?? 0 };
  const window = new ArrangedResult(store).window(request);
  assert.deepEqual(window, { rowStart: request.rowStart, columnStart: request.columnStart, rows: expected });
}

describe('a window of a result', () => {
  it('tells NULL from the empty text', () => {
    checkWindow(storeOf(3), [0, 3, 1, 1], [[null], [''], ['row 2']]);
  });

  it('goes over the borders of batches', () => {
    checkWindow(storeOf(2, 1, 4), [1, 4, 0, 1], [['1'], ['2'], ['3'], ['4']]);
  });

  it('begins in the middle of any batch', () => {
    const store = storeOf(1, 10, 1, 100, 5);
    for (let row = 0; row < store.rows; row++) checkWindow(store, [row, 1, 0, 1], [[String(row)]]);
  });

  it('has the columns that were asked for', () => {
    checkWindow(storeOf(3), [2, 1, 0, 5], [['2', 'row 2']]);
    checkWindow(storeOf(3), [2, 1, 1, 1], [['row 2']]);
    checkWindow(storeOf(3), [2, 1, 2, 5], [[]]);
  });

  it('leaves out what has not arrived', () => {
    checkWindow(storeOf(3), [2, 10, 0, 1], [['2']]);
    checkWindow(storeOf(3), [3, 10, 0, 1], []);
    checkWindow(new ResultStore(new Schema([])), [0, 10, 0, 10], []);
  });
});

describe('a result', () => {
  it('takes some of a batch’s rows where it is to end', () => {
    const [first, second] = batches(5, 5);
    const store = new ResultStore(first?.schema ?? new Schema([]));
    for (const batch of [first, second]) if (batch !== undefined) void store.append(batch, 3);
    assert.equal(store.rows, 6);
    checkWindow(store, [2, 3, 0, 1], [['2'], ['5'], ['6']]);
  });

  it('passes over batches without rows', () => {
    checkWindow(storeOf(2, 0, 0, 1), [0, 9, 0, 1], [['0'], ['1'], ['2']]);
  });

  it('counts the memory of its batches', () => {
    assert.ok(storeOf(1000).bytes >= 8000);
    assert.equal(storeOf(0).bytes, 0);
  });

  it('names the types within types', () => {
    const item = new Struct([new Field('a', new Int64()), new Field('b', new List(new Field('item', new Utf8())))]);
    const store = new ResultStore(new Schema([new Field('deep', new List(new Field('item', item)))]));
    assert.deepEqual(store.columns, [
      { name: 'deep', type: 'LIST<STRUCT<a: BIGINT, b: LIST<VARCHAR>>>', kind: 'nested' },
    ]);
  });

  it('keeps the digits of numbers inside of lists', () => {
    const vector = vectorFromArray([[9007199254740993n, null]], new List(new Field('item', new Int64())));
    const table = new Table({ list: vector });
    const store = new ResultStore(table.schema);
    for (const batch of table.batches) void store.append(batch);
    checkWindow(store, [0, 1, 0, 1], [['[9007199254740993,null]']]);
  });

  it('writes what JSON has no word for as text', () => {
    const table = tableFromArrays({ list: [[NaN, 1, -Infinity]] });
    const store = new ResultStore(table.schema);
    for (const batch of table.batches) void store.append(batch);
    checkWindow(store, [0, 1, 0, 1], [['["NaN",1,"-Infinity"]']]);
  });
});
