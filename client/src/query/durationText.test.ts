import assert from 'node:assert/strict';
import { durationText } from './durationText';

describe('durationText', () => {
  it('uses the largest unit that leaves nothing over', () => {
    const texts = [3_600_000, 5_400_000, 172_800_000, 604_800_000, 1_500].map(ms => durationText(ms, 'en'));
    assert.deepEqual(texts, ['1 hour', '90 minutes', '2 days', '1 week', '1,500 milliseconds']);
  });
});
