import type { FunctionTable } from './functionTable';

export const LIST_FUNCTIONS: FunctionTable = {
  category: 'list',
  rows: {
    'ARRAYS_OVERLAP(left: list, right: list) -> BOOLEAN': 'Tells whether two lists have an item in common.',
    'ARRAY_APPEND(items: list, item: any) -> type of items': 'Adds an item at the end of a list.',
    'ARRAY_AVG(items: list) -> DOUBLE': 'Averages the items of a list.',
    'ARRAY_CAT(left: list, right: list) -> type of left': 'Joins two lists.',
    'ARRAY_COMPACT(items: list) -> type of items': 'Leaves out the items that are NULL.',
    'ARRAY_CONTAINS(items: list, item: any) -> BOOLEAN': 'Tells whether a list holds an item.',
    'ARRAY_DISTINCT(items: list) -> type of items': 'Leaves out items that came before.',
    'ARRAY_FREQUENCY(items: list) -> map': 'Counts how often each item occurs.',
    'ARRAY_GENERATE_RANGE(start: INTEGER, stop: INTEGER, [step: INTEGER]) -> list':
      'Makes a list of numbers up to one that is left out.',
    'ARRAY_INSERT(items: list, position: INTEGER, item: any) -> type of items': 'Puts an item into a list at a place.',
    'ARRAY_MAX(items: list) -> item of items': 'Gives the greatest item of a list.',
    'ARRAY_MIN(items: list) -> item of items': 'Gives the least item of a list.',
    'ARRAY_POSITION(item: any, items: list) -> INTEGER': 'Gives the place of an item in a list, from 0.',
    'ARRAY_PREPEND(item: any, items: list) -> type of items': 'Adds an item at the start of a list.',
    'ARRAY_REMOVE(items: list, item: any) -> type of items': 'Leaves out every item that is equal to a value.',
    'ARRAY_REMOVE_AT(items: list, position: INTEGER) -> type of items': 'Leaves out the item at a place.',
    'ARRAY_SIZE(items: list) -> INTEGER': 'Counts the items of a list.',
    'ARRAY_SLICE(items: list, from: INTEGER, to: INTEGER) -> type of items':
      'Gives the items from one place up to another, which is left out.',
    'ARRAY_SUM(items: list) -> number': 'Adds up the items of a list.',
    'CARDINALITY(items: list) -> BIGINT': 'Counts the items of a list or the entries of a map.',
    'FLATTEN(items: list) -> item of items': 'Makes a row of each item of a list.',
    'MAP_KEYS(entries: map) -> list': 'Lists the keys of a map.',
    'MAP_VALUES(entries: map) -> list': 'Lists the values of a map.',
    'SET_UNION(left: list, right: list) -> type of left': 'Joins two lists and keeps each item once.',
    'SUBLIST(items: list, offset: INTEGER, length: INTEGER) -> type of items':
      'Gives a number of items from a place counted from 1.',
  },
};
