import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Failure } from '@lakehouse/base';
import { TextColumns } from '../build/textColumns';
import type { ResultColumn } from '../columnType';
import { MemoryBudget } from '../spill/memoryBudget';
import { ResultStore } from '../store/resultStore';
import type { Cell } from '../store/window';
import { ComparedResults } from './compareResults';

const ID: ResultColumn = { name: 'id', type: 'BIGINT', kind: 'number' };
const NAME: ResultColumn = { name: 'name', type: 'VARCHAR', kind: 'text' };
const PRICE: ResultColumn = { name: 'price', type: 'DECIMAL(10, 2)', kind: 'number' };

function storeOf(columns: readonly ResultColumn[], rows: readonly (readonly Cell[])[]): ResultStore {
  const texts = new TextColumns(columns);
  const store = new ResultStore(texts.schema, { columns });
  for (let at = 0; at < rows.length; at += 2) void store.append(texts.batch(rows.slice(at, at + 2)));
  return store;
}

async function compared(
  left: ResultStore,
  right: ResultStore,
  keys: readonly string[],
  budget = new MemoryBudget({ limit: Infinity, folder: '' }),
): Promise<ComparedResults> {
  const both = new ComparedResults(left, right, { keys, budget });
  await both.run(() => undefined, new AbortController().signal);
  // The comparison stands by itself.
  await left.dispose();
  await right.dispose();
  return both;
}

const ALL = { rowStart: 0, rowCount: 100, columnStart: 0, columnCount: 100 };

describe('two results, compared by keys', () => {
  it('tell the next row that differs, and in which columns', async () => {
    const side = (changed: string): ResultStore =>
      storeOf(
        [ID, NAME, PRICE],
        ['1', '2', '3', '4'].map(id => [id, id === '3' ? changed : 'a', '1.00']),
      );
    const { rows } = await compared(side('b'), side('c'), ['id']);
    assert.deepEqual(await rows.nextChange({ backwards: false }), { row: 2, columns: [2] });
    assert.deepEqual(await rows.nextChange({ row: 2, backwards: true }), { row: 2, columns: [2] });
    await rows.arrange({ sort: [{ column: 1, descending: true }], filters: [] });
    assert.deepEqual(await rows.nextChange({ backwards: false }), { row: 1, columns: [2] });
    const same = await compared(side('b'), side('b'), ['id']);
    assert.deepEqual(await same.rows.nextChange({ backwards: false }), { columns: [] });
  });

  it('tell which rows came, went and changed', async () => {
    const left = storeOf(
      [ID, NAME],
      [
        ['1', 'a'],
        ['2', 'b'],
        ['3', null],
        ['4', 'd'],
      ],
    );
    const right = storeOf(
      [ID, NAME],
      [
        ['4', 'd'],
        ['3', 'c'],
        ['5', 'e'],
        ['1', 'a'],
      ],
    );
    const { rows } = await compared(left, right, ['id']);
    const window = rows.window(ALL);
    assert.deepEqual(window.rows, [
      ['removed', '2', 'b'],
      ['same', '4', 'd'],
      ['changed', '3', 'c'],
      ['added', '5', 'e'],
      ['same', '1', 'a'],
    ]);
    assert.deepEqual(
      window.changes?.map(({ kind }) => kind),
      ['removed', 'same', 'changed', 'added', 'same'],
    );
    assert.deepEqual(window.changes[2]?.before, [{ column: 2, cell: null }]);
    assert.deepEqual(
      rows.store.columns.map(({ name, type }) => [name, type]),
      [
        ['change', 'VARCHAR'],
        ['id', 'BIGINT'],
        ['name', 'VARCHAR'],
      ],
    );
  });

  it('match rows with equal keys in their order, NULL too', async () => {
    const left = storeOf(
      [ID, NAME],
      [
        ['1', 'a'],
        ['1', 'b'],
        [null, 'n'],
      ],
    );
    const right = storeOf(
      [ID, NAME],
      [
        ['1', 'a'],
        [null, 'n'],
      ],
    );
    const { rows } = await compared(left, right, ['id']);
    assert.deepEqual(rows.window(ALL).rows, [
      ['same', '1', 'a'],
      ['removed', '1', 'b'],
      ['same', null, 'n'],
    ]);
  });

  it('take a value for the same whatever type holds it, also as a key', async () => {
    const left = storeOf(
      [PRICE, ID, NAME],
      [
        ['1.00', '1', 'a'],
        ['2.50', '2', 'b'],
        ['3.00', '3', 'c'],
      ],
    );
    const right = storeOf(
      [{ ...PRICE, type: 'DECIMAL(18, 4)' }, { ...ID, type: 'INTEGER' }, NAME],
      [
        ['1.0000', '1', 'a'],
        ['2.5000', '2', 'x'],
        ['3.0001', '3', 'c'],
      ],
    );
    const { rows } = await compared(left, right, ['id']);
    const { changes } = rows.window(ALL);
    assert.deepEqual(changes, [
      { kind: 'same', before: [] },
      { kind: 'changed', before: [{ column: 3, cell: 'b' }] },
      { kind: 'changed', before: [{ column: 1, cell: '3.0000' }] },
    ]);
  });

  it('compare values of different kinds by their texts, and show those of one side', async () => {
    const left = storeOf(
      [ID, PRICE],
      [
        ['1', '2.00'],
        ['2', '3.00'],
      ],
    );
    const right = storeOf(
      [ID, NAME, { ...NAME, name: 'price' }],
      [
        ['1', 'x', '2'],
        ['2', 'y', '3.00'],
      ],
    );
    const { rows } = await compared(left, right, ['id']);
    assert.deepEqual(rows.window(ALL).rows, [
      ['changed', '1', 'x', '2'],
      ['same', '2', 'y', '3.00'],
    ]);
    assert.deepEqual(rows.window(ALL).changes?.[0]?.before, [
      { column: 2, cell: null },
      { column: 3, cell: '2.00' },
    ]);
    assert.equal(rows.store.columns[3]?.type, 'VARCHAR');
  });

  it('compare columns of one name with each other in their order', async () => {
    const left = storeOf([ID, NAME, NAME], [['1', 'a', 'b']]);
    const right = storeOf([ID, NAME, NAME, NAME], [['1', 'a', 'x', 'c']]);
    const { rows } = await compared(left, right, ['id']);
    assert.deepEqual(rows.window(ALL).changes?.[0]?.before, [
      { column: 3, cell: 'b' },
      { column: 4, cell: null },
    ]);
    const swapped = await compared(storeOf([ID, NAME, NAME], [['1', 'a', 'b']]), storeOf([ID, NAME], [['1', 'a']]), [
      'id',
    ]);
    assert.deepEqual(swapped.rows.window(ALL).rows, [['same', '1', 'a', null]]);
  });

  it('cut the long texts of before, as those of after', async () => {
    const left = storeOf([ID, NAME], [['1', 'x'.repeat(1_000_000)]]);
    const right = storeOf([ID, NAME], [['1', 'y'.repeat(1_000_000)]]);
    const { rows } = await compared(left, right, ['id']);
    const { rows: after, changes } = rows.window(ALL);
    assert.equal(after[0]?.[2], 'y'.repeat(1000));
    assert.deepEqual(changes?.[0]?.before, [{ column: 2, cell: `${'x'.repeat(1000)}…` }]);
  });

  it('match many rows by long keys', async () => {
    const keys = Array.from({ length: 3000 }, (_, i) => `${'key '.repeat(30)}${i}`);
    const both = [
      storeOf(
        [NAME],
        keys.map(key => [key]),
      ),
      storeOf(
        [NAME],
        keys.toReversed().map(key => [key]),
      ),
    ] as const;
    const { rows } = await compared(...both, ['name']);
    const window = rows.window({ ...ALL, rowCount: 4000 });
    assert.deepEqual(
      window.rows,
      keys.toReversed().map(key => ['same', key]),
    );
    assert.ok(window.changes?.every(({ kind }) => kind === 'same'));
  });

  it('are read a few rows at a time where their texts are long', async () => {
    const long = (): ResultStore =>
      storeOf(
        [ID, NAME],
        Array.from({ length: 30 }, (_, i) => [String(i), 'x'.repeat(1_000_000)]),
      );
    const [left, right] = [long(), long()];
    const both = new ComparedResults(left, right, { keys: ['id'] });
    let blocks = 0;
    await both.run(() => blocks++, new AbortController().signal);
    assert.equal(both.rows.store.rows, 30);
    assert.ok(blocks >= 7, String(blocks));
  });

  it('keep a decimal that only one side has, also on the disk', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'lakehouse-compare-'));
    const budget = new MemoryBudget({ limit: 0, folder });
    const left = storeOf([ID, PRICE], [['1', '2.00']]);
    const right = storeOf([ID], [['1'], ['2']]);
    const { rows } = await compared(left, right, ['id'], budget);
    await budget.settled();
    assert.deepEqual(rows.window(ALL).rows, [
      ['same', '1', null],
      ['added', '2', null],
    ]);
    await rows.dispose();
    rmSync(folder, { recursive: true });
  });

  it('are sorted and filtered as any result is', async () => {
    const left = storeOf(
      [ID, NAME],
      [
        ['1', 'a'],
        ['2', 'b'],
      ],
    );
    const right = storeOf(
      [ID, NAME],
      [
        ['2', 'x'],
        ['1', 'a'],
      ],
    );
    const { rows } = await compared(left, right, ['id']);
    await rows.arrange({ sort: [], filters: [{ column: 0, test: { kind: 'equal', text: 'changed' } }] });
    const window = rows.window(ALL);
    assert.deepEqual(window.rows, [['changed', '2', 'x']]);
    assert.deepEqual(window.changes, [{ kind: 'changed', before: [{ column: 2, cell: 'b' }] }]);
    await rows.dispose();
  });

  it('need keys that both have', () => {
    const [left, right] = [storeOf([ID], []), storeOf([NAME], [])];
    for (const keys of [['id'], []])
      assert.throws(
        () => new ComparedResults(left, right, { keys }),
        (failure: Failure) => failure.code === 'query.unsupported',
      );
  });
});
