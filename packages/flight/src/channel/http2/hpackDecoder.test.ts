import assert from 'node:assert/strict';
import { HpackDecoder } from './hpackDecoder';
import { encodeHeaders } from './hpackEncoder';
import { Http2Error } from './http2Error';
import type { HeaderField } from './staticTable';
import { randomNumbers } from '../../../../../test/support/randomNumbers';

function checkBlocks(blocks: readonly (readonly [hex: string, fields: readonly HeaderField[]])[]): void {
  const decoder = new HpackDecoder();
  for (const [hex, fields] of blocks) {
    assert.deepEqual(decoder.decode(Buffer.from(hex.replaceAll(' ', ''), 'hex')), fields);
  }
}

function refused(hex: string): void {
  assert.throws(() => new HpackDecoder().decode(Buffer.from(hex, 'hex')), Http2Error, hex);
}

const REQUEST: readonly HeaderField[] = [
  [':method', 'GET'],
  [':scheme', 'http'],
  [':path', '/'],
  [':authority', 'www.example.com'],
];

describe('a block of headers', () => {
  it('is read as the RFC’s examples say, one after another over one table', () => {
    checkBlocks([
      ['8286 8441 8cf1 e3c2 e5f2 3a6b a0ab 90f4 ff', REQUEST],
      ['8286 84be 5886 a8eb 1064 9cbf', [...REQUEST, ['cache-control', 'no-cache']]],
      ['8286 8441 0f77 7777 2e65 7861 6d70 6c65 2e63 6f6d', REQUEST],
    ]);
  });

  it('may change the size of the table first, and only first', () => {
    checkBlocks([
      ['828684410f7777772e6578616d706c652e636f6d', REQUEST],
      ['203fe11f828684', REQUEST.slice(0, 3)],
    ]);
    refused('8220');
    refused('3fe21f');
  });

  it('is refused when it is cut off, names what is not known or is coded wrongly', () => {
    for (const hex of [
      '41',
      '410f7777',
      '80',
      'be',
      'ff80808080',
      '0001',
      '00017881ff',
      '000178820000',
      '0001788400000000',
    ])
      refused(hex);
  });

  it('is what this side wrote, whatever text it has', () => {
    const next = randomNumbers(1);
    const text = (length: number): string => String.fromCharCode(...Array.from({ length }, () => 32 + next(95)));
    for (let i = 0; i < 200; i++) {
      const fields: HeaderField[] = [
        [':method', 'POST'],
        [':path', `/${text(next(300))}`],
        ['authorization', text(next(20_000))],
        ['x-own', text(next(130))],
      ];
      assert.deepEqual(new HpackDecoder().decode(encodeHeaders(fields)), fields);
    }
  });

  it('is read or refused, whatever its bytes', () => {
    const next = randomNumbers(2);
    const decoder = new HpackDecoder();
    for (let i = 0; i < 20_000; i++) {
      try {
        decoder.decode(Uint8Array.from({ length: next(60) }, () => next(256)));
      } catch (error) {
        assert.ok(error instanceof Http2Error, String(error));
      }
    }
  });
});
