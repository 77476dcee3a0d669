import { scaledDown } from './parseNumber';

const DAY = /^([+-]?\d{4,})-(\d\d)-(\d\d)$/;
const CLOCK = /^(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?$/;
const MOMENT = /^(\S+?)(?:[ T](\S+?))?(Z|[+-]\d\d:?\d\d)?$/;
const SPAN = /^(-?)(\d+) (\S+)$/;
const MONTHS = /^(-?)(\d+)-(\d\d?)$/;

/** Digits behind the second, by Arrow's time unit. */
const DIGITS = [0, 3, 6, 9] as const;

/** Whole units, rounded down, and whether nothing was lost. */
export type Units = { readonly units: bigint; readonly exact: boolean } | undefined;

/** Days since 1970 of `2026-11-24`; `undefined` when there is no such day. */
export function parseDay(text: string): bigint | undefined {
  const [, year, month, day] = DAY.exec(text) ?? [];
  if (year === undefined || month === undefined || day === undefined) return undefined;
  const days = daysFromCivil(Number(year), Number(month), Number(day));
  return days === undefined ? undefined : BigInt(days);
}

/** Units since 1970 of `2026-11-24 08:30:00.123`, or of the midnight of a day alone. A zone shifts it to UTC. */
export function parseMoment(text: string, unit: number): Units {
  const [, day = '', clock, zone] = MOMENT.exec(text.trim()) ?? [];
  const days = parseDay(day);
  const time = clock === undefined ? { digits: 0n, scale: 0 } : parseClock(clock);
  if (days === undefined || time === undefined) return undefined;
  const seconds = days * 86_400n - zoneSeconds(zone);
  return scaledDown(
    { digits: seconds * 10n ** BigInt(time.scale) + time.digits, scale: time.scale },
    DIGITS[unit] ?? 0,
  );
}

/** Units since midnight of `08:30:00.123`. */
export function parseTimeOfDay(text: string, unit: number): Units {
  const time = parseClock(text.trim());
  return time === undefined ? undefined : scaledDown(time, DIGITS[unit] ?? 0);
}

/** Units of a span as it is shown: `-1 01:01:01.001`. */
export function parseSpan(text: string, unit: number): Units {
  const [, sign, days, clock] = SPAN.exec(text.trim()) ?? [];
  const time = parseClock(clock ?? '');
  if (days === undefined || time === undefined) return undefined;
  const digits = BigInt(days) * 86_400n * 10n ** BigInt(time.scale) + time.digits;
  return scaledDown({ digits: sign === '-' ? -digits : digits, scale: time.scale }, DIGITS[unit] ?? 0);
}

/** Months of a span as it is shown: `-1-02`. */
export function parseMonths(text: string): bigint | undefined {
  const [, sign, years, months] = MONTHS.exec(text.trim()) ?? [];
  if (years === undefined || months === undefined) return undefined;
  const all = BigInt(years) * 12n + BigInt(months);
  return sign === '-' ? -all : all;
}

function parseClock(text: string): { readonly digits: bigint; readonly scale: number } | undefined {
  const [, hours, minutes, seconds = '0', fraction = ''] = CLOCK.exec(text) ?? [];
  if (hours === undefined || minutes === undefined) return undefined;
  if (Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 59) return undefined;
  const whole = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  return { digits: BigInt(`${whole}${fraction}`), scale: fraction.length };
}

function zoneSeconds(zone: string | undefined): bigint {
  if (zone === undefined || zone === 'Z') return 0n;
  const sign = zone.startsWith('-') ? -1 : 1;
  return BigInt(sign * (Number(zone.slice(1, 3)) * 3600 + Number(zone.slice(-2)) * 60));
}

/** Days since 1970 of a date of the proleptic Gregorian calendar, counted from 1 March so that the leap day ends a year. */
function daysFromCivil(year: number, month: number, day: number): number | undefined {
  if (month < 1 || month > 12 || day < 1 || day > daysOfMonth(year, month)) return undefined;
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const ofEra = shifted - era * 400;
  const ofYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return era * 146_097 + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear - 719_468;
}

function daysOfMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
