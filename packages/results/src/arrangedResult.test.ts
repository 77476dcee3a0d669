import assert from 'node:assert/strict';
import type { Failure } from '@lakehouse/base';
import { ArrangedResult } from './arrangedResult';
import type { CellTest, SortKey } from './arrange/arrangement';
import { TextColumns } from './build/textColumns';
import type { CellKind, ResultColumn } from './columnType';
import { ResultStore } from './store/resultStore';
import type { Cell } from './store/window';

/** A result with rows given as texts, in batches of two. */
function resultOf(
  types: readonly (readonly [type: string, kind: CellKind])[],
  rows: readonly (readonly Cell[])[],
): ArrangedResult {
  const columns: readonly ResultColumn[] = types.map(([type, kind], i) => ({ name: `c${i}`, type, kind }));
  const texts = new TextColumns(columns);
  const store = new ResultStore(texts.schema, { columns });
  for (let at = 0; at < rows.length; at += 2) void store.append(texts.batch(rows.slice(at, at + 2)));
  return new ArrangedResult(store);
}

function shown(result: ArrangedResult): readonly (readonly Cell[])[] {
  return result.window({ rowStart: 0, rowCount: 1000, columnStart: 0, columnCount: 100 }).rows;
}

function columnOf(type: string, kind: CellKind, cells: readonly Cell[]): ArrangedResult {
  return resultOf(
    [[type, kind]],
    cells.map(cell => [cell]),
  );
}

async function checkSort(
  result: ArrangedResult,
  sort: readonly SortKey[],
  expected: readonly (readonly Cell[])[],
): Promise<void> {
  assert.deepEqual(await result.arrange({ sort, filters: [] }), { rows: expected.length });
  assert.deepEqual(shown(result), expected);
}

async function checkFilter(result: ArrangedResult, test: CellTest, expected: readonly Cell[]): Promise<void> {
  await result.arrange({ sort: [], filters: [{ column: 0, test }] });
  assert.deepEqual(
    shown(result).map(([cell]) => cell),
    expected,
    JSON.stringify(test),
  );
}

const up = { column: 0, descending: false };
const down = { column: 0, descending: true };

describe('a sorted result', () => {
  it('has NULL last and NaN before it, either way', async () => {
    const result = columnOf('DOUBLE', 'number', [null, 'NaN', '-1.5', 'Infinity', '0', null, '-Infinity']);
    const rows = (texts: readonly Cell[]): readonly Cell[][] => texts.map(text => [text]);
    await checkSort(result, [up], rows(['-Infinity', '-1.5', '0', 'Infinity', 'NaN', null, null]));
    await checkSort(result, [down], rows(['Infinity', '0', '-1.5', '-Infinity', 'NaN', null, null]));
  });

  it('orders numbers as numbers, and texts by their code points', async () => {
    const numbers = columnOf('BIGINT', 'number', [
      '10',
      '9',
      '-9223372036854775808',
      '9007199254740993',
      '9007199254740992',
    ]);
    await checkSort(
      numbers,
      [up],
      [['-9223372036854775808'], ['9'], ['10'], ['9007199254740992'], ['9007199254740993']],
    );
    const texts = columnOf('VARCHAR', 'text', ['b', '', 'ab', 'a', 'Z', '😀', '￿', null, 'a']);
    await checkSort(texts, [up], [[''], ['Z'], ['a'], ['a'], ['ab'], ['b'], ['￿'], ['😀'], [null]]);
  });

  it('keeps the order of equal rows, over several columns', async () => {
    const result = resultOf(
      [
        ['VARCHAR', 'text'],
        ['DECIMAL(10, 2)', 'number'],
        ['INTEGER', 'number'],
      ],
      [
        ['b', '1.00', '0'],
        ['a', '-2.00', '1'],
        ['b', '1.00', '2'],
        ['a', null, '3'],
        ['b', '3.50', '4'],
      ],
    );
    const sort = [up, { column: 1, descending: true }];
    await result.arrange({ sort, filters: [] });
    assert.deepEqual(
      shown(result).map(row => row[2]),
      ['1', '3', '4', '0', '2'],
    );
  });

  it('shows what had arrived, and all again without an arrangement', async () => {
    const result = columnOf('INTEGER', 'number', ['2', '1']);
    const texts = new TextColumns(result.store.columns);
    await result.arrange({ sort: [up], filters: [] });
    await result.store.append(texts.batch([['0']]));
    assert.deepEqual(shown(result), [['1'], ['2']]);
    await result.arrange({ sort: [], filters: [] });
    assert.deepEqual(shown(result), [['2'], ['1'], ['0']]);
  });
});

describe('an arrangement that is shown', () => {
  it('is there at once when it is asked for again, until more rows have come', async () => {
    const result = columnOf('INTEGER', 'number', ['2', '1']);
    await result.arrange({ sort: [up], filters: [] });
    const { view } = result;
    await result.arrange({ sort: [up], filters: [] });
    assert.equal(result.view, view);
    await result.store.append(new TextColumns(result.store.columns).batch([['0']]));
    await result.arrange({ sort: [up], filters: [] });
    assert.deepEqual(shown(result), [['0'], ['1'], ['2']]);
  });
});

describe('a filtered result', () => {
  it('compares numbers exactly, also with what the column cannot hold', async () => {
    const result = columnOf('DECIMAL(10, 2)', 'number', ['1.10', '1.11', null, '-1.10']);
    await checkFilter(result, { kind: 'less', text: '1.105' }, ['1.10', '-1.10']);
    await checkFilter(result, { kind: 'greaterOrEqual', text: '1.105' }, ['1.11']);
    await checkFilter(result, { kind: 'equal', text: '1.105' }, []);
    await checkFilter(result, { kind: 'notEqual', text: '1.1' }, ['1.11', '-1.10']);
    await checkFilter(result, { kind: 'greater', text: '-1e30' }, ['1.10', '1.11', '-1.10']);
    await checkFilter(result, { kind: 'between', from: '-1.1', to: '1.1' }, ['1.10', '-1.10']);
    await checkFilter(result, { kind: 'in', texts: ['1.11', null, '7'] }, ['1.11', null]);
    await checkFilter(result, { kind: 'null' }, [null]);
    await checkFilter(result, { kind: 'contains', text: '.11', caseSensitive: true }, ['1.11']);
  });

  it('compares moments by their value', async () => {
    const result = columnOf('TIMESTAMP', 'temporal', ['2026-11-24 08:30:00.123', '1969-12-31 23:59:59.999']);
    await checkFilter(result, { kind: 'greater', text: '2026-11-24' }, ['2026-11-24 08:30:00.123']);
    await checkFilter(result, { kind: 'less', text: '1970-01-01T00:00:00Z' }, ['1969-12-31 23:59:59.999']);
    await checkFilter(result, { kind: 'equal', text: '2026-11-24 09:30:00.123+01:00' }, ['2026-11-24 08:30:00.123']);
  });

  it('looks for texts in either case, where it is asked', async () => {
    const result = columnOf('VARCHAR', 'text', ['Ärger', 'ärgern', null, 'ABC', 'abc', 'a', 'bc']);
    await checkFilter(result, { kind: 'contains', text: 'är', caseSensitive: false }, ['Ärger', 'ärgern']);
    await checkFilter(result, { kind: 'contains', text: 'är', caseSensitive: true }, ['ärgern']);
    await checkFilter(result, { kind: 'contains', text: 'bC', caseSensitive: false }, ['ABC', 'abc', 'bc']);
    await checkFilter(result, { kind: 'notContains', text: 'b', caseSensitive: false }, ['Ärger', 'ärgern', 'a']);
    await checkFilter(result, { kind: 'equal', text: 'a' }, ['a']);
  });

  it('refuses what is no value of the column, and stays as it was', async () => {
    const result = columnOf('INTEGER', 'number', ['1', '2']);
    await result.arrange({ sort: [down], filters: [] });
    const filters = [{ column: 0, test: { kind: 'less', text: 'many' } as const }];
    await assert.rejects(result.arrange({ sort: [], filters }), (error: Failure) => error.code === 'query.badFilter');
    assert.deepEqual(shown(result), [['2'], ['1']]);
  });

  it('is sorted besides', async () => {
    const result = columnOf('INTEGER', 'number', ['5', '3', null, '4', '9']);
    await result.arrange({ sort: [up], filters: [{ column: 0, test: { kind: 'less', text: '9' } }] });
    assert.deepEqual(shown(result), [['3'], ['4'], ['5']]);
  });
});

describe('looking for a text', () => {
  const result = resultOf(
    [
      ['VARCHAR', 'text'],
      ['INTEGER', 'number'],
    ],
    [
      ['one 1', '12'],
      ['two', '2'],
      [null, '21'],
      ['One', null],
    ],
  );
  const from = (row: number, column: number): { row: number; column: number } => ({ row, column });
  const request = { text: '1', caseSensitive: false, columns: [0, 1], from: from(0, 0), backwards: false };

  it('goes from hit to hit and round at the end', async () => {
    assert.deepEqual(await result.find(request), { place: from(0, 0), ordinal: 1, total: 3 });
    assert.deepEqual(await result.find({ ...request, from: from(0, 1) }), { place: from(0, 1), ordinal: 2, total: 3 });
    assert.deepEqual(await result.find({ ...request, from: from(1, 0) }), { place: from(2, 1), ordinal: 3, total: 3 });
    assert.deepEqual(await result.find({ ...request, from: from(3, 0) }), { place: from(0, 0), ordinal: 1, total: 3 });
  });

  it('goes backwards', async () => {
    const found = await result.find({ ...request, from: from(2, 0), backwards: true });
    assert.deepEqual(found, { place: from(0, 1), ordinal: 2, total: 3 });
  });

  it('takes the columns in the order in which they are shown', async () => {
    const found = await result.find({ ...request, columns: [1, 0] });
    assert.deepEqual(found, { place: from(0, 1), ordinal: 1, total: 3 });
    assert.deepEqual(await result.find({ ...request, text: 'ONE', caseSensitive: true }), { total: 0 });
  });

  it('follows the arrangement', async () => {
    await result.arrange({ sort: [{ column: 1, descending: true }], filters: [] });
    assert.deepEqual(await result.find(request), { place: from(0, 1), ordinal: 1, total: 3 });
  });
});

describe('the profile of a column', () => {
  it('has what numbers have', async () => {
    const profile = await columnOf('DECIMAL(5, 1)', 'number', ['1.0', '2.0', null, '2.0', '5.0']).profile(0);
    assert.deepEqual(
      { ...profile, histogram: undefined },
      {
        column: 0,
        rows: 5,
        nulls: 1,
        distinct: { count: 3, isEstimate: false },
        min: '1.0',
        max: '5.0',
        mean: '2.5',
        quartiles: ['1.0', '2.0', '2.0'],
        histogram: undefined,
        top: [
          { value: '2.0', rows: 2 },
          { value: '1.0', rows: 1 },
          { value: '5.0', rows: 1 },
        ],
      },
    );
    assert.equal(profile.histogram?.length, 20);
    assert.deepEqual(profile.histogram[0], { from: '1.0', to: '1.2', rows: 1 });
    assert.equal(
      profile.histogram.reduce((sum, { rows }) => sum + rows, 0),
      4,
    );
  });

  it('has what texts have, of the rows that are shown', async () => {
    const result = columnOf('VARCHAR', 'text', ['b', 'a', '', null, 'b', 'c']);
    await result.arrange({ sort: [], filters: [{ column: 0, test: { kind: 'notEqual', text: 'c' } }] });
    assert.deepEqual(await result.profile(0), {
      column: 0,
      rows: 4,
      nulls: 0,
      distinct: { count: 3, isEstimate: false },
      min: '',
      max: 'b',
      quartiles: ['', 'a', 'b'],
      top: [
        { value: 'b', rows: 2 },
        { value: '', rows: 1 },
        { value: 'a', rows: 1 },
      ],
    });
  });

  it('has nothing to tell of NULLs alone', async () => {
    const profile = await columnOf('BIGINT', 'number', [null, null]).profile(0);
    assert.deepEqual(profile, { column: 0, rows: 2, nulls: 2, distinct: { count: 0, isEstimate: false }, top: [] });
  });

  it('takes NaN for a value, but neither the lowest nor the highest', async () => {
    const profile = await columnOf('DOUBLE', 'number', ['NaN', '1', '-0', '0', 'NaN']).profile(0);
    assert.deepEqual(
      [profile.min, profile.max, profile.mean, profile.distinct.count],
      ['0', '1', '0.3333333333333333', 3],
    );
  });
});

describe('what is marked', () => {
  it('is added up exactly', async () => {
    const result = resultOf(
      [
        ['BIGINT', 'number'],
        ['DECIMAL(38, 10)', 'number'],
        ['VARCHAR', 'text'],
      ],
      [
        ['9223372036854775807', '0.0000000001', 'x'],
        ['9223372036854775807', null, '7'],
      ],
    );
    assert.deepEqual(await result.summarize([{ rowStart: 0, rowEnd: 9, columns: [0, 1, 2] }]), {
      cells: 6,
      nulls: 1,
      numbers: 3,
      sum: '18446744073709551614.0000000001',
      mean: '6148914691236517204.6666666667',
      min: '0.0000000001',
      max: '9223372036854775807',
    });
  });

  it('has infinities for the lowest and the highest', async () => {
    const result = columnOf('DOUBLE', 'number', ['1', 'Infinity', 'NaN', '2', '-Infinity', null]);
    const { min, max } = await result.summarize([{ rowStart: 0, rowEnd: 3, columns: [0] }]);
    assert.deepEqual([min, max], ['1', 'Infinity']);
    const all = await result.summarize([{ rowStart: 0, rowEnd: 6, columns: [0] }]);
    assert.deepEqual([all.min, all.max, all.numbers, all.nulls], ['-Infinity', 'Infinity', 5, 1]);
  });

  it('tells apart numbers that are one as floating numbers', async () => {
    const result = columnOf('BIGINT', 'number', ['9007199254740992', '9007199254740993']);
    const { min, max } = await result.summarize([{ rowStart: 0, rowEnd: 2, columns: [0] }]);
    assert.deepEqual([min, max], ['9007199254740992', '9007199254740993']);
  });

  it('loses no small number among large ones', async () => {
    const result = columnOf('DOUBLE', 'number', ['1e100', '1', '-1e100']);
    assert.equal((await result.summarize([{ rowStart: 0, rowEnd: 3, columns: [0] }])).sum, '1');
  });

  it('becomes text in each form', async () => {
    const result = resultOf(
      [
        ['VARCHAR', 'text'],
        ['BIGINT', 'number'],
      ],
      [
        ['a "b"\tc', '1'],
        ['', null],
        [null, '9007199254740993'],
      ],
    );
    const text = async (format: Parameters<typeof result.copyText>[1], columns = [0, 1]): Promise<string> =>
      (await result.copyText({ rowStart: 0, rowEnd: 3, columns }, format)).text;
    assert.equal(await text('tsv'), '"a ""b""\tc"\t1\n""\t\n\t9007199254740993');
    assert.equal(await text('tsvWithHeaders', [1]), 'c1\n1\n\n9007199254740993');
    assert.equal(await text('csv'), 'c0,c1\r\n"a ""b""\tc",1\r\n"",\r\n,9007199254740993');
    assert.deepEqual(JSON.parse(await text('json', [0])), [{ c0: 'a "b"\tc' }, { c0: '' }, { c0: null }]);
    assert.match(await text('json'), /"c1":9007199254740993}/);
    assert.equal(
      await text('markdown'),
      '| c0 | c1 |\n| --- | ---: |\n| a "b"\tc | 1 |\n|  | *NULL* |\n| *NULL* | 9007199254740993 |',
    );
    assert.equal(await text('sql', [1]), '(1, 9007199254740993)');
    assert.equal(await text('sql', [0]), `('a "b"\tc', '')`);
  });
});

describe('a cell that is too long for a window', () => {
  it('is cut there, and whole by itself', () => {
    const long = `${'x'.repeat(999)}😀${'y'.repeat(5000)}`;
    const result = columnOf('VARCHAR', 'text', ['short', long]);
    const window = result.window({ rowStart: 0, rowCount: 2, columnStart: 0, columnCount: 1 });
    assert.deepEqual(window.rows, [['short'], ['x'.repeat(999)]]);
    assert.deepEqual(window.cut, [{ row: 1, column: 0, length: long.length }]);
    assert.deepEqual(result.cell(1, 0), { text: long });
  });

  it('has its bytes when it is binary', () => {
    assert.deepEqual(columnOf('VARBINARY', 'binary', ['AP8=']).cell(0, 0), { text: '00FF', base64: 'AP8=' });
  });
});

describe('work that nobody waits for any more', () => {
  it('ends as cancelled', async () => {
    const result = columnOf('INTEGER', 'number', ['2', '1']);
    const signal = AbortSignal.abort();
    await assert.rejects(
      result.arrange({ sort: [up], filters: [] }, signal),
      (error: Failure) => error.code === 'query.cancelled',
    );
  });
});
