import assert from 'node:assert/strict';
import type { Failure } from '@lakehouse/base';
import { ArrangedResult, ResultStore } from '@lakehouse/results';
import { Operations } from './operations';

/** Work that goes on until it is ended. */
function untilAborted(_: ArrangedResult, signal: AbortSignal): Promise<string> {
  return new Promise(resolve => signal.addEventListener('abort', () => resolve('ended')));
}

function heldOperations(): Operations {
  const operations = new Operations();
  operations.hold('r', { rows: new ArrangedResult(ResultStore.empty()), cancel: () => undefined });
  return operations;
}

const done = (): Promise<string> => Promise.resolve('done');

describe('work on a result', () => {
  it('is ended by newer work of its kind, as when the profile of another column is shown', async () => {
    const operations = heldOperations();
    const older = operations.newest('profile.pane', 'r', untilAborted);
    assert.equal(await operations.newest('profile.pane', 'r', done), 'done');
    assert.equal(await older, 'ended');
  });

  it('is not ended by work for something else: profiles for a key or for headers leave an open one alone', async () => {
    const operations = heldOperations();
    let isEnded = false;
    const open = operations.newest('profile.pane', 'r', untilAborted).then(() => (isEnded = true));
    await operations.newest('profile.key', 'r', done);
    await operations.newest('profile.header', 'r', done);
    await operations.newest('summarize', 'r', done);
    assert.equal(isEnded, false);
    await operations.release('r');
    assert.equal(await open, true);
  });

  it('is ended when it is stopped, and nothing else is', async () => {
    const operations = heldOperations();
    const stopped = operations.newest('find', 'r', untilAborted);
    let isEnded = false;
    const other = operations.newest('arrange', 'r', untilAborted).then(() => (isEnded = true));
    operations.stop('find', 'r');
    operations.stop('find', 'another result');
    assert.equal(await stopped, 'ended');
    assert.equal(isEnded, false);
    operations.stop('arrange', 'r');
    assert.equal(await other, true);
  });

  it('needs rows that are there', async () => {
    await assert.rejects(
      heldOperations().newest('find', 'gone', done),
      (failure: Failure) => failure.code === 'connection.lost',
    );
  });
});
