import assert from 'node:assert/strict';
import { tokenize } from '../tokenize';
import { recogniseStatement } from './recogniseStatement';

const STATEMENTS = [
  `CREATE TABLE IF NOT EXISTS größe.t (id INT NOT NULL, s STRUCT<a : INT>) AT BRANCH dev PARTITION BY (MONTH(d), x)
   LOCALSORT BY (y) TBLPROPERTIES ('a' = 'b') AS SELECT CASE WHEN a THEN 1 END FROM t WHERE x IN (1, 2)`,
  `MERGE INTO t USING (SELECT * FROM s) b ON a.i = b.i WHEN MATCHED THEN UPDATE SET x = b.x, y = 1\r\n
   WHEN NOT MATCHED THEN INSERT (i, x) VALUES (b.i, 'é')`,
  'ALTER TABLE t AT SNAPSHOT 1 CREATE AGGREGATE REFLECTION r USING DIMENSIONS (d BY DAY) MEASURES (x (SUM, COUNT))',
  `COPY INTO t FROM '@s3' FILES ('a', 'b') FILE_FORMAT 'csv' (NULL_IF ('', 'NA'), SKIP_LINES 1)`,
  `GRANT SELECT, ALTER REFLECTION ON ALL DATASETS IN FOLDER "a b".c TO ROLE r -- done`,
];

/** A result stands inside of its text, whatever that is. */
function checkResult(text: string): void {
  const { faultAt, complete, expected, kind, title } = recogniseStatement(tokenize(text));
  if (faultAt !== undefined) assert.ok(faultAt.start < faultAt.end && faultAt.end <= text.length, text);
  assert.ok(!complete || faultAt === undefined, text);
  assert.ok(complete || faultAt !== undefined || expected.length > 0, text);
  assert.equal(kind === undefined, title === '', text);
}

describe('any statement', () => {
  it('can break off anywhere', () => {
    for (const text of STATEMENTS) for (let end = 0; end <= text.length; end += 1) checkResult(text.slice(0, end));
  });

  it('can lack a stretch, or have one twice', () => {
    for (const text of STATEMENTS)
      for (let start = 0; start < text.length; start += 3)
        for (const length of [1, 4, 15]) {
          checkResult(text.slice(0, start) + text.slice(start + length));
          checkResult(text.slice(0, start + length) + text.slice(start));
        }
  });

  it('may be long, and open many parentheses', () => {
    const many = (text: string): string => text.repeat(60_000);
    checkResult(`INSERT INTO t VALUES ${many('(1, 2), ')} (3, 4)`);
    checkResult(`ALTER TABLE t ADD COLUMNS (${many('a INT, ')} b INT)`);
    checkResult(`UPDATE t SET a = ${many('(')}`);
    checkResult(`UPDATE t SET ${many('a = (b + 1), ')}`);
    checkResult(`CREATE TABLE t (a STRUCT${many('<')}`);
    checkResult(`GRANT ${many('SELECT, ')}`);
    checkResult(many('( '));
  });
});
