import assert from 'node:assert/strict';
import { CONFIG_KEYS, configKey, configKeysOf, readsKey } from './configKeys';
import { configKeyText } from './configKeyText';

describe('the table of configuration keys', () => {
  it('has each name once, and other spellings only of keys that it has', () => {
    const names = CONFIG_KEYS.map(({ name }) => name);
    assert.equal(new Set(names).size, names.length);
    const lost = CONFIG_KEYS.filter(({ sameAs }) => sameAs !== undefined && !names.includes(sameAs));
    assert.deepEqual(lost, []);
  });

  it('explains each key', () => {
    for (const key of CONFIG_KEYS) assert.match(configKeyText(key), /^\*\*[\w-]+\*\* · \w[^]+\w/);
  });

  it('knows who has a key, and which materializations read it', () => {
    assert.equal(configKey('severity', 'model'), undefined);
    assert.ok(configKeysOf('test').some(({ name }) => name === 'severity'));
    const display = configKey('display', 'model');
    assert.ok(display);
    assert.ok(readsKey(display, { resource: 'model', materialized: 'reflection' }));
    assert.ok(!readsKey(display, { resource: 'model', materialized: 'table' }));
    assert.ok(readsKey(display, { resource: 'model', materialized: 'of_the_project' }));
    assert.ok(readsKey(display, { resource: 'model' }));
  });
});
