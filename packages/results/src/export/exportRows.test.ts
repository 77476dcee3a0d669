import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeVector, Table } from 'apache-arrow';
import { exactValues } from '../../../../test/support/exactValues';
import { RowView } from '../arrange/rowView';
import { TextColumns } from '../build/textColumns';
import { removeLeftOvers } from '../spill/leftOvers';
import { MemoryBudget } from '../spill/memoryBudget';
import { ResultStore } from '../store/resultStore';
import { type ExportStage, exportRows } from './exportRows';
import { FileSink } from './fileSink';
import { NOTE_PREFIX, partPathOf } from './partNote';

const ID = { name: 'id', type: 'INTEGER', kind: 'number' } as const;

const texts = new TextColumns([ID]);

/** Rows of which one more arrives whenever somebody asks how many there are. */
class GrowingView extends RowView {
  override get length(): number {
    const length = super.length;
    void this.store.append(texts.batch([['3']]));
    return length;
  }
}

describe('an export while rows arrive', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lakehouse-export-'));
  after(() => rmSync(folder, { recursive: true }));

  for (const format of ['csv', 'jsonLines', 'markdown', 'arrow', 'parquet'] as const)
    it(`tells how many rows are in the file: ${format}`, async () => {
      const store = new ResultStore(texts.schema, { columns: [ID] });
      void store.append(texts.batch([['1'], ['2']]));
      const path = join(folder, format);
      const written = await exportRows(new GrowingView(store), { path, format, columns: [0] });
      assert.ok(store.rows > 2);
      assert.deepEqual(written, { rows: 2, bytes: readFileSync(path).length });
    });
});

describe('sorted rows that are written as text', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lakehouse-export-'));
  after(() => rmSync(folder, { recursive: true }));

  it('have the unions inside of their lists as they are shown', async () => {
    const exact = exactValues('zstd');
    const column = exact.columns.findIndex(({ name }) => name === 'list_union');
    const store = new ResultStore(exact.schema);
    for (const batch of exact.batches) await store.append(batch);
    const order = Uint32Array.from({ length: store.rows }, (_, i) => store.rows - 1 - i);
    const view = new RowView(store, { set: { end: store.rows }, order });
    const path = join(folder, 'rows.jsonl');
    for (const format of ['jsonLines', 'csv'] as const) {
      await exportRows(view, { path, format, columns: [column] });
      const text = readFileSync(path, 'utf8');
      assert.ok(text.includes(format === 'csv' ? '[9223372036854775807,' : '[9223372036854775807,"x"'), text);
    }
  });
});

describe('sorted rows out of the file for what does not fit into memory', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lakehouse-export-'));
  after(() => rmSync(folder, { recursive: true }));

  it('tell how many of them are in order before the first is written', async () => {
    const ROWS = 600_000;
    const budget = new MemoryBudget({ limit: 0, folder: join(folder, 'spill') });
    const table = new Table({ n: makeVector(new Int32Array(ROWS / 6)) });
    const store = new ResultStore(table.schema, { budget });
    for (let i = 0; i < 6; i++) for (const batch of table.batches) await store.append(batch);
    await budget.settled();
    const order = Uint32Array.from({ length: ROWS }, (_, i) => (i * 7919) % ROWS);
    const view = new RowView(store, { set: { end: ROWS }, order });
    const stages: ExportStage[] = [];
    const onProgress = (stage: ExportStage): unknown => stages.push(stage);
    const written = await exportRows(view, { path: join(folder, 'n.csv'), format: 'csv', columns: [0], onProgress });
    assert.equal(written.rows, ROWS);
    // A step of the copy.
    assert.deepEqual(stages[0], { rows: 0, bytes: 0, prepared: 65_536 });
    assert.deepEqual(readdirSync(join(folder, 'spill')), []);
    await store.dispose();
  });
});

describe('the part of a file that is not whole', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lakehouse-part-'));
  after(() => rmSync(folder, { recursive: true }));
  const notes = join(folder, 'notes');
  const [dead, alive] = [() => false, () => true];

  it('goes at the next start when its process ended before', async () => {
    const sink = await FileSink.open(join(folder, 'a.csv'), notes);
    await sink.write('1');
    removeLeftOvers(notes, alive);
    assert.deepEqual([readdirSync(folder).length, readdirSync(notes).length], [2, 1]);
    removeLeftOvers(notes, dead);
    assert.deepEqual([readdirSync(folder), readdirSync(notes)], [['notes'], []]);
    await sink.abandon();
  });

  it('is not noted any more once it has its name, or was given up', async () => {
    const [first, second] = [
      await FileSink.open(join(folder, 'b.csv'), notes),
      await FileSink.open(join(folder, 'c.csv'), notes),
    ];
    assert.equal(readdirSync(notes).length, 2);
    await first.finish();
    await second.abandon();
    assert.deepEqual(readdirSync(notes), []);
    assert.deepEqual(readdirSync(folder).sort(), ['b.csv', 'notes']);
  });

  it('goes also while we run, once more of the disk is needed', async () => {
    const { pid } = spawnSync(process.execPath, ['--eval', '']);
    const part = partPathOf(join(folder, 'crashed.csv'));
    writeFileSync(part, '1');
    writeFileSync(join(notes, `${NOTE_PREFIX}${pid}-a`), part);
    const store = new ResultStore(texts.schema, { columns: [ID] });
    const path = join(folder, 'd.csv');
    await exportRows(new RowView(store), { path, format: 'csv', columns: [0], noteFolder: notes });
    assert.deepEqual([existsSync(part), readdirSync(notes)], [false, []]);

    writeFileSync(part, '1');
    writeFileSync(join(notes, `${NOTE_PREFIX}${pid}-b`), part);
    const budget = new MemoryBudget({ limit: 0, folder: notes });
    const spilled = new ResultStore(texts.schema, { columns: [ID], budget });
    await spilled.append(texts.batch([['1']]));
    await budget.settled();
    assert.deepEqual([existsSync(part), readdirSync(notes)], [false, []]);
    await spilled.dispose();
  });

  it('is all that a note may have removed', () => {
    const other = join(folder, 'other.csv');
    writeFileSync(other, '1');
    writeFileSync(join(notes, `${NOTE_PREFIX}4711-a`), other);
    removeLeftOvers(notes, dead);
    assert.deepEqual([existsSync(other), readdirSync(notes)], [true, []]);
  });
});
