import assert from 'node:assert/strict';
import { Disposables } from './disposables';

describe('Disposables', () => {
  it('lets go last-in first-out, once', () => {
    const gone: string[] = [];
    const owned = new Disposables();
    for (const name of ['a', 'b', 'c']) owned.add({ dispose: () => gone.push(name) });
    owned.dispose();
    owned.dispose();
    assert.deepEqual(gone, ['c', 'b', 'a']);
  });

  it('tries every one and gathers the errors', () => {
    const gone: string[] = [];
    const owned = new Disposables();
    owned.add({ dispose: () => gone.push('first') });
    owned.add({
      dispose: () => {
        throw new Error('stuck');
      },
    });
    assert.throws(() => owned.dispose(), AggregateError);
    assert.deepEqual(gone, ['first']);
  });

  it('disposes a late addition at once', () => {
    const gone: string[] = [];
    const owned = new Disposables();
    owned.dispose();
    owned.add({ dispose: () => gone.push('late') });
    assert.deepEqual(gone, ['late']);
  });
});
