import assert from 'node:assert/strict';
import { tokenize } from '../tokenize';
import { recogniseStatement } from './recogniseStatement';

const recognise = (sql: string): ReturnType<typeof recogniseStatement> => recogniseStatement(tokenize(sql));

/** Checks that every text is a whole statement of a kind. */
function checkAccepted(kind: string, texts: readonly string[]): void {
  for (const text of texts) {
    const { faultAt, ...found } = recognise(text);
    const fault = faultAt && text.slice(faultAt.start);
    assert.deepEqual(
      { kind: found.kind, complete: found.complete, fault },
      { kind, complete: true, fault: undefined },
      text,
    );
  }
}

/** Checks where each text, `^` before the place, stops being a statement. */
function checkRefused(texts: readonly string[]): void {
  for (const marked of texts) {
    const text = marked.replace('^', '');
    const { faultAt, complete } = recognise(text);
    assert.deepEqual({ at: faultAt?.start, complete }, { at: marked.indexOf('^'), complete: false }, text);
  }
}

/** Checks what is awaited behind a text that breaks off. */
function checkAwaited(text: string, expected: readonly string[]): void {
  const found = recognise(text);
  assert.equal(found.faultAt, undefined, text);
  const words = found.expected.map(one => ('word' in one ? one.word : 'mark' in one ? one.mark : one.term));
  assert.deepEqual(words.toSorted(), expected.toSorted(), text);
}

describe('the statements of Dremio', () => {
  it('are queries', () => {
    checkAccepted('query', [
      'select 1',
      'WITH a AS (select 1) select * from a',
      '((select 1) union (select 2))',
      'values (1)',
    ]);
  });

  it('make and drop views and functions', () => {
    checkAccepted('createView', [
      'CREATE VIEW a.b AS SELECT 1',
      'create or replace vds "my space".v (x, y MASKING POLICY lake.mask(y, z)) at branch dev ROW ACCESS POLICY p(x) as with q as (select 1) select * from q',
    ]);
    checkAccepted('dropView', ['DROP VIEW v', 'DROP VDS IF EXISTS "a"."b" AT BRANCH main']);
    checkAccepted('createFunction', [
      'CREATE FUNCTION area (x DOUBLE, y DOUBLE) RETURNS DOUBLE RETURN SELECT x * y',
      'CREATE OR REPLACE FUNCTION lake.f () RETURNS TABLE (a INT, b VARCHAR) RETURN SELECT 1, 2',
      'CREATE FUNCTION IF NOT EXISTS f (x DECIMAL(10, 2) DEFAULT 1 + 1) RETURNS ARRAY(INT) RETURN x',
    ]);
    checkAccepted('dropFunction', ['DROP FUNCTION IF EXISTS a.f']);
    checkAccepted('describeFunction', ['DESC FUNCTION a.f']);
    checkAccepted('describeTable', ['DESCRIBE TABLE t', 'DESC a.t AT BRANCH dev c', 'describe t']);
  });

  it('make, change and drop tables', () => {
    checkAccepted('createTable', [
      'CREATE TABLE IF NOT EXISTS a.t (id INT NOT NULL, s STRUCT<a : INT, b : DOUBLE>, m MAP<VARCHAR, LIST<INT>> NULL)',
      `CREATE TABLE t AT BRANCH dev HASH PARTITION BY (MONTH(d), BUCKET(8, id), c) DISTRIBUTE BY (x) LOCALSORT BY (y, z)
       CLUSTER BY (q) TBLPROPERTIES ('a' = 'b', 'c' = 'd') LOCATION 's3' STORE AS (type => 'parquet') WITH SINGLE WRITER
       AS SELECT * FROM s`,
      'create table t as values (1, 2)',
    ]);
    checkAccepted('dropTable', ['DROP TABLE IF EXISTS t AT REF main']);
    checkAccepted('alterTable', [
      'ALTER TABLE t ADD COLUMNS (a INT, b ROW(c INT, d DOUBLE) NULL)',
      'ALTER TABLE t DROP COLUMN a',
      'ALTER TABLE t DROP a',
      'ALTER TABLE t ALTER COLUMN a b DOUBLE PRECISION',
      'ALTER TABLE t CHANGE a a BIGINT NOT NULL',
      'ALTER TABLE t MODIFY COLUMN a a BIGINT DROP NOT NULL',
      'ALTER TABLE t MODIFY COLUMN c SET MASKING POLICY f(c)',
      'ALTER VIEW t ALTER c UNSET MASKING POLICY f',
      'ALTER TABLE t ADD ROW ACCESS POLICY f(c)',
      'ALTER TABLE t ADD PRIMARY KEY (a, b)',
      'ALTER TABLE t DROP PRIMARY KEY',
      'ALTER TABLE t CLUSTER BY (a)',
      'ALTER TABLE t DROP CLUSTERING KEY',
      'ALTER TABLE t LOCALSORT BY (a)',
      'ALTER TABLE t DROP PARTITION FIELD YEAR(d)',
      `ALTER TABLE t SET TBLPROPERTIES ('format-version' = '2')`,
      `ALTER TABLE t UNSET TBLPROPERTIES ('a', 'b')`,
      'ALTER TABLE t REFRESH METADATA',
      `ALTER PDS s.t REFRESH METADATA FOR FILES ('a', 'b') AUTO PROMOTION FORCE UPDATE DELETE WHEN MISSING`,
      `ALTER TABLE t REFRESH METADATA FOR PARTITIONS (p = 'v', q = NULL) LAZY UPDATE`,
      'ALTER TABLE t FORGET METADATA',
      'ALTER TABLE t DISABLE SCHEMA LEARNING',
    ]);
  });

  it('write rows', () => {
    checkAccepted('insert', [
      'INSERT INTO t VALUES (1, 2), (3, 4)',
      'INSERT INTO a.t AT BRANCH dev (x, y) SELECT 1, 2',
      'insert into t (x) (select 1)',
    ]);
    checkAccepted('update', [
      'UPDATE t SET a = 1',
      `UPDATE t AS x SET a = CASE WHEN b THEN 1 ELSE 2 END, c = f(a, b) FROM u JOIN v ON u.i = v.i WHERE x.i = u.i`,
    ]);
    checkAccepted('delete', ['DELETE FROM t', 'DELETE FROM t AT BRANCH b x USING u WHERE x.i = u.i AND u.j IN (1, 2)']);
    checkAccepted('merge', [
      'MERGE INTO t USING s ON (t.i = s.i) WHEN MATCHED THEN UPDATE SET *',
      `MERGE INTO t AS a USING (SELECT * FROM s) b ON a.i = b.i WHEN MATCHED THEN UPDATE SET x = b.x, y = 1
       WHEN NOT MATCHED THEN INSERT (i, x) VALUES (b.i, b.x)`,
      'MERGE INTO t USING s JOIN r ON s.i = r.i ON t.i = s.i WHEN NOT MATCHED THEN INSERT *',
    ]);
    checkAccepted('truncate', ['TRUNCATE t', 'TRUNCATE TABLE IF EXISTS t AT BRANCH dev']);
    checkAccepted('copyInto', [
      `COPY INTO t FROM '@s3/folder' FILES ('a.csv', 'b.csv') FILE_FORMAT 'csv' (FIELD_DELIMITER '|', NULL_IF ('', 'NA'), SKIP_LINES 1, ON_ERROR 'skip_file')`,
      `COPY INTO t AT BRANCH b FROM (SELECT $1, CAST($2 AS INT) FROM '@s/x') REGEX '.*' (TRIM_SPACE 'true')`,
    ]);
  });

  it('look after tables', () => {
    checkAccepted('rollback', [`ROLLBACK TABLE t TO SNAPSHOT '1'`, `ROLLBACK TABLE t TO TIMESTAMP '2025-10-16'`]);
    checkAccepted('optimize', [
      'OPTIMIZE TABLE t',
      'OPTIMIZE TABLE t REWRITE MANIFESTS',
      `OPTIMIZE TABLE t REWRITE DATA USING BIN_PACK FOR PARTITIONS d >= '2025' (TARGET_FILE_SIZE_MB=256, MIN_INPUT_FILES=5)`,
      'OPTIMIZE TABLE t (MIN_FILE_SIZE_MB = 100) FOR PARTITIONS x = 1',
    ]);
    checkAccepted('vacuumTable', [
      `VACUUM TABLE t EXPIRE SNAPSHOTS OLDER_THAN = '2025-01-01' RETAIN_LAST 3`,
      `VACUUM TABLE t REMOVE ORPHAN FILES OLDER_THAN '2025' LOCATION 's3'`,
    ]);
    checkAccepted('vacuumCatalog', ['VACUUM CATALOG lake', 'VACUUM CATALOG lake EXCLUDE (a.t AT BRANCH dev, b)']);
    checkAccepted('analyzeTable', [
      'ANALYZE TABLE t FOR ALL COLUMNS COMPUTE STATISTICS',
      'ANALYZE TABLE t FOR COLUMNS (a, b) DELETE STATISTICS',
    ]);
  });

  it('accelerate', () => {
    checkAccepted('createRawReflection', [
      'ALTER TABLE t CREATE RAW REFLECTION r USING DISPLAY (a, b)',
      `ALTER VIEW a.v AT BRANCH dev CREATE RAW REFLECTION "r" USING DISPLAY (a) DISTRIBUTE BY (a)
       STRIPED PARTITION BY (MONTH(d), BUCKET(8, id)) LOCALSORT BY (a) ARROW CACHE`,
    ]);
    checkAccepted('createAggregateReflection', [
      'ALTER DATASET t CREATE AGGREGATE REFLECTION r USING DIMENSIONS (d BY DAY, e) MEASURES (x (SUM, COUNT), y)',
      'ALTER TABLE t CREATE AGGREGATE REFLECTION r USING MEASURES (x (APPROXIMATE COUNT DISTINCT, APPROX COUNT DISTINCT))',
      'ALTER TABLE t CREATE AGGREGATE REFLECTION r USING DIMENSIONS (d) CONSOLIDATED PARTITION BY (TRUNCATE(4, d))',
    ]);
    checkAccepted('createExternalReflection', ['ALTER TABLE t CREATE EXTERNAL REFLECTION r USING a.b']);
    checkAccepted('dropReflection', ['ALTER VIEW v DROP REFLECTION "r"']);
    checkAccepted('refreshReflections', ['ALTER TABLE t REFRESH REFLECTIONS']);
    checkAccepted('switchAcceleration', [
      'ALTER TABLE t ENABLE RAW ACCELERATION',
      'ALTER VDS v DISABLE APPROXIMATE STATS',
    ]);
    checkAccepted('routeReflections', [
      'ALTER TABLE t ROUTE ALL REFLECTIONS TO QUEUE q',
      'ALTER SPACE s ROUTE REFLECTIONS TO DEFAULT ENGINE',
      'ALTER FOLDER a.b ROUTE REFLECTIONS TO ENGINE "e 1"',
    ]);
  });

  it('have branches and tags', () => {
    checkAccepted('createBranch', [
      'CREATE BRANCH b',
      `CREATE TAG IF NOT EXISTS t FROM BRANCH main AS OF '2025-01-01' IN nessie`,
      'CREATE BRANCH b AT COMMIT "abc" IN nessie',
    ]);
    checkAccepted('dropBranch', ['DROP BRANCH IF EXISTS b FORCE IN n', 'DROP TAG t AT COMMIT "x"']);
    checkAccepted('alterBranch', ['ALTER BRANCH b ASSIGN TAG t IN n']);
    checkAccepted('mergeBranch', [
      'MERGE BRANCH b',
      'MERGE BRANCH DRY RUN b INTO main IN n ON CONFLICT OVERWRITE EXCEPT DISCARD (a.t)',
    ]);
    checkAccepted('createFolder', ['CREATE FOLDER IF NOT EXISTS a.b AT BRANCH dev']);
    checkAccepted('dropFolder', ['DROP FOLDER a.b']);
    checkAccepted('createSpace', ['CREATE SPACE s']);
    checkAccepted('useBranch', [`USE BRANCH dev AS OF '2025' IN n`]);
    checkAccepted('use', ['USE', 'USE a.b']);
  });

  it('show what there is', () => {
    checkAccepted('showTables', [`SHOW TABLES AT BRANCH b AS OF '2025' IN a LIKE 'x%'`, 'SHOW VIEWS']);
    checkAccepted('showSchemas', [`SHOW DATABASES LIKE 'x'`]);
    checkAccepted('showFiles', ['SHOW FILES IN s3.bucket']);
    checkAccepted('showFunctions', ['SHOW FUNCTIONS']);
    checkAccepted('showBranches', ['SHOW TAGS IN n']);
    checkAccepted('showLog', ['SHOW LOGS AT BRANCH b IN n', 'SHOW LOG']);
    checkAccepted('showCreate', ['SHOW CREATE VIEW v AT TAG t']);
    checkAccepted('showProperties', ['SHOW TBLPROPERTIES t']);
    checkAccepted('explain', ['EXPLAIN PLAN FOR SELECT 1', 'EXPLAIN PLAN WITHOUT IMPLEMENTATION FOR DELETE FROM t']);
  });

  it('set sessions, rights, users and pipes', () => {
    checkAccepted('alterSession', [
      'ALTER SESSION SET "reflections.planning.no_reflections" = true',
      `ALTER SYSTEM SET a.b = 'x'`,
      'ALTER SESSION RESET ALL',
      'ALTER SYSTEM CLEAR PLAN CACHE',
    ]);
    checkAccepted('setTag', ['SET TAG "x"', `SET QUEUE 'q'`]);
    checkAccepted('resetTag', ['RESET TAG']);
    checkAccepted('grant', [
      'GRANT SELECT, ALTER REFLECTION ON TABLE a.t TO ROLE analyst',
      'GRANT ALL ON ALL DATASETS IN FOLDER lake.bronze TO ROLE data_engineer',
      'GRANT CREATE TABLE, VIEW JOB HISTORY ON SYSTEM TO USER "a@b.c"',
      'GRANT SELECT ON gold.customer_metrics TO ROLE analyst',
    ]);
    checkAccepted('revoke', ['REVOKE MANAGE GRANTS ON SOURCE s FROM USER u']);
    checkAccepted('grantRole', ['GRANT ROLE a TO USER b']);
    checkAccepted('revokeRole', ['REVOKE ROLE a FROM ROLE b']);
    checkAccepted('createUser', ['CREATE USER "a@b.c"']);
    checkAccepted('alterUser', [`ALTER USER u SET PASSWORD 'x'`, 'ALTER USER u UNSET PASSWORD']);
    checkAccepted('dropRole', ['DROP ROLE r']);
    checkAccepted('alterSource', ['ALTER SOURCE s REFRESH STATUS', 'ALTER SOURCE s CLEAR PERMISSION CACHE']);
    checkAccepted('createPipe', [
      `CREATE PIPE IF NOT EXISTS p DEDUPE_LOOKBACK_PERIOD 5 NOTIFICATION_PROVIDER AWS_SQS NOTIFICATION_QUEUE_REFERENCE 'arn' AS COPY INTO t FROM '@s' FILE_FORMAT 'csv'`,
    ]);
    checkAccepted('alterPipe', ['ALTER PIPE p SET PIPE_EXECUTION_RUNNING = FALSE']);
    checkAccepted('describePipe', ['DESCRIBE PIPE p']);
    checkAccepted('triggerPipe', ['TRIGGER PIPE p']);
  });
});

describe('what is no statement of Dremio', () => {
  it('has no reflection of its own', () => {
    checkRefused([
      'CREATE ^REFLECTION r ON t USING DISPLAY (a)',
      'ALTER ^REFLECTION r SET ENABLED = TRUE',
      'DROP ^REFLECTION r',
      'SHOW ^REFLECTIONS',
      'SET ^REFLECTION r',
      'ALTER TABLE t CREATE RAW REFLECTION r USING DISPLAY (^*)',
      'ALTER TABLE t CREATE RAW REFLECTION r USING DISPLAY (a) LOCALSORT BY (a) ^PARTITION BY (a)',
      'ALTER TABLE t CREATE AGGREGATE REFLECTION r USING DIMENSIONS (a) MEASURES (x (^AVG))',
      'ALTER TABLE t CREATE RAW REFLECTION r USING DISPLAY (a) ^ACCELERATION POLICY',
    ]);
    assert.equal(recognise('ALTER TABLE t CREATE AGGREGATE REFLECTION r USING').complete, false);
    assert.equal(
      recognise('ALTER TABLE t CREATE AGGREGATE REFLECTION r USING DIMENSIONS () MEASURES ()').complete,
      false,
    );
  });

  it('keeps the order of the clauses', () => {
    checkRefused([
      'CREATE OR REPLACE ^TABLE t AS SELECT 1',
      'CREATE TABLE t LOCALSORT BY (a) ^PARTITION BY (b) AS SELECT 1',
      'CREATE TABLE t (a ^)',
      'CREATE VIEW ^AS SELECT 1',
      'DELETE FROM t WHERE a = 1 ^LIMIT 5',
      'UPDATE t SET a = 1 ^ORDER BY a',
      'INSERT ^OVERWRITE t SELECT 1',
    ]);
  });

  it('has no condition or deletion in MERGE', () => {
    checkRefused([
      'MERGE INTO t USING s ON t.i = s.i WHEN MATCHED ^AND s.x THEN UPDATE SET *',
      'MERGE INTO t USING s ON t.i = s.i WHEN MATCHED THEN ^DELETE',
      'MERGE INTO t USING s ON t.i = s.i WHEN NOT MATCHED THEN INSERT * ^WHEN MATCHED THEN UPDATE SET *',
    ]);
    assert.equal(recognise('MERGE INTO t USING s ON t.i = s.i').complete, false);
  });

  it('grants on no star', () => {
    checkRefused(['GRANT ALL ON ^bronze.* TO ROLE data_engineer', 'GRANT ^FLY ON t TO ROLE r']);
  });

  it('has nothing behind its end', () => {
    checkRefused(['DROP TABLE t ^CASCADE', 'USE a.b ^c', 'TRUNCATE TABLE t ^, u', '^BEGIN', '^call me']);
  });
});

describe('a statement that is being written', () => {
  it('awaits the words of its grammar, those that come together as one', () => {
    checkAwaited('CREATE VIEW v', ['(', 'AT', 'ROW ACCESS POLICY', 'AS']);
    checkAwaited('DROP TABLE', ['IF EXISTS', 'path']);
    checkAwaited('OPTIMIZE TABLE t REWRITE DATA', ['USING BIN_PACK', 'FOR PARTITIONS', '(']);
    checkAwaited('ALTER TABLE t ENABLE', [
      'RAW ACCELERATION',
      'AGGREGATE ACCELERATION',
      'APPROXIMATE STATS',
      'SCHEMA LEARNING',
    ]);
    checkAwaited('VACUUM TABLE t EXPIRE', ['SNAPSHOTS']);
    checkAwaited('CREATE TABLE t AS', ['query']);
    checkAwaited('CREATE TABLE t (a INT', [',', ')', 'MASKING POLICY', 'NOT NULL', 'NULL']);
    checkAwaited('GRANT SELECT ON TABLE t', ['TO']);
  });

  it('can be anything before its first word', () => {
    const words = recognise('-- nothing yet').expected.map(one => ('word' in one ? one.word : ''));
    for (const word of ['CREATE', 'DELETE FROM', 'MERGE INTO', 'VACUUM TABLE']) assert.ok(words.includes(word), word);
    assert.equal(recognise('').kind, undefined);
  });

  it('may have names in other scripts, comments and line ends of any kind', () => {
    checkAccepted('dropTable', ['DROP -- ;\r\nTABLE /* x */ größe.表\r\n', 'drop table "a;b".𝒳']);
  });
});
