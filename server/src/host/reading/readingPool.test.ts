import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LastRun } from '../../service/project/lastRun';
import type { FileToRead } from '../../service/workspace/factsReader';
import { ReadingPool } from './readingPool';

const FILES: readonly FileToRead[] = Array.from({ length: 400 }, (_, at) => ({
  path: `/shop/models/m_${at}.sql`,
  role: 'model',
  isPython: false,
}));
const DISK = { read: (path: string) => Promise.resolve(path.endsWith('_7.sql') ? undefined : `select '${path}'`) };

async function textsOf(pool: ReadingPool): Promise<ReadonlyMap<string, string | undefined>> {
  const texts = new Map<string, string | undefined>();
  for await (const batch of pool.read(FILES))
    for (const { path, content } of batch) texts.set(path, content?.source?.text);
  return texts;
}

/** Checks that every file is read, twice in a row, whatever the thread does. */
async function checkReads(thread: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'lakehouse-pool-'));
  try {
    const script = join(folder, 'thread.cjs');
    writeFileSync(script, thread);
    const pool = new ReadingPool(DISK, { script, cacheFolder: () => undefined });
    for (let order = 0; order < 2; order++) {
      const read = await textsOf(pool);
      assert.equal(read.size, FILES.length);
      assert.deepEqual(
        [read.get('/shop/models/m_3.sql'), read.get('/shop/models/m_7.sql')],
        ["select '/shop/models/m_3.sql'", undefined],
      );
    }
    pool.rest();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Checks what comes of a manifest that a thread reads. */
async function checkManifest(thread: string, expected: LastRun | 'broken' | undefined): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'lakehouse-pool-'));
  try {
    const script = join(folder, 'thread.cjs');
    writeFileSync(script, thread);
    const pool = new ReadingPool(DISK, { script, cacheFolder: () => undefined });
    assert.deepEqual(await pool.readManifest('/shop/target/manifest.json'), expected);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describe('ReadingPool', () => {
  it('reads everything itself when its threads cannot start', () => checkReads('throw new Error("no");'));

  it('reads everything itself when its threads end at once', () => checkReads('process.exit(3);'));

  it('reads what a thread hands over in a form that cannot be read', () =>
    checkReads(`
      const { parentPort } = require('node:worker_threads');
      parentPort.on('message', order => {
        if (order.kind === 'finish') return parentPort.close();
        const paths = order.files.map(({ path }) => path);
        const bytes = new Uint8Array(paths.length).fill(120);
        const files = { paths, facts: '[{"template":', bytes, ends: new Uint32Array(2 * paths.length) };
        parentPort.postMessage({ id: order.id, files, last: true });
      });
    `));

  it('takes the names of a manifest from a thread', () =>
    checkManifest(
      `
      const { parentPort } = require('node:worker_threads');
      parentPort.on('message', ({ kind, path }) => {
        if (kind === 'finish') return parentPort.close();
        parentPort.postMessage({ lastRun: { names: new Map([[kind, path]]), adapter: 'dremio', ranAt: 1 } });
      });
    `,
      { names: new Map([['manifest', '/shop/target/manifest.json']]), adapter: 'dremio', ranAt: 1 },
    ));

  it('takes a manifest for broken when its thread dies', async () => {
    await checkManifest('throw new Error("no");', 'broken');
    await checkManifest('process.exit(3);', 'broken');
  });
});
