import assert from 'node:assert/strict';
import type { DremioAddress } from '@lakehouse/dremio';
import { flightPlaceOf, type FlightChoice, type FlightPlace } from './flightPlace';

const OWN: DremioAddress = { kind: 'software', host: 'dremio.lan', port: 9047, useSsl: true };
const CHOICE: FlightChoice = { port: 32_010, tls: 'auto', endpoints: {} };

function checkPlace(address: DremioAddress, choice: Partial<FlightChoice>, expected: FlightPlace): void {
  assert.deepEqual(flightPlaceOf('shop.dev', address, { ...CHOICE, ...choice }), expected);
}

describe('where Flight of a target answers', () => {
  it('is the usual port on the same host, with TLS as REST has it', () => {
    checkPlace(OWN, {}, { host: 'dremio.lan', port: 32_010, tls: true });
    checkPlace({ ...OWN, useSsl: false }, {}, { host: 'dremio.lan', port: 32_010, tls: false });
    checkPlace(OWN, { port: 47_470, tls: 'off' }, { host: 'dremio.lan', port: 47_470, tls: false });
  });

  it('is the port that the environment names', () => {
    checkPlace(OWN, { environmentPort: 40_000 }, { host: 'dremio.lan', port: 40_000, tls: true });
  });

  it('is what the settings say of the target by name', () => {
    const endpoints = { 'shop.dev': { host: 'flight.lan', tls: false }, 'shop.prod': { port: 1 } };
    checkPlace(OWN, { endpoints, environmentPort: 40_000 }, { host: 'flight.lan', port: 40_000, tls: false });
  });

  it('is a host of its own on Dremio Cloud', () => {
    const cloud = (host: string): DremioAddress => ({ kind: 'cloud', host, projectId: 'p' });
    checkPlace(cloud('api.dremio.cloud'), {}, { host: 'data.dremio.cloud', port: 443, tls: true });
    checkPlace(cloud('api.eu.dremio.cloud'), { tls: 'off' }, { host: 'data.eu.dremio.cloud', port: 443, tls: true });
  });
});
