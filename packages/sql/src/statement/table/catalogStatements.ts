import type { StatementRow } from './statementRow';

/** Views, functions, folders, branches, and looking at what there is. */
export const CATALOG_STATEMENTS: readonly StatementRow[] = [
  {
    kind: 'createView',
    title: 'CREATE VIEW',
    grammar: `CREATE [OR REPLACE] (VIEW | VDS) path ['(' (name [masking]),… ')'] [atBranch] [rowAccess] AS query`,
  },
  { kind: 'dropView', title: 'DROP VIEW', grammar: 'DROP (VIEW | VDS) [IF EXISTS] path [atBranch]' },
  {
    kind: 'createFunction',
    title: 'CREATE FUNCTION',
    grammar: `CREATE [OR REPLACE] FUNCTION [IF NOT EXISTS] path '(' [(name type [DEFAULT expression]),…] ')'
      [atBranch] RETURNS (TABLE '(' (name type),… ')' | type) RETURN rest`,
  },
  { kind: 'dropFunction', title: 'DROP FUNCTION', grammar: 'DROP FUNCTION [IF EXISTS] path [atBranch]' },
  { kind: 'describeFunction', title: 'DESCRIBE FUNCTION', grammar: '(DESCRIBE | DESC) FUNCTION path' },
  // A table may be called PIPE, so that what is no table comes first.
  { kind: 'describePipe', title: 'DESCRIBE PIPE', grammar: '(DESCRIBE | DESC) PIPE name' },
  { kind: 'describeTable', title: 'DESCRIBE', grammar: '(DESCRIBE [TABLE] | DESC) path [atVersion] [name]' },
  { kind: 'createFolder', title: 'CREATE FOLDER', grammar: 'CREATE FOLDER [IF NOT EXISTS] path [atReference]' },
  { kind: 'dropFolder', title: 'DROP FOLDER', grammar: 'DROP FOLDER [IF EXISTS] path [atReference]' },
  { kind: 'createSpace', title: 'CREATE SPACE', grammar: 'CREATE SPACE [IF NOT EXISTS] name' },
  { kind: 'dropSpace', title: 'DROP SPACE', grammar: 'DROP SPACE [IF EXISTS] name' },
  {
    kind: 'createBranch',
    title: 'CREATE BRANCH',
    grammar: 'CREATE (BRANCH | TAG) [IF NOT EXISTS] name [(AT | FROM) reference [asOf]] [inSource]',
  },
  {
    kind: 'dropBranch',
    title: 'DROP BRANCH',
    grammar: 'DROP (BRANCH | TAG) [IF EXISTS] name (AT COMMIT name | FORCE) [inSource]',
  },
  {
    kind: 'alterBranch',
    title: 'ALTER BRANCH',
    grammar: 'ALTER (BRANCH | TAG) name ASSIGN reference [asOf] [inSource]',
  },
  {
    kind: 'mergeBranch',
    title: 'MERGE BRANCH',
    grammar: `MERGE BRANCH [DRY RUN] name [INTO name] [inSource] [ON CONFLICT (OVERWRITE | DISCARD | CANCEL)
      [(EXCEPT (OVERWRITE | DISCARD | CANCEL) (group | path,…))…]]`,
  },
  { kind: 'showBranches', title: 'SHOW BRANCHES', grammar: 'SHOW (BRANCHES | TAGS) [inSource]' },
  { kind: 'showLog', title: 'SHOW LOGS', grammar: 'SHOW (LOG | LOGS) [atReference] [inSource]' },
  {
    kind: 'showTables',
    title: 'SHOW TABLES',
    grammar: 'SHOW (TABLES | VIEWS) [atReference] [(FROM | IN) path] [matching]',
  },
  { kind: 'showSchemas', title: 'SHOW SCHEMAS', grammar: 'SHOW (DATABASES | SCHEMAS) [matching]' },
  { kind: 'showFiles', title: 'SHOW FILES', grammar: 'SHOW FILES [(FROM | IN) path]' },
  { kind: 'showFunctions', title: 'SHOW FUNCTIONS', grammar: 'SHOW FUNCTIONS [matching]' },
  { kind: 'showCreate', title: 'SHOW CREATE', grammar: 'SHOW CREATE (TABLE | VIEW) path [atReference]' },
  { kind: 'showProperties', title: 'SHOW TBLPROPERTIES', grammar: 'SHOW TBLPROPERTIES path' },
  { kind: 'useBranch', title: 'USE BRANCH', grammar: 'USE reference [asOf] [inSource]' },
  { kind: 'use', title: 'USE', grammar: 'USE [path]' },
];
