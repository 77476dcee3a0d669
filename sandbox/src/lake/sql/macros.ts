import { MACRO_PREFIX } from './functionNames';

/** Units of TIMESTAMPADD and TIMESTAMPDIFF, and the function that makes an interval of so many of them. */
export const TIME_UNITS: Readonly<Record<string, string>> = {
  SECOND: 'to_seconds',
  MINUTE: 'to_minutes',
  HOUR: 'to_hours',
  DAY: 'to_days',
  WEEK: 'to_weeks',
  MONTH: 'to_months',
  QUARTER: 'to_quarters',
  YEAR: 'to_years',
};

/** A macro by name: one text per number and type of arguments. */
const MACROS: Readonly<Record<string, readonly string[]>> = {
  array_compact: ['(a) AS list_filter(a, x -> x IS NOT NULL)'],
  array_position: ['(e, a) AS list_position(a, e) - 1'],
  array_remove: ['(a, e) AS list_filter(a, x -> x IS DISTINCT FROM e)'],
  array_slice: ['(a, f, t) AS list_slice(a, f + 1, t)'],
  base64: ['(x) AS to_base64(x::BLOB)'],
  bitwise_and: ['(a, b) AS a & b'],
  bitwise_not: ['(a) AS ~a'],
  bitwise_or: ['(a, b) AS a | b'],
  bitwise_xor: ['(a, b) AS xor(a, b)'],
  convert_from: [
    "(x, f) AS CASE WHEN lower(f) = 'utf8' THEN decode(x::BLOB) ELSE error('CONVERT_FROM supports UTF8') END",
  ],
  current_date_utc: ['() AS current_date'],
  current_timestamp: ['() AS CAST(now() AS TIMESTAMP)'],
  datediff: ["(a, b) AS CAST(datediff('day', CAST(b AS DATE), CAST(a AS DATE)) AS INTEGER)"],
  datetype: ['(y, m, d) AS make_date(y, m, d)'],
  date_add: [
    '(d DATE, n INTEGER) AS d + n',
    '(d DATE, n INTERVAL) AS d + n',
    '(d TIMESTAMP, n INTEGER) AS CAST(d AS DATE) + n',
    '(d TIMESTAMP, n INTERVAL) AS d + n',
    '(d VARCHAR, n INTEGER) AS CAST(d AS DATE) + n',
    '(d VARCHAR, n INTERVAL) AS CAST(d AS TIMESTAMP) + n',
  ],
  date_diff: ['(d DATE, n INTEGER) AS d - n', '(d DATE, n INTERVAL) AS d - n', '(d TIMESTAMP, n INTERVAL) AS d - n'],
  date_sub: [
    '(d DATE, n INTEGER) AS d - n',
    '(d DATE, n INTERVAL) AS d - n',
    '(d TIMESTAMP, n INTEGER) AS CAST(d AS DATE) - n',
    '(d TIMESTAMP, n INTERVAL) AS d - n',
    '(d VARCHAR, n INTEGER) AS CAST(d AS DATE) - n',
    '(d VARCHAR, n INTERVAL) AS CAST(d AS TIMESTAMP) - n',
  ],
  date_trunc: [
    '(u, d DATE) AS CAST(date_trunc(u, d) AS DATE)',
    '(u, d TIMESTAMP) AS date_trunc(u, d)',
    '(u, d VARCHAR) AS date_trunc(u, CAST(d AS TIMESTAMP))',
  ],
  dayofweek: ['(d) AS dayofweek(d) + 1'],
  e: ['() AS exp(1.0)'],
  ilike: ['(a, b) AS a ILIKE b', '(a, b, c) AS a ILIKE b ESCAPE c'],
  initcap: ["(s) AS array_to_string(list_transform(string_split(s, ' '), x -> upper(x[1]) || lower(x[2:])), ' ')"],
  isdate: ['(s) AS try_cast(s AS DATE) IS NOT NULL'],
  isnumeric: ['(s) AS try_cast(s AS DOUBLE) IS NOT NULL'],
  is_substr: ['(a, b) AS contains(a, b)'],
  localtime: ['() AS CAST(CAST(now() AS TIMESTAMP) AS TIME)'],
  localtimestamp: ['() AS CAST(now() AS TIMESTAMP)'],
  locate: ['(a, s) AS instr(s, a)', '(a, s, f) AS CASE instr(s[f:], a) WHEN 0 THEN 0 ELSE instr(s[f:], a) + f - 1 END'],
  log: ['(x) AS ln(x)', '(b, x) AS ln(x) / ln(b)'],
  lshift: ['(a, b) AS a << b'],
  now: ['() AS CAST(now() AS TIMESTAMP)'],
  pmod: ['(a, b) AS ((a % b) + b) % b'],
  regexp_extract: ['(s, r) AS regexp_extract(s, r, 1)', '(s, r, g) AS regexp_extract(s, r, g)'],
  regexp_replace: ["(s, r, t) AS regexp_replace(s, r, t, 'g')"],
  regexp_split: [
    "(s, r, k, n) AS CASE WHEN upper(k) = 'ALL' THEN string_split_regex(s, r) ELSE error('REGEXP_SPLIT supports ALL') END",
  ],
  rshift: ['(a, b) AS a >> b'],
  substring_index: [
    '(s, d, n) AS CASE WHEN n >= 0 THEN array_to_string(string_split(s, d)[1:n], d)' +
      ' ELSE array_to_string(string_split(s, d)[greatest(len(string_split(s, d)) + n + 1, 1):], d) END',
  ],
  timestamptype: ['(y, mo, d, h, mi, s, ms) AS make_timestamp(y, mo, d, h, mi, s + ms / 1000.0)'],
  to_char: [
    '(d DATE, f) AS strftime(d, f)',
    '(d TIMESTAMP, f) AS strftime(d, f)',
    "(t TIME, f) AS strftime(DATE '1970-01-01' + t, f)",
  ],
  to_date: [
    '(d TIMESTAMP) AS CAST(d AS DATE)',
    '(s BIGINT) AS CAST(make_timestamp(s * 1000000) AS DATE)',
    '(s VARCHAR) AS CAST(s AS DATE)',
    '(s VARCHAR, f) AS CAST(strptime(s, f) AS DATE)',
    '(s VARCHAR, f, e) AS CAST(try_strptime(s, f) AS DATE)',
  ],
  to_number: ["(s, f) AS CAST(replace(replace(s, ',', ''), '$', '') AS DOUBLE)"],
  to_time: ['(s VARCHAR) AS CAST(s AS TIME)', '(s VARCHAR, f) AS CAST(strptime(s, f) AS TIME)'],
  to_timestamp: [
    '(s DOUBLE) AS make_timestamp(CAST(s * 1000000 AS BIGINT))',
    '(s VARCHAR) AS CAST(s AS TIMESTAMP)',
    '(s VARCHAR, f) AS strptime(s, f)',
    '(s VARCHAR, f, e) AS try_strptime(s, f)',
  ],
  transaction_timestamp: ['() AS CAST(now() AS TIMESTAMP)'],
  truncate: ['(x) AS trunc(x)', '(x, n) AS trunc(x * pow(10, n)) / pow(10, n)'],
  unbase64: ['(s) AS from_base64(s)'],
  unix_timestamp: ['() AS CAST(epoch(now()) AS BIGINT)', '(s) AS CAST(epoch(CAST(s AS TIMESTAMP)) AS BIGINT)'],
};

/** The statements that define the macros; they are run at each start, so that a newer sandbox brings its own. */
export function macroStatements(): readonly string[] {
  const named = Object.entries(MACROS).map(
    ([name, forms]) => `CREATE OR REPLACE MACRO ${MACRO_PREFIX}${name}${forms.join(', ')}`,
  );
  const units = Object.entries(TIME_UNITS).flatMap(([unit, interval]) => {
    const name = unit.toLowerCase();
    return [
      `CREATE OR REPLACE MACRO ${MACRO_PREFIX}timestampdiff_${name}(a, b) AS CAST(datesub('${name}', CAST(a AS TIMESTAMP), CAST(b AS TIMESTAMP)) AS INTEGER)`,
      `CREATE OR REPLACE MACRO ${MACRO_PREFIX}timestampadd_${name}${additions(unit, interval)}`,
    ];
  });
  return [...named, ...units];
}

/** Whole days added to a date give a date, everything else a timestamp. */
function additions(unit: string, interval: string): string {
  const onDate = ['SECOND', 'MINUTE', 'HOUR'].includes(unit)
    ? `d + ${interval}(n)`
    : `CAST(d + ${interval}(n) AS DATE)`;
  return `(n, d DATE) AS ${onDate}, (n, d TIMESTAMP) AS d + ${interval}(n), (n, d VARCHAR) AS CAST(d AS TIMESTAMP) + ${interval}(n)`;
}
