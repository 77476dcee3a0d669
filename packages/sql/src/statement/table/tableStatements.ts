import type { GrammarRules, StatementRow } from './statementRow';

export const TABLE_RULES: GrammarRules = {
  storage: `[[STRIPED | HASH | ROUNDROBIN] PARTITION BY '(' transform,… ')'] [DISTRIBUTE BY names] [LOCALSORT BY names]
    [CLUSTER BY names] [TBLPROPERTIES '(' property,… ')'] [LOCATION string] [STORE AS group] [WITH SINGLE WRITER]`,
  whenMatched: `WHEN MATCHED THEN UPDATE SET ('*' | assignment,…)`,
  whenNotMatched: `WHEN NOT MATCHED THEN INSERT ('*' | [names] VALUES group)`,
  optimizeOption: `(TARGET_FILE_SIZE_MB | MIN_FILE_SIZE_MB | MAX_FILE_SIZE_MB | MIN_INPUT_FILES) '=' number`,
  optimizeOptions: `'(' optimizeOption,… ')'`,
  onlyPartitions: 'FOR PARTITIONS expression',
  copyOption: `(DATE_FORMAT | TIME_FORMAT | TIMESTAMP_FORMAT | EMPTY_AS_NULL | ESCAPE_CHAR | EXTRACT_HEADER
    | FIELD_DELIMITER | ON_ERROR | QUOTE_CHAR | RECORD_DELIMITER | SKIP_LINES | TRIM_SPACE) ['='] literal
    | NULL_IF ['='] strings`,
  copyInto: `COPY INTO path [atBranch] FROM (string | subquery) [FILES strings | REGEX string] [FILE_FORMAT string]
    ['(' copyOption,… ')']`,
  changeColumn: `(ALTER | MODIFY | CHANGE) [COLUMN] name
    (name type [NULL | NOT NULL | DROP NOT NULL] | SET masking | UNSET MASKING POLICY path | SET setting
    | RESET (ALL | path))`,
  policies: '(ADD | DROP) rowAccess | changeColumn',
  layoutChange: `CLUSTER BY names | DROP CLUSTERING KEY | LOCALSORT BY names | DROP LOCALSORT
    | (ADD | DROP) PARTITION FIELD transform`,
  properties: `SET TBLPROPERTIES '(' property,… ')' | UNSET TBLPROPERTIES strings | SET setting | RESET (ALL | path)`,
  refreshMetadata: `REFRESH METADATA
    [FOR ALL (FILES | PARTITIONS) | FOR FILES strings | FOR PARTITIONS '(' (name '=' literal),… ')']
    [(AUTO | AVOID) PROMOTION] [(FORCE | LAZY) UPDATE] [(DELETE | MAINTAIN) WHEN MISSING]`,
};

export const TABLE_STATEMENTS: readonly StatementRow[] = [
  {
    kind: 'createTable',
    title: 'CREATE TABLE',
    grammar: `CREATE TABLE [IF NOT EXISTS] path ['(' column,… ')'] [atBranch] storage [rowAccess] [AS query]`,
  },
  { kind: 'dropTable', title: 'DROP TABLE', grammar: 'DROP TABLE [IF EXISTS] path [atBranch]' },
  { kind: 'insert', title: 'INSERT INTO', grammar: 'INSERT INTO path [atVersion] [names] query' },
  {
    kind: 'update',
    title: 'UPDATE',
    grammar: 'UPDATE path [atVersion] [[AS] name] SET assignment,… [FROM relations] [WHERE expression]',
  },
  {
    kind: 'delete',
    title: 'DELETE FROM',
    grammar: 'DELETE FROM path [atVersion] [[AS] name] [USING relations] [WHERE expression]',
  },
  {
    kind: 'merge',
    title: 'MERGE INTO',
    grammar: `MERGE INTO path [atVersion] [[AS] name] USING relations ON expression
      (whenMatched [whenNotMatched] | whenNotMatched)`,
  },
  { kind: 'truncate', title: 'TRUNCATE TABLE', grammar: 'TRUNCATE [TABLE] [IF EXISTS] path [AT BRANCH name]' },
  {
    kind: 'rollback',
    title: 'ROLLBACK TABLE',
    grammar: 'ROLLBACK TABLE path TO (SNAPSHOT string | TIMESTAMP string)',
  },
  {
    kind: 'optimize',
    title: 'OPTIMIZE TABLE',
    // The parser wants the partitions before the options, the documentation prints them behind.
    grammar: `OPTIMIZE TABLE path (REWRITE MANIFESTS
      | [REWRITE DATA] [USING BIN_PACK] ([onlyPartitions] [optimizeOptions] | optimizeOptions onlyPartitions))`,
  },
  {
    kind: 'vacuumTable',
    title: 'VACUUM TABLE',
    grammar: `VACUUM TABLE path (EXPIRE SNAPSHOTS [OLDER_THAN ['='] string] [RETAIN_LAST ['='] number]
      | REMOVE ORPHAN FILES [OLDER_THAN ['='] string] [LOCATION ['='] string])`,
  },
  {
    kind: 'vacuumCatalog',
    title: 'VACUUM CATALOG',
    grammar: 'VACUUM CATALOG path [DRY RUN] [(INCLUDE | EXCLUDE) group] [DRY RUN]',
  },
  {
    kind: 'analyzeTable',
    title: 'ANALYZE TABLE',
    grammar: 'ANALYZE TABLE path FOR (ALL COLUMNS | COLUMNS [names]) (COMPUTE | DELETE) STATISTICS',
  },
  { kind: 'copyInto', title: 'COPY INTO', grammar: 'copyInto' },
  {
    kind: 'alterTable',
    title: 'ALTER TABLE',
    grammar: `ALTER dataset path [atVersion] (ADD COLUMNS '(' column,… ')' | DROP [COLUMN] name
      | ADD PRIMARY KEY names | DROP PRIMARY KEY | policies | layoutChange | properties | refreshMetadata
      | FORGET METADATA | (ENABLE | DISABLE) SCHEMA LEARNING)`,
  },
  { kind: 'refreshDataset', title: 'REFRESH DATASET', grammar: 'REFRESH DATASET path [rest]' },
];
