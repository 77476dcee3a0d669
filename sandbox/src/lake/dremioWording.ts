import type { LakeErrorKind } from './lakeError';

/** How Dremio says what DuckDB said. */
export interface Wording {
  readonly kind: LakeErrorKind;
  readonly sentence: string;
  /** The name that the error is about, when it is about one. */
  readonly name: string | undefined;
}

type Rule = readonly [RegExp, LakeErrorKind, (match: RegExpExecArray) => string];

/** DuckDB's inner names of types that Dremio has other words for. */
const TYPES: Readonly<Record<string, string>> = {
  INT8: 'INTEGER',
  INT16: 'INTEGER',
  INT32: 'INTEGER',
  INT64: 'BIGINT',
};

const RULES: readonly Rule[] = [
  // The path of a table whose schema is missing too comes in one, its schema's dots included.
  [
    /^(?:Table|View) with name "?(?:[^"]*\.)?([^"]+?)"? does not exist/,
    'VALIDATION',
    ([, name]) => `Object '${name}' not found`,
  ],
  [/^Schema with name (.+?) does not exist/, 'VALIDATION', ([, name]) => `Schema [${name}] not found`],
  // Columns of select lists are aliased to themselves, so that they keep the name as written.
  [
    /^Column "(.+?)" referenced that exists in the SELECT clause/,
    'VALIDATION',
    ([, name]) => `Column '${name}' not found in any table`,
  ],
  [/^Referenced column "(.+?)" not found/, 'VALIDATION', ([, name]) => `Column '${name}' not found in any table`],
  [
    /^(?:Table|Values list) "(.+?)" does not have a column named "(.+?)"/,
    'VALIDATION',
    ([, table, name]) => `Column '${name}' not found in table '${table}'`,
  ],
  [/^Referenced table "(.+?)" not found/, 'VALIDATION', ([, name]) => `Table '${name}' not found`],
  [/^Ambiguous reference to column name "(.+?)"/, 'VALIDATION', ([, name]) => `Column '${name}' is ambiguous`],
  [
    /^column "(.+?)" must appear in the GROUP BY clause/i,
    'VALIDATION',
    ([, name]) => `Expression '${name}' is not being grouped`,
  ],
  [
    /^No function matches the given name and argument types '([^']+)'/,
    'VALIDATION',
    ([, call]) => `Cannot apply '${(call ?? '').replace(/^dremio_/, '').toUpperCase()}'`,
  ],
  [
    /^Macro (?:dremio_)?(\w+)\(\) does not support/,
    'VALIDATION',
    ([, name]) => `Cannot apply '${name?.toUpperCase()}' to arguments of these types`,
  ],
  [/^Existing object (.+?) is of type View/, 'VALIDATION', ([, name]) => `[${name}] is a VIEW`],
  [/^Existing object (.+?) is of type Table/, 'VALIDATION', ([, name]) => `[${name}] is a TABLE`],
  [
    /^Set operations can only apply to expressions with the same number/,
    'VALIDATION',
    () => 'Column count mismatch in UNION',
  ],
  [/^syntax error at or near "(.+?)"/, 'PARSE', ([, near]) => `Failure parsing the query. Encountered "${near}".`],
  [/^syntax error at end of input/, 'PARSE', () => 'Failure parsing the query. Encountered "<EOF>".'],
  [
    /^Could not convert string '(.*?)' to (\w+)/,
    'FUNCTION',
    ([, value, type]) => `Failed to cast the string ${value} to ${TYPES[type ?? ''] ?? type}`,
  ],
];

/** Dremio's sentence for DuckDB's; where no rule fits, DuckDB's first line. */
export function wordingOf(message: string): Wording {
  for (const [pattern, kind, sentence] of RULES) {
    const match = pattern.exec(message);
    if (match === null) continue;
    const words = sentence(match);
    return { kind, sentence: words, name: match.slice(1).findLast(part => words.includes(`'${part}'`)) };
  }
  const kind = /out of memory|out of disk|no space/i.test(message) ? 'RESOURCE' : 'VALIDATION';
  return { kind, sentence: message.split('\n')[0] ?? message, name: undefined };
}
