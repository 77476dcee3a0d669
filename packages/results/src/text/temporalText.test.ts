import assert from 'node:assert/strict';
import { dateText, durationText, monthsText, timestampText, timeText } from './temporalText';

const [SECONDS, MILLISECONDS, MICROSECONDS, NANOSECONDS] = [0, 1, 2, 3] as const;

describe('the text of a date', () => {
  it('is that of the calendar, for four thousand years', () => {
    for (let day = -730_000; day < 730_000; day += 13) {
      const date = new Date(day * 86_400_000);
      if (date.getUTCFullYear() >= 0) assert.equal(dateText(day), date.toISOString().slice(0, 10));
    }
  });

  it('has a sign outside of the years with four digits', () => {
    assert.deepEqual(
      [dateText(-719_529), dateText(2_932_897), dateText(-(2 ** 31))],
      ['-0001-12-31', '+10000-01-01', '-5877641-06-23'],
    );
  });
});

describe('the text of a time', () => {
  it('has the digits of its unit', () => {
    assert.equal(timeText(1n, SECONDS), '00:00:01');
    assert.equal(timeText(1n, MILLISECONDS), '00:00:00.001');
    assert.equal(timeText(86_399_999_999n, MICROSECONDS), '23:59:59.999999');
    assert.equal(timeText(1n, NANOSECONDS), '00:00:00.000000001');
  });

  it('counts backwards before 1970', () => {
    assert.equal(timestampText(-1n, NANOSECONDS), '1969-12-31 23:59:59.999999999');
    assert.equal(timestampText(-86_400n, SECONDS), '1969-12-31 00:00:00');
  });

  it('reaches as far as the number does', () => {
    assert.equal(timestampText(2n ** 63n - 1n, NANOSECONDS), '2262-04-11 23:47:16.854775807');
    assert.equal(timestampText(-(2n ** 63n), NANOSECONDS), '1677-09-21 00:12:43.145224192');
  });
});

describe('the text of a span', () => {
  it('has one sign for all of it', () => {
    assert.equal(durationText(-90_061_001n, MILLISECONDS), '-1 01:01:01.001');
    assert.equal(durationText(0n, SECONDS), '0 00:00:00');
    assert.deepEqual([monthsText(14), monthsText(-1), monthsText(-12)], ['1-02', '-0-01', '-1-00']);
  });
});
