import type { TableRole } from './tablePosition';

/** What the word TABLE, VIEW, … introduces behind the verb that a statement starts with. */
const ROLES: Readonly<Record<string, TableRole>> = {
  CREATE: 'create',
  DROP: 'drop',
  ALTER: 'alter',
  TRUNCATE: 'write',
  DESCRIBE: 'describe',
  DESC: 'describe',
  SHOW: 'describe',
  OPTIMIZE: 'manage',
  VACUUM: 'manage',
  ANALYZE: 'manage',
  ROLLBACK: 'manage',
  REFRESH: 'manage',
  GRANT: 'manage',
  REVOKE: 'manage',
};

export function roleOfVerb(verb: string | undefined): TableRole | undefined {
  return verb === undefined ? undefined : ROLES[verb];
}

/** Functions whose arguments may be joined by FROM. */
export const FROM_FUNCTIONS: ReadonlySet<string> = new Set([
  'EXTRACT',
  'SUBSTRING',
  'TRIM',
  'OVERLAY',
  'CEIL',
  'FLOOR',
]);

/** Words that end a list of tables. */
export const AFTER_FROM: ReadonlySet<string> = new Set(
  'WHERE GROUP ORDER HAVING QUALIFY WINDOW LIMIT OFFSET FETCH UNION INTERSECT EXCEPT MINUS SET WHEN RETURN'.split(' '),
);

/** Kinds of things that `GRANT … ON` may name and that are no tables. */
export const NOT_TABLES: ReadonlySet<string> = new Set(
  'ALL SYSTEM PROJECT SOURCE SPACE FOLDER FUNCTION SCRIPT USER ROLE TABLE VIEW VDS PDS DATASET CATALOG SCHEMA'.split(
    ' ',
  ),
);

export const VERSION_KINDS: ReadonlySet<string> = new Set(
  'BRANCH TAG COMMIT REF REFERENCE SNAPSHOT TIMESTAMP'.split(' '),
);
