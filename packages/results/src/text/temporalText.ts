const DAY_SECONDS = 86_400n;

/** Digits behind the second, by Arrow's time unit: seconds, milliseconds, microseconds, nanoseconds. */
const FRACTION_DIGITS = [0, 3, 6, 9] as const;
const PER_SECOND = [1n, 1_000n, 1_000_000n, 1_000_000_000n] as const;

/** A date of the proleptic Gregorian calendar from its days since 1970: `2026-11-24`. Years outside 0 to 9999 get a sign, as in ISO 8601. */
export function dateText(days: number): string {
  // Counted from 1 March of year 0 in cycles of 400 years, so that the leap day ends a year.
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const ofEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365,
  );
  const ofYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * ofYear + 2) / 153);
  const day = ofYear - Math.floor((153 * marchMonth + 2) / 5) + 1;
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${yearText(year)}-${two(month)}-${two(day)}`;
}

/** A time of day from its units since midnight: `08:30:00.123`, with the digits of the unit. What is no time of a day keeps its hours, or its sign. */
export function timeText(value: bigint, unit: number): string {
  if (value < 0n) return `-${timeText(-value, unit)}`;
  const perSecond = PER_SECOND[unit] ?? 1n;
  const whole = value / perSecond;
  const seconds = Number(whole);
  const digits = FRACTION_DIGITS[unit] ?? 0;
  const fraction = digits === 0 ? '' : `.${String(value - whole * perSecond).padStart(digits, '0')}`;
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}${fraction}`;
}

/** A moment from its units since 1970: `2026-11-24 08:30:00.123`. */
export function timestampText(value: bigint, unit: number): string {
  const perDay = DAY_SECONDS * (PER_SECOND[unit] ?? 1n);
  const days = floorDivide(value, perDay);
  return `${dateText(Number(days))} ${timeText(value - days * perDay, unit)}`;
}

/** A span of days and time from its units: `-1 01:01:01.000`, as SQL writes DAY TO SECOND. */
export function durationText(value: bigint, unit: number): string {
  const span = value < 0n ? -value : value;
  const perDay = DAY_SECONDS * (PER_SECOND[unit] ?? 1n);
  return `${value < 0n ? '-' : ''}${span / perDay} ${timeText(span % perDay, unit)}`;
}

/** A span of months: `-1-02`, as SQL writes YEAR TO MONTH. */
export function monthsText(months: number): string {
  const span = Math.abs(months);
  return `${months < 0 ? '-' : ''}${Math.floor(span / 12)}-${two(span % 12)}`;
}

function yearText(year: number): string {
  if (year >= 0 && year <= 9999) return String(year).padStart(4, '0');
  return `${year < 0 ? '-' : '+'}${String(Math.abs(year)).padStart(4, '0')}`;
}

function two(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}

function floorDivide(value: bigint, by: bigint): bigint {
  const quotient = value / by;
  return value % by < 0n ? quotient - 1n : quotient;
}
