import assert from 'node:assert/strict';
import { RememberedValues } from './rememberedValues';

function memory() {
  const kept = new Map<string, unknown>();
  return {
    get: (key: string) => kept.get(key),
    update: (key: string, value: unknown) => Promise.resolve(void kept.set(key, value)),
  };
}

describe('the values of parameters', () => {
  it('are remembered by kind and name', async () => {
    const values = new RememberedValues(memory());
    await values.keep('placeholder', 'n', '1');
    await values.keep('variable', 'n', '2');
    await values.keep('placeholder', 'n', '3');
    assert.deepEqual([values.of('placeholder', 'n'), values.of('variable', 'n')], ['3', '2']);
    assert.equal(values.of('placeholder', 'm'), undefined);
  });

  it('are not remembered when the name tells of a secret', async () => {
    const kept = memory();
    await new RememberedValues(kept).keep('placeholder', 'db_password', 'hunter2');
    assert.equal(JSON.stringify(kept.get('lakehouse.parameters')), undefined);
  });

  it('are those of the newest names', async () => {
    const values = new RememberedValues(memory());
    for (let i = 0; i < 201; i++) await values.keep('placeholder', `p${i}`, String(i));
    assert.deepEqual([values.of('placeholder', 'p0'), values.of('placeholder', 'p1')], [undefined, '1']);
  });
});
