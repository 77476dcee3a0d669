import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Database } from './database';
import { JobHistory } from './jobHistory';

describe('the list of jobs', () => {
  let folder: string;
  let database: Database;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lakehouse-jobs-'));
    database = await Database.open(folder);
  });
  afterEach(async () => {
    await database.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('left every later statement aborted when another one failed while it was written', async () => {
    const history = new JobHistory();
    for (let i = 0; i < 50; i++) history.begin(`SELECT ${i}`, { user: 'admin' });
    for (let round = 0; round < 20; round++)
      await Promise.allSettled([
        history.publish(database),
        ...[1, 2, 3].map(() => database.rows("SELECT error('no')")),
      ]);
    assert.deepEqual(await database.rows('SELECT 1 AS one'), [{ one: '1' }]);
  });
});
