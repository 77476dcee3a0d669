import assert from 'node:assert/strict';
import { Buffer } from 'node:buffer';
import { hashOf } from '../arrange/byteDictionary';
import { DistinctEstimate } from './distinctEstimate';

describe('the estimate of different values', () => {
  for (const count of [0, 100, 10_000, 300_000, 1_000_000])
    it(`is right to three percent for ${count}`, () => {
      const estimate = new DistinctEstimate();
      for (let i = 0; i < count; i++) {
        const bytes = Buffer.from(`customer ${i}`);
        estimate.add(hashOf(bytes, 0, bytes.length));
      }
      assert.ok(Math.abs(estimate.count - count) <= count * 0.03, String(estimate.count));
    });
});
