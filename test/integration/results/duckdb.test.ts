import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import {
  ArrangedResult,
  type Cell,
  type CellTest,
  type ColumnFilter,
  exportRows,
  MemoryBudget,
  type ResultColumn,
  ResultStore,
  type SortKey,
  TextColumns,
} from '@lakehouse/results';

const COLUMNS: readonly ResultColumn[] = [
  { name: 'big', type: 'BIGINT', kind: 'number' },
  { name: 'small', type: 'INTEGER', kind: 'number' },
  { name: 'price', type: 'DECIMAL(38, 10)', kind: 'number' },
  { name: 'ratio', type: 'DOUBLE', kind: 'number' },
  { name: 'state', type: 'VARCHAR', kind: 'text' },
  { name: 'note', type: 'VARCHAR', kind: 'text' },
  { name: 'day', type: 'DATE', kind: 'temporal' },
  { name: 'moment', type: 'TIMESTAMP', kind: 'temporal' },
  { name: 'flag', type: 'BOOLEAN', kind: 'boolean' },
  { name: 'id', type: 'BIGINT', kind: 'number' },
];
const ID = COLUMNS.length - 1;
const ROWS = 20_000;

/** Numbers that look random and are the same in each run. */
class Dice {
  #state = 20_261_124;

  below(limit: number): number {
    this.#state = (Math.imul(this.#state, 1_664_525) + 1_013_904_223) | 0;
    return ((((this.#state ^ (this.#state >>> 15)) >>> 0) * limit) / 2 ** 32) | 0;
  }

  of<T>(values: readonly T[]): T {
    return values[this.below(values.length)]!;
  }
}

const LETTERS = ['a', 'b', 'Z', ' ', 'é', '😀', '￿', "'", '0'] as const;

function cellsOf(dice: Dice, id: number): readonly Cell[] {
  const digits = (count: number): string => Array.from({ length: count }, () => dice.below(10)).join('');
  const sign = (): string => dice.of(['', '-']);
  const text = (length: number): string => Array.from({ length }, () => dice.of(LETTERS)).join('');
  const values: readonly string[] = [
    dice.below(3) === 0 ? String(dice.below(50)) : BigInt.asIntN(64, BigInt(`${sign()}${digits(19)}`)).toString(),
    String(dice.below(1000) - 500),
    `${sign()}${BigInt(digits(1 + dice.below(20)))}.${digits(10)}`,
    dice.of(['NaN', 'Infinity', '-Infinity', '0', `${sign()}${digits(3)}.${digits(3)}e${dice.below(40) - 20}`]),
    dice.of(['placed', 'shipped', 'returned', '']),
    `${dice.of(['', 'common beginning of many '])}${text(dice.below(12))}`,
    `${1950 + dice.below(100)}-${String(1 + dice.below(12)).padStart(2, '0')}-${String(1 + dice.below(28)).padStart(2, '0')}`,
    `20${10 + dice.below(30)}-02-1${dice.below(10)} 0${dice.below(10)}:4${dice.below(10)}:00.${digits(3)}`,
    dice.of(['true', 'false']),
  ];
  return [...values.map(value => (dice.below(10) === 0 ? null : value)), String(id)];
}

describe('sorting, filtering and profiling, as DuckDB does it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lakehouse-differential-'));
  const dice = new Dice();
  let duckdb: DuckDBConnection;
  let result: ArrangedResult;

  before(async () => {
    const texts = new TextColumns(COLUMNS);
    // A small budget: a part of the rows lies on the disk.
    const store = new ResultStore(texts.schema, {
      columns: COLUMNS,
      budget: new MemoryBudget({ limit: 500_000, folder }),
    });
    for (let row = 0; row < ROWS; row += 1000)
      await store.append(texts.batch(Array.from({ length: 1000 }, (_, i) => cellsOf(dice, row + i))));
    result = new ArrangedResult(store);
    const path = join(folder, 'rows.parquet');
    await exportRows(result.view, { path, format: 'parquet', columns: COLUMNS.map((_, i) => i) });
    duckdb = await (await DuckDBInstance.create(':memory:')).connect();
    await duckdb.run(`create table rows as select * from read_parquet('${path}')`);
  });
  after(async () => {
    await result.store.dispose();
    rmSync(folder, { recursive: true });
  });

  async function asked(sql: string): Promise<readonly (readonly unknown[])[]> {
    return (await duckdb.runAndReadAll(sql)).getRowsJson();
  }

  function shownIds(): readonly Cell[] {
    const window = result.window({ rowStart: 0, rowCount: ROWS, columnStart: ID, columnCount: 1 });
    return window.rows.map(([id]) => id ?? null);
  }

  async function checkArranged(
    sort: readonly SortKey[],
    filters: readonly ColumnFilter[],
    where: string,
  ): Promise<void> {
    await result.arrange({ sort, filters });
    const order = sort.flatMap(({ column, descending }) => {
      const name = COLUMNS[column]!.name;
      const nan = COLUMNS[column]!.type === 'DOUBLE' ? [`isnan(${name})`] : [];
      return [`${name} is null`, ...nan, `${name} ${descending ? 'desc' : 'asc'}`];
    });
    const expected = await asked(`select id::varchar from rows where ${where} order by ${[...order, 'id'].join(', ')}`);
    assert.deepEqual(
      shownIds(),
      expected.map(([id]) => id),
      where,
    );
  }

  for (const [column, { name, type }] of COLUMNS.entries())
    it(`sorts a column of ${type} (${name}), alone and before another`, async () => {
      for (const descending of [false, true]) {
        await checkArranged([{ column, descending }], [], 'true');
        const other = { column: (column + 4) % ID, descending: !descending };
        await checkArranged([{ column, descending }, other], [], 'true');
      }
    });

  const OPERATORS: Readonly<Record<string, string>> = {
    equal: '=',
    notEqual: '<>',
    less: '<',
    lessOrEqual: '<=',
    greater: '>',
    greaterOrEqual: '>=',
  };

  function literal(column: number, text: string): string {
    const { type } = COLUMNS[column]!;
    return `'${text.replaceAll("'", "''")}'::${type === 'TIMESTAMP' ? 'TIMESTAMP' : type}`;
  }

  for (const [column, { name, type }] of COLUMNS.entries())
    it(`filters a column of ${type} (${name}) by values that are there`, async () => {
      for (const [kind, operator] of Object.entries(OPERATORS))
        for (let i = 0; i < 3; i++) {
          const [text] = result.store.cells([dice.below(ROWS)], [column])[0]!;
          if (text === null || text === undefined || text === 'NaN') continue;
          // Of two values, one a NaN, DuckDB takes NaN for the highest; a filter here takes it for no number.
          const numbers = type === 'DOUBLE' && kind !== 'notEqual' ? ` and not isnan(${name})` : '';
          const test = { kind, text } as CellTest;
          await checkArranged([], [{ column, test }], `${name} ${operator} ${literal(column, text)}${numbers}`);
        }
      await checkArranged(
        [{ column, descending: true }],
        [{ column, test: { kind: 'notNull' } }],
        `${name} is not null`,
      );
    });

  it('filters by several columns, and by a part of a text', async () => {
    const filters: readonly ColumnFilter[] = [
      { column: 5, test: { kind: 'contains', text: 'AB', caseSensitive: false } },
      { column: 4, test: { kind: 'in', texts: ['placed', '', null] } },
      { column: 1, test: { kind: 'between', from: '-100.5', to: '200' } },
    ];
    const where = `contains(lower(note), 'ab') and (state in ('placed', '') or state is null) and small between -100.5 and 200`;
    await checkArranged([{ column: 2, descending: false }], filters, where);
  });

  for (const [column, { name, type }] of COLUMNS.entries())
    it(`profiles a column of ${type} (${name})`, async () => {
      await result.arrange({ sort: [], filters: [] });
      const profile = await result.profile(column);
      const values =
        type === 'DOUBLE' ? `(select ${name} v from rows where not isnan(${name}))` : `(select ${name} v from rows)`;
      const quartiles = `quantile_disc(v, 0.25)::varchar, quantile_disc(v, 0.5)::varchar, quantile_disc(v, 0.75)::varchar`;
      const [told] = await asked(
        `select count(*) filter (v is not null), min(v)::varchar, max(v)::varchar, ${quartiles} from ${values}`,
      );
      const [counts] = await asked(`select count(*) - count(${name}), count(distinct ${name}) from rows`);
      assert.deepEqual([profile.nulls, profile.distinct.count].map(String), counts);
      const shown = [profile.min, profile.max, ...(profile.quartiles ?? [])];
      // Booleans have no histogram, but an order.
      assert.deepEqual(
        shown.map(text => comparable(type, text)),
        told?.slice(1).map(text => comparable(type, text)),
      );
      const bins = profile.histogram?.reduce((sum, { rows }) => sum + rows, 0);
      if (bins !== undefined && !/Infinity/.test(`${profile.min}${profile.max}`)) assert.equal(String(bins), told?.[0]);
      const [top] = await asked(
        `select count(*) from rows where ${name} is not null group by ${name} order by 1 desc limit 1`,
      );
      assert.equal(String(profile.top[0]?.rows), top?.[0]);
    });

  it('adds up exactly', async () => {
    const summary = await result.summarize([{ rowStart: 0, rowEnd: ROWS, columns: [2] }]);
    assert.deepEqual([summary.sum], (await asked('select sum(price)::varchar from rows'))[0]);
  });
});

/** The two write floating numbers and fractions of seconds differently. */
function comparable(type: string, text: unknown): unknown {
  if (typeof text !== 'string') return text;
  if (type === 'DOUBLE') return Number(text.replace('inf', 'Infinity'));
  return type === 'TIMESTAMP' ? text.replace(/\.?0+$/, '') : text;
}
