import assert from 'node:assert/strict';
import type { QueryProgress } from '@lakehouse/protocol';
import type { QueryRun } from '../queryRun';
import type { PreparedQuery } from '../prepare/preparedQuery';
import { entryOf } from './entryOf';
import { readEntry } from './historyEntry';

const NOW = new Date('2026-01-31T10:00:05.000Z');

function entry(prepared: Partial<PreparedQuery>, progress: Partial<QueryProgress> = {}) {
  const document = { uri: 'file:///a.sql', text: 'select 1' };
  const whole = { document, title: 'a', sql: 'select 1', segments: [], source: { start: 0, end: 0 }, ...prepared };
  // Of the connection only its names are looked at, and nothing of the source.
  const run = { resultId: 'r', prepared: whole, connection: { id: 'c', name: 'shop.dev' } } as unknown as QueryRun;
  const snapshot = { resultId: 'r', columns: [], rows: 7, bytes: 9, elapsedMs: 5000, truncated: false } as const;
  return entryOf({ run, progress: { ...snapshot, state: 'done', ...progress } }, NOW);
}

describe('what is remembered of a query', () => {
  it('is its text, its place and how it ended, and reads back as it was', () => {
    const kept = entry({});
    assert.deepEqual(kept, {
      id: 'r',
      title: 'a',
      sql: 'select 1',
      parameters: {},
      document: 'file:///a.sql',
      connection: { id: 'c', name: 'shop.dev' },
      at: '2026-01-31T10:00:00.000Z',
      rows: 7,
      elapsedMs: 5000,
      outcome: 'done',
    });
    assert.deepEqual(readEntry(JSON.stringify(kept)), kept);
  });

  it('has the placeholders, and no value of a secret', () => {
    const parameters = { n: '1', api_token: 'hunter2' };
    const kept = entry({ sql: "select 1, 'hunter2'", template: 'select :n, :api_token', parameters });
    assert.deepEqual([kept.sql, kept.parameters], ['select :n, :api_token', { n: '1' }]);
  });

  it('has no value of a variable that is a secret, and none that a statement writes out', () => {
    const vars = { db_password: 'hunter2', day: '2026-01-31' };
    assert.equal(entry({ sql: "select 'hunter2', '2026-01-31'", vars }).sql, "select '•••', '2026-01-31'");
    assert.equal(entry({ sql: "create user ann password 'x'" }).sql, "create user ann password '•••'");
  });

  it('has the code of a failure, whose message may hold data', () => {
    const error = { code: 'query.rejected', message: "Cannot cast 'secret row'" };
    const kept = entry({}, { state: 'failed', error });
    assert.deepEqual(
      [kept.outcome, kept.failure, JSON.stringify(kept).includes('secret row')],
      ['failed', 'query.rejected', false],
    );
  });
});
