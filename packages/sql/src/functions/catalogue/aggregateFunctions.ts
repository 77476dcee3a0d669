import type { FunctionTable } from './functionTable';

export const AGGREGATE_FUNCTIONS: FunctionTable = {
  category: 'aggregate',
  rows: {
    'APPROX_COUNT_DISTINCT(value: any) -> BIGINT': 'Estimates how many different values there are.',
    'APPROX_PERCENTILE(value: number, fraction: DOUBLE) -> DOUBLE': 'Estimates a percentile of the values.',
    'ARRAY_AGG(value: any) -> list': 'Gathers the values of a group into a list.',
    'AVG(value: number) -> DOUBLE': 'Averages the values of a group.',
    'BIT_AND(value: INTEGER) -> INTEGER': 'Combines the values of a group with a bitwise AND.',
    'BIT_OR(value: INTEGER) -> INTEGER': 'Combines the values of a group with a bitwise OR.',
    'BOOL_AND(condition: BOOLEAN) -> BOOLEAN': 'Tells whether a condition holds for every row of a group.',
    'BOOL_OR(condition: BOOLEAN) -> BOOLEAN': 'Tells whether a condition holds for at least one row of a group.',
    'CORR(y: number, x: number) -> DOUBLE': 'Gives the correlation of two columns.',
    'COUNT(value: any) -> BIGINT': 'Counts rows, or the values that are not NULL.',
    'COVAR_POP(y: number, x: number) -> DOUBLE': 'Gives the covariance of a whole population.',
    'COVAR_SAMP(y: number, x: number) -> DOUBLE': 'Gives the covariance of a sample.',
    'LISTAGG(value: VARCHAR, [delimiter: VARCHAR]) -> VARCHAR': 'Joins the texts of a group into one.',
    'MAX(value: any) -> type of value': 'Gives the greatest value of a group.',
    'MEDIAN(value: number) -> DOUBLE': 'Gives the value in the middle of a group.',
    'MIN(value: any) -> type of value': 'Gives the least value of a group.',
    'NDV(value: any, [precision: number]) -> BIGINT': 'Estimates how many different values there are, by HyperLogLog.',
    'PERCENTILE_CONT(fraction: DOUBLE) WITHIN GROUP (ORDER BY …) -> DOUBLE':
      'Gives a percentile, interpolated between neighbours.',
    'PERCENTILE_DISC(fraction: DOUBLE) WITHIN GROUP (ORDER BY …) -> DOUBLE':
      'Gives the first value that reaches a percentile.',
    'STDDEV(value: number) -> DOUBLE': 'Gives the standard deviation of a sample.',
    'STDDEV_POP(value: number) -> DOUBLE': 'Gives the standard deviation of a whole population.',
    'STDDEV_SAMP(value: number) -> DOUBLE': 'Gives the standard deviation of a sample.',
    'SUM(value: number) -> number': 'Adds up the values of a group; integers add up to a BIGINT.',
    'VAR_POP(value: number) -> DOUBLE': 'Gives the variance of a whole population.',
    'VAR_SAMP(value: number) -> DOUBLE': 'Gives the variance of a sample.',
  },
};
