import assert from 'node:assert/strict';
import { secretKey } from './secretKey';

type Keyed = Parameters<typeof secretKey>[0];

const HOME: Keyed = {
  address: { kind: 'software', host: 'dremio.lan', port: 9047, useSsl: true },
  flight: { host: 'dremio.lan', port: 32010, tls: true },
  login: { kind: 'password', user: 'ada', secret: undefined },
  verifySsl: true,
};

const MOVED: Readonly<Record<string, Partial<Keyed>>> = {
  'Flight goes to another host': { flight: { host: 'elsewhere.lan', port: 32010, tls: true } },
  'Flight goes without TLS': { flight: { host: 'dremio.lan', port: 32010, tls: false } },
  'REST goes to another host': { address: { kind: 'software', host: 'elsewhere.lan', port: 9047, useSsl: true } },
  'REST goes without TLS': { address: { kind: 'software', host: 'dremio.lan', port: 9047, useSsl: false } },
  'certificates are no longer checked': { verifySsl: false },
};

describe('a typed password', () => {
  for (const [what, change] of Object.entries(MOVED))
    it(`is not sent along when ${what}`, () => {
      assert.notEqual(secretKey({ ...HOME, ...change }), secretKey(HOME));
    });

  it('is found again for the same place', () => {
    assert.equal(secretKey({ ...HOME }), secretKey(HOME));
  });
});
