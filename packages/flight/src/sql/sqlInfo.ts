import type { Row } from './typedRows';

/** Numbers of what a server tells about itself, as in `SqlInfo` of FlightSql.proto; servers may add their own from 10,000 on. */
export const SqlInfo = {
  serverName: 0,
  serverVersion: 1,
  arrowVersion: 2,
  readOnly: 3,
  sql: 4,
  substrait: 5,
  substraitMinVersion: 6,
  substraitMaxVersion: 7,
  transaction: 8,
  cancel: 9,
  bulkIngestion: 10,
  ingestTransactions: 11,
  statementTimeout: 100,
  transactionTimeout: 101,
  ddlCatalog: 500,
  ddlSchema: 501,
  ddlTable: 502,
  identifierCase: 503,
  identifierQuote: 504,
  quotedIdentifierCase: 505,
  allTablesAreSelectable: 506,
  nullOrdering: 507,
  keywords: 508,
  numericFunctions: 509,
  stringFunctions: 510,
  systemFunctions: 511,
  datetimeFunctions: 512,
  searchStringEscape: 513,
  extraNameCharacters: 514,
  supportedConversions: 517,
} as const;

/** A value of a server's information: a 64-bit integer is a bigint, one of 32 bits a number. */
export type SqlInfoValue =
  | string
  | boolean
  | bigint
  | number
  | readonly string[]
  /** For each number, such as that of a type, a list of numbers: what it can be converted to, for example. */
  | ReadonlyMap<number, readonly number[]>;

/** One row of the answer; `undefined` for a value of a kind that Flight SQL does not define. */
export function sqlInfoRow(row: Row): readonly [number, SqlInfoValue | undefined] {
  return [row.integer('info_name') ?? -1, sqlInfoValue(row.value('value'))];
}

function sqlInfoValue(value: unknown): SqlInfoValue | undefined {
  switch (typeof value) {
    case 'string':
    case 'boolean':
    case 'bigint':
    case 'number':
      return value;
    case 'object':
      return isIterable(value) ? collection([...value]) : undefined;
    default:
      return undefined;
  }
}

/** A map is read as pairs of key and list, a list as its texts; an empty one cannot be told apart and is a list. */
function collection(items: readonly unknown[]): SqlInfoValue {
  if (items.length === 0 || !items.every(isPair)) return items.map(String);
  return new Map(items.map(([key, list]) => [Number(key), [...list].map(Number)]));
}

function isPair(item: unknown): item is readonly [number | string, Iterable<unknown>] {
  return Array.isArray(item) && item.length === 2 && typeof item[1] === 'object' && item[1] !== null;
}

/** The library's map is a proxy that has keys of its own alone, so `in` does not find what it inherits. */
function isIterable(value: object | null): value is Iterable<unknown> {
  return typeof (value as Partial<Iterable<unknown>> | null)?.[Symbol.iterator] === 'function';
}
