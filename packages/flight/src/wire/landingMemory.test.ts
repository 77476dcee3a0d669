import { ok, strictEqual } from 'node:assert/strict';
import { describe, it } from 'mocha';
import { LandingMemory } from './landingMemory';

const MB = 1024 * 1024;

/** Takes a piece, gives it back, and tells whether a piece of the second length is the same memory. */
function isUsedAgain(memory: LandingMemory, first: number, second: number): boolean {
  const batch = {};
  const body = memory.take(first);
  memory.lent(body, batch);
  memory.giveBack(batch);
  const next = memory.take(second);
  strictEqual(next.length, second);
  strictEqual(next.byteOffset, 0);
  return next.buffer === body.buffer;
}

describe('LandingMemory', () => {
  it('uses what was given back for a body of about the same length', () => {
    ok(isUsedAgain(new LandingMemory(), MB, MB));
    ok(isUsedAgain(new LandingMemory(), MB, MB - 1000));
    ok(!isUsedAgain(new LandingMemory(), MB, MB + 1), 'a longer body does not fit');
    ok(!isUsedAgain(new LandingMemory(), 4 * MB, MB), 'a short body would waste it');
  });

  it('hands out nothing that was not given back, and nothing twice', () => {
    const memory = new LandingMemory();
    const batch = {};
    const body = memory.take(MB);
    memory.lent(body, batch);
    ok(memory.take(MB).buffer !== body.buffer);
    memory.giveBack(batch);
    memory.giveBack(batch);
    strictEqual(memory.take(MB).buffer, body.buffer);
    ok(memory.take(MB).buffer !== body.buffer);
  });

  it('uses a body again on which nothing stands', () => {
    const memory = new LandingMemory();
    const body = memory.take(MB);
    memory.unused(body);
    strictEqual(memory.take(MB).buffer, body.buffer);
  });

  it('keeps no more than a few batches', () => {
    const memory = new LandingMemory();
    const batches = Array.from({ length: 6 }, () => ({}));
    const bodies = batches.map(batch => {
      const body = memory.take(32 * MB);
      memory.lent(body, batch);
      return body.buffer;
    });
    for (const batch of batches) memory.giveBack(batch);
    const again = batches.map(() => memory.take(32 * MB).buffer);
    strictEqual(again.filter(buffer => bodies.includes(buffer)).length, 4);
  });
});
