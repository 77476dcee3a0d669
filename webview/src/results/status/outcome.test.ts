import assert from 'node:assert/strict';
import type { Cell, ResultTab } from '@lakehouse/protocol';
import { outcomeText } from './outcome';

function checkOutcome(cells: Readonly<Record<string, Cell>>, rows: number, expected: string | undefined): void {
  const names = Object.keys(cells);
  const columns = names.map(name => ({ name, type: 'VARCHAR', kind: 'text' }) as const);
  const progress = { resultId: 'a', state: 'done', columns, rows, bytes: 1, elapsedMs: 1, truncated: false } as const;
  const tab: ResultTab = { resultId: 'a', title: 'a', sql: '', connection: 'dev', transport: 'flight', progress };
  assert.equal(
    outcomeText(tab, column => cells[names[column] ?? '']),
    expected,
  );
}

describe('what a statement did', () => {
  it('is said by Dremio for definitions', () => {
    checkOutcome({ ok: 'true', summary: 'Table [t] dropped' }, 1, 'Table [t] dropped');
  });

  it('is a number of rows for data', () => {
    checkOutcome({ Records: '1' }, 1, '1 row was written.');
  });

  it('is nothing for a query', () => {
    checkOutcome({ records: 'many' }, 1, undefined);
    checkOutcome({ ok: 'true', summary: 'x', more: '' }, 1, undefined);
    checkOutcome({ Records: '1' }, 2, undefined);
  });
});
