import assert from 'node:assert/strict';
import { ago } from './ago';

function checkAgo(seconds: number, expected: string): void {
  const now = new Date('2026-11-24T12:00:00Z');
  assert.equal(ago(new Date(now.getTime() - seconds * 1000), now, 'en'), expected);
}

describe('how long ago a sync was', () => {
  it('is told in the largest unit that fits', () => {
    checkAgo(5, 'now');
    checkAgo(119, '1 minute ago');
    checkAgo(3 * 3600 + 100, '3 hours ago');
    checkAgo(30 * 3600, 'yesterday');
  });

  it('is now for a clock that runs ahead', () => {
    checkAgo(-30, 'now');
  });
});
