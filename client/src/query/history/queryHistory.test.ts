import assert from 'node:assert/strict';
import {
  appendFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
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

  const lines = (): number => readFileSync(file, 'utf8').trimEnd().split('\n').length;

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

  it('that is cleared leaves no statement of a write that a crash has cut', async () => {
    const history = new QueryHistory(file, LOG);
    await history.add(entry('a'));
    writeFileSync(`${file}.new`, JSON.stringify(entry('secret')));
    await history.clear();
    assert.deepEqual(readdirSync(dirname(file)), []);
  });

  it('forgets one', async () => {
    const history = new QueryHistory(file, LOG);
    for (const id of ['a', 'b', 'c']) await history.add(entry(id));
    await history.remove('b');
    assert.deepEqual(await ids(history), ['c', 'a']);
  });

  it('stays small: the oldest of many long statements go, and one that is too long is not kept', async () => {
    const history = new QueryHistory(file, LOG);
    const long = `select '${'x'.repeat(1_000_000)}'`;
    for (let count = 0; count < 20; count++) await history.add({ ...entry(String(count)), sql: long });
    assert.ok(statSync(file).size < 16 * 1024 * 1024, `${statSync(file).size} bytes`);
    assert.equal((await ids(history))[0], '19');
    await history.add({ ...entry('too long'), sql: long + long });
    assert.equal((await ids(history))[0], '19');
  });

  it('passes over what it cannot read', async () => {
    const history = new QueryHistory(file, LOG);
    await history.add(entry('a'));
    appendFileSync(file, '{"id":"cut\n{}\n[]\n');
    await history.add(entry('b'));
    assert.deepEqual(await ids(history), ['b', 'a']);
  });

  it('does not let a line that a crash has cut take the next one with it', async () => {
    const history = new QueryHistory(file, LOG);
    await history.add(entry('a'));
    appendFileSync(file, '{"id":"cut');
    await history.add(entry('b'));
    assert.deepEqual(await ids(history), ['b', 'a']);
  });

  it('is added to without being read each time', async () => {
    const history = new QueryHistory(file, LOG);
    await history.add(entry('a'));
    appendFileSync(file, `${JSON.stringify(entry('another window'))}\n`.repeat(700));
    await history.add(entry('b'));
    assert.equal(lines(), 702);
  });

  it('loses nothing when several windows add, forget and take out the oldest at once', async () => {
    const windows = Array.from({ length: 4 }, () => new QueryHistory(file, LOG));
    await windows[0]?.add(entry('forgotten'));
    const old = Array.from({ length: 590 }, (_, i) => `${JSON.stringify(entry(`old ${i}`))}\n`);
    appendFileSync(file, old.join(''));
    const adding = windows.flatMap((history, w) =>
      Array.from({ length: 20 }, (_, i) => history.add(entry(`${w}.${i}`))),
    );
    await Promise.all([...adding, windows[1]?.remove('forgotten')]);
    const found = new Set(await ids(new QueryHistory(file, LOG)));
    for (let w = 0; w < 4; w++) for (let i = 0; i < 20; i++) assert.ok(found.has(`${w}.${i}`), `${w}.${i}`);
    assert.ok(!found.has('forgotten'));
    assert.deepEqual(readdirSync(dirname(file)), ['history.jsonl']);
  });

  it('takes over the lock of a window that has crashed', async () => {
    const history = new QueryHistory(file, LOG);
    await history.add(entry('a'));
    writeFileSync(`${file}.lock`, '');
    const longAgo = new Date(Date.now() - 60_000);
    utimesSync(`${file}.lock`, longAgo, longAgo);
    await history.add(entry('b'));
    assert.deepEqual(await ids(history), ['b', 'a']);
  });

  it('keeps five hundred', async () => {
    const history = new QueryHistory(file, LOG);
    await history.add(entry('first'));
    appendFileSync(file, Array.from({ length: 599 }, (_, i) => `${JSON.stringify(entry(String(i)))}\n`).join(''));
    assert.equal((await history.all()).length, 500);
    await new QueryHistory(file, LOG).add(entry('last'));
    assert.equal(lines(), 500);
    const all = await ids(history);
    assert.deepEqual([all[0], all.at(-1), all.length], ['last', '100', 500]);
  });

  it('lets a query be when it cannot be written', async () => {
    const aFile = join(folder, 'file');
    writeFileSync(aFile, '');
    await new QueryHistory(join(aFile, 'below', 'history.jsonl'), LOG).add(entry('a'));
  });
});
