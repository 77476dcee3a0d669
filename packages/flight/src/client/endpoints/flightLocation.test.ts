import assert from 'node:assert/strict';
import { type FlightLocation, flightLocation } from './flightLocation';

const cases: readonly (readonly [uri: string, FlightLocation])[] = [
  ['', { kind: 'same' }],
  ['arrow-flight-reuse-connection://?', { kind: 'same' }],
  ['grpc://host:32010', { kind: 'server', host: 'host', port: 32_010, isEncrypted: false }],
  ['grpc+tcp://10.0.0.1:1', { kind: 'server', host: '10.0.0.1', port: 1, isEncrypted: false }],
  ['grpc+tls://host.example', { kind: 'server', host: 'host.example', port: 443, isEncrypted: true }],
  ['grpc+tls://[::1]:9', { kind: 'server', host: '::1', port: 9, isEncrypted: true }],
  ['grpc+unix:///tmp/socket', { kind: 'socket', path: '/tmp/socket' }],
  ['grpc+unix:/tmp/a%20socket', { kind: 'socket', path: '/tmp/a socket' }],
  ['grpc+unix:///%E0', { kind: 'unread' }],
  ['https://bucket.example/file.arrow?s=1', { kind: 'file', url: 'https://bucket.example/file.arrow?s=1' }],
  ['http://host:x/', { kind: 'unread' }],
  ['grpc://', { kind: 'unread' }],
  ['nonsense', { kind: 'unread' }],
];

describe('the location of an endpoint', () => {
  for (const [uri, expected] of cases)
    it(`${uri === '' ? 'that is empty' : uri} is ${expected.kind}`, () => {
      assert.deepEqual(flightLocation(uri), expected);
    });
});
