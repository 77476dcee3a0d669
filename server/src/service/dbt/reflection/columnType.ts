/** What can be done with the values of a column, by the name that Dremio has for its type. */
export type TypeFamily = 'number' | 'text' | 'date' | 'timestamp' | 'time' | 'boolean' | 'binary' | 'complex';

const FAMILIES: readonly (readonly [RegExp, TypeFamily])[] = [
  [/^(?:(?:BIG|SMALL|TINY)?INT|INTEGER|FLOAT|DOUBLE|REAL|DECIMAL|NUMERIC)\b/, 'number'],
  [/^(?:VARCHAR|CHAR|CHARACTER|TEXT|STRING)\b/, 'text'],
  [/^TIMESTAMP/, 'timestamp'],
  [/^DATE\b/, 'date'],
  [/^TIME\b/, 'time'],
  [/^BOOL/, 'boolean'],
  [/^(?:VARBINARY|BINARY|BYTES)\b/, 'binary'],
  [/^(?:LIST|ARRAY|MAP|UNION|STRUCT|ROW)\b/, 'complex'],
];

/** The family of a type; undefined for one that is not known. */
export function typeFamily(type: string | undefined): TypeFamily | undefined {
  const name = type?.trim().toUpperCase();
  return name === undefined ? undefined : FAMILIES.find(([pattern]) => pattern.test(name))?.[1];
}
