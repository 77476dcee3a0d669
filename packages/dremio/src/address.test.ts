import assert from 'node:assert/strict';
import { apiPath, originOf, type DremioAddress } from './address';

function checkAddress(address: DremioAddress, expected: string): void {
  assert.equal(originOf(address) + apiPath(address), expected);
}

describe('a Dremio address', () => {
  it("is a host of one's own with version 3 of the API", () => {
    checkAddress({ kind: 'software', host: 'dremio.lan', port: 9047, useSsl: false }, 'http://dremio.lan:9047/api/v3');
    checkAddress({ kind: 'software', host: '::1', port: 443, useSsl: true }, 'https://[::1]:443/api/v3');
  });

  it('is a project of Dremio Cloud', () => {
    const address = { kind: 'cloud', host: 'api.eu.dremio.cloud', projectId: 'p 1' } as const;
    checkAddress(address, 'https://api.eu.dremio.cloud/v0/projects/p%201');
  });
});
