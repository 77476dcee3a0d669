import assert from 'node:assert/strict';
import { isWithoutProxy } from './noProxy';

describe('a list of hosts without proxy', () => {
  for (const [entry, address, expected] of [
    ['dremio.corp', 'dremio.corp:32010', true],
    ['corp', 'dremio.corp:32010', true],
    ['.corp', 'dremio.corp:32010', true],
    ['*.corp', 'dremio.corp:32010', true],
    ['corp', 'dremiocorp:32010', false],
    ['Dremio.Corp', 'DREMIO.corp:32010', true],
    ['dremio.corp:32010', 'dremio.corp:32010', true],
    ['dremio.corp:443', 'dremio.corp:32010', false],
    ['*', 'anything:1', true],
    ['', 'anything:1', false],
    ['10.0.0.0/8', '10.200.3.4:1', true],
    ['10.0.0.0/8', '11.0.0.1:1', false],
    ['10.0.0.0/8', 'ten.corp:1', false],
    ['10.0.0.0/99', '10.0.0.1:1', false],
    ['0.1', '10.0.0.1:1', false],
    ['127.0.0.1', '127.0.0.1:1', true],
    ['::1', '::1:1', true],
    ['[::1]:32010', '::1:32010', true],
    ['[::1]:32010', '::1:1', false],
  ] as const)
    it(`${entry === '' ? 'with nothing in it' : entry} ${expected ? 'has' : 'does not have'} ${address}`, () => {
      const [, host = '', port = ''] = /^(.*):(\d+)$/.exec(address) ?? [];
      assert.equal(isWithoutProxy(host, Number(port), ['other.example', entry]), expected);
    });
});
