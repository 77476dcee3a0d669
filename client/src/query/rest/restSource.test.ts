import assert from 'node:assert/strict';
import { Failure } from '@lakehouse/base';
import type { QueryProgress } from '@lakehouse/protocol';
import type { Connection } from '../../connections/connection';
import { RestSource } from './restSource';

// Nothing of the connection is looked at: the client is given.
const QUERY = { resultId: 'r', connection: {} as Connection, sql: 'SELECT 1' };

describe('results over REST', () => {
  it('are told as gone when the worker that keeps them ends, but for those that were released', async () => {
    let lose: (failure: Failure) => void = () => undefined;
    const worker: ConstructorParameters<typeof RestSource>[0] = {
      call: () => Promise.resolve({} as never),
      onLost: listener => {
        lose = listener;
        return { dispose: () => undefined };
      },
    };
    const source = new RestSource(worker, () => Promise.resolve({ run: oneRow }));
    for (const resultId of ['kept', 'released']) {
      const ended = lastReport(source, resultId);
      await source.start({ ...QUERY, resultId });
      assert.equal((await ended).state, 'done');
    }
    await source.release('released');
    const told: string[] = [];
    source.onProgress(({ resultId, state, rows, error }) =>
      told.push([resultId, state, rows, error?.message].join(' ')),
    );
    lose(new Failure('connection.lost', 'Run it again.'));
    assert.deepEqual(told, ['kept failed 0 Run it again.']);
  });
});

// eslint-disable-next-line @typescript-eslint/require-await -- A generator is what the client gives.
async function* oneRow() {
  yield { total: 1, fields: [{ name: 'id', type: 'BIGINT' }], rows: [['1']] };
}

function lastReport(source: RestSource, resultId: string): Promise<QueryProgress> {
  return new Promise(resolve =>
    source.onProgress(progress => {
      if (progress.resultId === resultId && progress.state !== 'running') resolve(progress);
    }),
  );
}
