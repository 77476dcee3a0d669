import assert from 'node:assert/strict';
import { command, scenario } from './scenario';

describe('Flight, as Arrow tests its own implementations', () => {
  scenario('ordered', async server => {
    const numbers: unknown[] = [];
    for await (const batch of await server.client().execute(command('ordered')))
      numbers.push(...(batch.getChild('number') ?? []));
    assert.deepEqual(numbers, [1, 2, 3, 10, 20, 30, 100, 200, 300]);
  });
});
