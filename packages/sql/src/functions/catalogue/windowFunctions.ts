import type { FunctionTable } from './functionTable';

export const WINDOW_FUNCTIONS: FunctionTable = {
  category: 'window',
  rows: {
    'CUME_DIST() OVER (…) -> DOUBLE': 'Tells which share of the rows comes before a row or ties with it.',
    'DENSE_RANK() OVER (…) -> BIGINT': 'Ranks the rows of a partition without gaps after ties.',
    'FIRST_VALUE(value: any) OVER (…) -> type of value': 'Gives the value of the first row of the window.',
    'LAG(value: any, [offset: INTEGER]) OVER (…) -> type of value': 'Gives the value of a row before this one.',
    'LAST_VALUE(value: any) OVER (…) -> type of value': 'Gives the value of the last row of the window.',
    'LEAD(value: any, [offset: INTEGER]) OVER (…) -> type of value': 'Gives the value of a row after this one.',
    'NTILE(buckets: INTEGER) OVER (…) -> INTEGER': 'Deals the rows of a partition out to numbered buckets of one size.',
    'PERCENT_RANK() OVER (…) -> DOUBLE': 'Gives the rank of a row as a share between 0 and 1.',
    'RANK() OVER (…) -> BIGINT': 'Ranks the rows of a partition, with gaps after ties.',
    'ROW_NUMBER() OVER (…) -> BIGINT': 'Numbers the rows of a partition from 1.',
  },
};
