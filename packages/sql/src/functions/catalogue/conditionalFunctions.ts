import type { FunctionTable } from './functionTable';

export const CONDITIONAL_FUNCTIONS: FunctionTable = {
  category: 'conditional',
  rows: {
    'CASE [value] WHEN … THEN … [ELSE …] END -> any': 'Gives the result behind the first condition that holds.',
    'COALESCE(value: any, ...others: any) -> type of value': 'Gives the first value that is not NULL.',
    'GREATEST(value: any, ...others: any) -> type of value': 'Gives the greatest of several values.',
    'LEAST(value: any, ...others: any) -> type of value': 'Gives the least of several values.',
    'NULLIF(value: any, unwanted: any) -> type of value': 'Gives NULL where two values are equal, else the first.',
    'NVL(value: any, replacement: any) -> type of value': 'Gives the second value where the first is NULL.',
  },
};

export const LOGICAL_FUNCTIONS: FunctionTable = {
  category: 'logical',
  rows: {
    'left IS [NOT] DISTINCT FROM right -> BOOLEAN': 'Compares two values; two NULLs count as equal.',
    'value IS [NOT] FALSE -> BOOLEAN': 'Tells whether a condition is false; NULL is not.',
    'value IS [NOT] NULL -> BOOLEAN': 'Tells whether a value is missing.',
    'value IS [NOT] TRUE -> BOOLEAN': 'Tells whether a condition is true; NULL is not.',
    'IS_MEMBER(role: VARCHAR) -> BOOLEAN': 'Tells whether the user of the query is a member of a role.',
  },
};
