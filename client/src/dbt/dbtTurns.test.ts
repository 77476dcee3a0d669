import assert from 'node:assert/strict';
import { DbtTurns } from './dbtTurns';

describe('turns of dbt runs', () => {
  it('let one run of a project go after the other, also after one that failed', async () => {
    const turns = new DbtTurns();
    const said: string[] = [];
    const first = turns.take('/p', async () => {
      said.push('first begins');
      await Promise.resolve();
      said.push('first ends');
      throw new Error('failed');
    });
    const second = turns.take('/p', () => Promise.resolve(said.push('second')));
    const other = turns.take('/q', () => Promise.resolve(said.push('other project')));
    assert.ok(turns.isTaken('/p'));
    await assert.rejects(first, /failed/);
    await Promise.all([second, other]);
    assert.ok(said.indexOf('second') > said.indexOf('first ends'), said.join());
    assert.ok(said.indexOf('other project') < said.indexOf('first ends'), said.join());
  });

  it('are free again once nothing runs', async () => {
    const turns = new DbtTurns();
    await turns.take('/p', () => Promise.resolve());
    assert.ok(!turns.isTaken('/p'));
  });
});
