import assert from 'node:assert/strict';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Logger } from '@lakehouse/base';
import type { HistoryEntry } from './historyEntry';
import { QueryHistory } from './queryHistory';

const LOG = new Logger(() => undefined);

function entry(id: string): HistoryEntry {
  return {
    id,
    title: id,
    sql: 'select 1',
    parameters: {},
    document: 'file:///a.sql',
    connection: { id: 'shop.dev', name: 'shop.dev' },
    at: '2026-01-31T10:00:00.000Z',
    rows: 1,
    elapsedMs: 5,
    outcome: 'done',
  };
}

describe('the history of queries', () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'lakehouse-history-'));
    file = join(folder, 'below', 'history.jsonl');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const ids = async (history: QueryHistory): Promise<readonly string[]> => (await history.all()).map(({ id }) => id);

  it('survives the window, the newest first', async () => {
    const before = new QueryHistory(file, LOG);
    await Promise.all([before.add(entry('a')), before.add(entry('b'))]);
    assert.deepEqual(await ids(new QueryHistory(file, LOG)), ['b', 'a']);
  });

  it('is empty at first, and when it was cleared', async () => {
    const history = new QueryHistory(file, LOG);
    assert.deepEqual(await ids(history), []);
    await history.add(entry('a'));
    await history.clear();
    assert.deepEqual(await ids(history), []);
  });

  it('forgets one', async () => {
    const history = new QueryHistory(file, LOG);
    for (const id of ['a', 'b', 'c']) await history.add(entry(id));
    await history.remove('b');
    assert.deepEqual(await ids(history), ['c', 'a']);
  });

  it('passes over what it cannot read', async () => {
    const history = new QueryHistory(file, LOG);
    await history.add(entry('a'));
    appendFileSync(file, '{"id":"cut\n{}\n[]\n');
    await history.add(entry('b'));
    assert.deepEqual(await ids(history), ['b', 'a']);
  });

  it('keeps five hundred', async () => {
    const history = new QueryHistory(file, LOG);
    await history.add(entry('first'));
    appendFileSync(file, Array.from({ length: 599 }, (_, i) => `${JSON.stringify(entry(String(i)))}\n`).join(''));
    assert.equal((await history.all()).length, 500);
    await history.add(entry('last'));
    assert.equal(readFileSync(file, 'utf8').trimEnd().split('\n').length, 500);
    const all = await ids(history);
    assert.deepEqual([all[0], all.at(-1), all.length], ['last', '100', 500]);
  });

  it('lets a query be when it cannot be written', async () => {
    const aFile = join(folder, 'file');
    writeFileSync(aFile, '');
    await new QueryHistory(join(aFile, 'below', 'history.jsonl'), LOG).add(entry('a'));
  });
});
