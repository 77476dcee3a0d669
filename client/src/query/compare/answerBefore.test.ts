import assert from 'node:assert/strict';
import { answerBefore } from './answerBefore';

describe('an answer that is not waited for too long', () => {
  it('is given when it comes in time', async () => {
    assert.equal(await answerBefore(new AbortController().signal, Promise.resolve(1)), 1);
  });

  it('is none when it is an error', async () => {
    const failing = Promise.reject(new Error('no server'));
    assert.equal(await answerBefore(new AbortController().signal, failing), undefined);
  });

  it('is none when it never comes', async () => {
    const inTime = new AbortController();
    const answer = answerBefore(inTime.signal, new Promise<number>(() => undefined));
    inTime.abort();
    assert.equal(await answer, undefined);
    assert.equal(await answerBefore(inTime.signal, new Promise<number>(() => undefined)), undefined);
  });
});
