import type { GrammarRules, StatementRow } from './statementRow';

export const SERVER_RULES: GrammarRules = {
  privilege: `ALL [PRIVILEGES] | ALTER [REFLECTION] | CALL MODEL | COMMIT | CONFIGURE SECURITY
    | CREATE (BRANCH | CATALOG | FOLDER | MODEL PROVIDER | ROLE | SOURCE | SPACE | TABLE | TAG | USER | VIEW)
    | DELETE | DROP | EXECUTE | EXPORT DIAGNOSTICS | EXTERNAL QUERY | INSERT | MANAGE GRANTS | MODIFY | MONITOR
    | OPERATE | OWNERSHIP | READ METADATA | SELECT | TRUNCATE | UPDATE | UPLOAD FILE | USAGE | VIEW [JOB HISTORY]
    | VIEW REFLECTION`,
  grantedKind: `SOURCE | SPACE | FOLDER | PDS | TABLE | VDS | VIEW | DATASET | FUNCTION | SCRIPT | USER | ROLE | CATALOG
    | ENGINE | PROJECT | CLOUD | SCHEMA | BRANCH | TAG`,
  granted: `SYSTEM | PROJECT | ORG | ALL DATASETS IN (SPACE | SOURCE | FOLDER | SCHEMA) path | [grantedKind] path`,
  grantee: '(USER | ROLE) name',
  lookback: 'DEDUPE_LOOKBACK_PERIOD number',
};

/** Sessions, rights, sources, pipes. */
export const SERVER_STATEMENTS: readonly StatementRow[] = [
  {
    kind: 'explain',
    title: 'EXPLAIN PLAN',
    grammar: 'EXPLAIN (PLAN [(WITHOUT | WITH) IMPLEMENTATION] FOR | JSON [FOR]) rest',
  },
  {
    kind: 'alterSession',
    title: 'ALTER SESSION',
    grammar: 'ALTER (SYSTEM | SESSION) (SET setting | RESET (ALL | path) | CLEAR PLAN CACHE)',
  },
  { kind: 'setTag', title: 'SET TAG', grammar: `SET (TAG | QUEUE) ['='] operand` },
  { kind: 'resetTag', title: 'RESET TAG', grammar: 'RESET (TAG | QUEUE)' },
  { kind: 'grantRole', title: 'GRANT ROLE', grammar: 'GRANT ROLE name TO grantee' },
  { kind: 'grant', title: 'GRANT', grammar: 'GRANT privilege,… ON granted TO grantee' },
  { kind: 'revokeRole', title: 'REVOKE ROLE', grammar: 'REVOKE ROLE name FROM grantee' },
  { kind: 'revoke', title: 'REVOKE', grammar: 'REVOKE privilege,… ON granted FROM grantee' },
  { kind: 'createUser', title: 'CREATE USER', grammar: 'CREATE USER name' },
  { kind: 'alterUser', title: 'ALTER USER', grammar: 'ALTER USER name (SET PASSWORD string | UNSET PASSWORD)' },
  { kind: 'dropUser', title: 'DROP USER', grammar: 'DROP USER name' },
  { kind: 'createRole', title: 'CREATE ROLE', grammar: 'CREATE ROLE name' },
  { kind: 'dropRole', title: 'DROP ROLE', grammar: 'DROP ROLE name' },
  {
    kind: 'alterSource',
    title: 'ALTER SOURCE',
    grammar: 'ALTER SOURCE name (REFRESH STATUS | CLEAR PERMISSION CACHE)',
  },
  { kind: 'alterEngine', title: 'ALTER ENGINE', grammar: 'ALTER ENGINE name rest' },
  {
    kind: 'createPipe',
    title: 'CREATE PIPE',
    grammar: `CREATE PIPE [IF NOT EXISTS] name [lookback] NOTIFICATION_PROVIDER operand
      NOTIFICATION_QUEUE_REFERENCE operand AS copyInto`,
  },
  {
    kind: 'alterPipe',
    title: 'ALTER PIPE',
    grammar: `ALTER PIPE name (SET PIPE_EXECUTION_RUNNING '=' (TRUE | FALSE) | [lookback] AS copyInto)`,
  },
  { kind: 'triggerPipe', title: 'TRIGGER PIPE', grammar: 'TRIGGER PIPE name' },
  { kind: 'dropPipe', title: 'DROP PIPE', grammar: 'DROP PIPE name' },
];
