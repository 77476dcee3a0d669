import type { FunctionTable } from './functionTable';

export const DATE_FUNCTIONS: FunctionTable = {
  category: 'date',
  rows: {
    'CONVERT_TIMEZONE(to: VARCHAR, value: date) -> TIMESTAMP | CONVERT_TIMEZONE(from: VARCHAR, to: VARCHAR, value: date) -> TIMESTAMP':
      'Brings a timestamp to another time zone; without the first it is taken for UTC.',
    'CURRENT_DATE -> DATE': 'Gives the date of today in UTC.',
    'CURRENT_DATE_UTC() -> DATE': 'Gives the date of today in UTC.',
    'CURRENT_TIME -> TIME': 'Gives the time of day in UTC.',
    'CURRENT_TIMESTAMP -> TIMESTAMP': 'Gives the date and time in UTC.',
    'DATEDIFF(end: date, start: date) -> INTEGER': 'Counts the days from the second date to the first.',
    'DATETYPE(year: number, month: number, day: number) -> DATE': 'Makes a date of its parts.',
    'DATE_ADD(value: date, days: INTEGER) -> DATE | DATE_ADD(value: date, step: interval) -> TIMESTAMP':
      'Adds days, or an interval, to a date or time.',
    'DATE_DIFF(value: date, days: INTEGER) -> DATE | DATE_DIFF(value: date, step: interval) -> TIMESTAMP | DATE_DIFF(end: date, start: date) -> INTERVAL DAY':
      'Takes days or an interval off a date or time, or gives the interval between two.',
    'DATE_PART(field: VARCHAR, value: date) -> BIGINT': 'Gives one part of a date or time, as its year.',
    'DATE_SUB(value: date, days: INTEGER) -> DATE | DATE_SUB(value: date, step: interval) -> TIMESTAMP':
      'Takes days, or an interval, off a date or time.',
    'DATE_TRUNC(unit: VARCHAR, value: date) -> type of value':
      'Cuts a date or timestamp down to the start of its year, quarter, month, week, day, hour, minute or second.',
    'DAY(value: date) -> BIGINT': 'Gives the day of the month.',
    'DAYOFMONTH(value: date) -> BIGINT': 'Gives the day of the month.',
    'DAYOFWEEK(value: date) -> BIGINT': 'Gives the day of the week, 1 for Sunday.',
    'DAYOFYEAR(value: date) -> BIGINT': 'Gives the day of the year.',
    'EXTRACT(unit: unit FROM value: date) -> BIGINT': 'Gives one part of a date or time, as its year.',
    'HOUR(value: date) -> BIGINT': 'Gives the hour.',
    'LAST_DAY(value: date) -> DATE': 'Gives the last day of the month of a date.',
    'MINUTE(value: date) -> BIGINT': 'Gives the minute.',
    'MONTH(value: date) -> BIGINT': 'Gives the month, from 1.',
    'MONTHS_BETWEEN(end: date, start: date) -> FLOAT': 'Counts the months between two dates, with a fraction.',
    'NEXT_DAY(value: date, weekday: VARCHAR) -> DATE': 'Gives the next date that falls on a day of the week.',
    '(start, end) OVERLAPS (start, end) -> BOOLEAN': 'Tells whether two stretches of time have a moment in common.',
    'QUARTER(value: date) -> BIGINT': 'Gives the quarter of the year.',
    'SECOND(value: date) -> BIGINT': 'Gives the second.',
    'TIMESTAMPADD(unit: unit, count: INTEGER, value: date) -> type of value':
      'Adds a number of units, as DAY or HOUR, to a date or timestamp.',
    'TIMESTAMPDIFF(unit: unit, start: date, end: date) -> INTEGER':
      'Counts the whole units, as DAY or HOUR, from the first time to the second.',
    'TIMESTAMPTYPE(year: number, month: number, day: number, hour: number, minute: number, second: number, millisecond: number) -> TIMESTAMP':
      'Makes a timestamp of its parts.',
    'UNIX_TIMESTAMP() -> BIGINT | UNIX_TIMESTAMP(text: VARCHAR, [format: VARCHAR]) -> BIGINT':
      'Gives the seconds since 1970, of now or of a written time.',
    'WEEK(value: date) -> BIGINT': 'Gives the week of the year.',
    'WEEKOFYEAR(value: date) -> BIGINT': 'Gives the week of the year.',
    'YEAR(value: date) -> BIGINT': 'Gives the year.',
  },
};
