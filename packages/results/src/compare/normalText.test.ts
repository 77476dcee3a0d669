import assert from 'node:assert/strict';
import {
  type DataType,
  DateDay,
  Decimal,
  Float64,
  Int32,
  Int64,
  TimeMicrosecond,
  TimeMillisecond,
  TimestampMillisecond,
  TimestampNanosecond,
  Utf8,
} from 'apache-arrow';
import { normalText } from './normalText';

function checkSame(types: readonly [DataType, DataType], left: string, right: string, isSame = true): void {
  const normal = normalText(...types) ?? ((text: string) => text);
  assert.equal(normal(left) === normal(right), isSame, `${left} and ${right}`);
}

describe('values of two types', () => {
  const decimals = [new Decimal(2, 18, 128), new Decimal(4, 18, 128)] as const;
  const moments = [new TimestampMillisecond(), new TimestampNanosecond()] as const;

  it('are the same numbers whatever their digits behind the point', () => {
    checkSame(decimals, '1.00', '1.0000');
    checkSame(decimals, '-100.50', '-100.5000');
    checkSame(decimals, '0.00', '0.0000');
    checkSame(decimals, '1.00', '1.0001', false);
    checkSame(decimals, '1.00', '10.0000', false);
    checkSame([new Int32(), new Int64()], '100', '100');
    checkSame([new Int64(), new Float64()], '1000', '1e+3');
    checkSame([new Int64(), new Float64()], '1', 'NaN', false);
  });

  it('are the same moments whatever their unit', () => {
    checkSame(moments, '2026-11-24 08:30:00.123', '2026-11-24 08:30:00.123000000');
    checkSame(moments, '2026-11-24 08:30:00.123', '2026-11-24 08:30:00.123000001', false);
    checkSame([new DateDay(), new TimestampMillisecond()], '2026-11-24', '2026-11-24 00:00:00.000');
    checkSame([new TimeMillisecond(), new TimeMicrosecond()], '08:30:00.123', '08:30:00.123000');
  });

  it('are texts where they are of different kinds', () => {
    checkSame([new Utf8(), new Int64()], '01', '1', false);
    assert.equal(normalText(new Utf8(), new Int64()), undefined);
  });
});
