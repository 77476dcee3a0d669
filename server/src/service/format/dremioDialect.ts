import { sqlFunctions } from '@lakehouse/sql';
import type { DialectOptions } from 'sql-formatter';

const words = (text: string): string[] => text.trim().split(/\s+/);
const phrases = (text: string): string[] => text.split('|').map(phrase => phrase.trim().replace(/\s+/g, ' '));

/** Clauses whose content stands below them, one step further in. */
const CLAUSES = phrases(
  `WITH | WITH RECURSIVE | WHERE | GROUP BY | HAVING | QUALIFY | WINDOW | PARTITION BY | ORDER BY | VALUES | SET |
   WHEN MATCHED THEN UPDATE SET | WHEN NOT MATCHED THEN INSERT`,
);

/** Clauses and statements that stand on one line with what belongs to them. */
const ONE_LINE = phrases(
  `FROM | LIMIT | OFFSET | FETCH FIRST | FETCH NEXT | INSERT INTO | MERGE INTO | WHEN MATCHED THEN DELETE |
   DISTRIBUTE BY | LOCALSORT BY | CLUSTER BY | CREATE TABLE | CREATE TABLE IF NOT EXISTS | CREATE VIEW | CREATE OR REPLACE VIEW | CREATE VDS | CREATE OR REPLACE VDS |
   CREATE FOLDER | CREATE FOLDER IF NOT EXISTS | CREATE BRANCH | CREATE TAG | CREATE FUNCTION | CREATE OR REPLACE FUNCTION |
   CREATE REFLECTION | CREATE OR REPLACE REFLECTION | CREATE RAW REFLECTION | CREATE AGGREGATE REFLECTION |
   CREATE EXTERNAL REFLECTION | DROP REFLECTION | REFRESH REFLECTION | SHOW REFLECTIONS | REFRESH REFLECTIONS |
   ALTER REFLECTION | ALTER TABLE | ALTER VIEW | ALTER VDS | ALTER PDS | ALTER DATASET | ALTER SPACE | ALTER FOLDER |
   ALTER SOURCE | ALTER USER | ALTER BRANCH | ALTER TAG | ADD COLUMNS | ADD PRIMARY KEY | DROP COLUMN | RENAME COLUMN |
   ALTER COLUMN | MODIFY COLUMN | DROP PARTITION FIELD | ADD PARTITION FIELD | REFRESH METADATA | FORGET METADATA |
   DROP TABLE | DROP TABLE IF EXISTS | DROP VIEW | DROP VIEW IF EXISTS | DROP VDS | DROP FOLDER | DROP BRANCH | DROP TAG |
   DELETE FROM | UPDATE | TRUNCATE | TRUNCATE TABLE | COPY INTO | OPTIMIZE TABLE | VACUUM TABLE | VACUUM CATALOG |
   ROLLBACK TABLE | ANALYZE TABLE | GRANT | REVOKE | USE | SHOW | DESCRIBE | EXPLAIN PLAN FOR | MERGE BRANCH`,
);

/** Clauses of reflections, which elsewhere are names like any other. */
const OF_REFLECTIONS = phrases('USING DISPLAY | USING DIMENSIONS | DISPLAY | DIMENSIONS | MEASURES | PARTITION BY');

const SET_OPERATIONS = phrases(
  `UNION | UNION ALL | UNION DISTINCT | INTERSECT | INTERSECT ALL | INTERSECT DISTINCT | EXCEPT | EXCEPT ALL |
   EXCEPT DISTINCT | MINUS`,
);

const JOINS = phrases(
  `JOIN | INNER JOIN | LEFT JOIN | LEFT OUTER JOIN | RIGHT JOIN | RIGHT OUTER JOIN | FULL JOIN | FULL OUTER JOIN |
   CROSS JOIN | NATURAL JOIN | NATURAL INNER JOIN | NATURAL LEFT JOIN | NATURAL RIGHT JOIN | NATURAL FULL JOIN |
   CROSS JOIN LATERAL | LEFT JOIN LATERAL | INNER JOIN LATERAL`,
);

const KEYWORDS = words(`
  ALL AND ANY AS ASC AT BETWEEN BRANCH BY CASE CAST COMMIT CROSS CUBE CURRENT DESC DISTINCT ELSE END ESCAPE EXISTS FALSE
  FILTER FIRST FOLLOWING FOR FROM FULL GROUP GROUPING HAVING ILIKE IN INNER INTERVAL INTO IS JOIN LAST LATERAL LEFT LIKE
  LIMIT MATCHED NATURAL NEXT NOT NULL NULLS OF OFFSET ON ONLY OR ORDER OUTER OVER OVERLAPS PARTITION PIVOT PRECEDING
  QUALIFY RANGE RECURSIVE REFLECTION RIGHT ROLLUP ROW ROWS SELECT SETS SIMILAR SNAPSHOT SOME TABLESAMPLE THEN TO TRUE
  UNBOUNDED UNION UNPIVOT USING VALUES WHEN WHERE WITH WITHIN
`);

const TYPES = words(`
  BIGINT BOOLEAN CHAR CHARACTER DATE DECIMAL DOUBLE FLOAT INT INTEGER LIST MAP NUMERIC PRECISION REAL STRUCT TIME TIMESTAMP
  VARBINARY VARCHAR
`);

/** By whether they are for reflections; the formatter prepares each object once. */
const MADE = new Map<boolean, DialectOptions>();

/** Dremio's SQL for the formatter: what begins a clause, what joins, what is a function. */
export function dremioDialect(ofReflections: boolean): DialectOptions {
  const dialect = MADE.get(ofReflections) ?? makeDialect(ofReflections);
  MADE.set(ofReflections, dialect);
  return dialect;
}

function makeDialect(ofReflections: boolean): DialectOptions {
  const oneLine = ofReflections ? [...ONE_LINE, ...OF_REFLECTIONS] : ONE_LINE;
  const functions = [...sqlFunctions()].map(({ name }) => name).filter(name => /^\w+$/.test(name));
  const known = new Set([...KEYWORDS, ...TYPES]);
  return {
    name: 'dremio',
    tokenizerOptions: {
      reservedSelect: ['SELECT', 'SELECT ALL', 'SELECT DISTINCT'],
      reservedClauses: [...CLAUSES, ...oneLine],
      reservedSetOperations: SET_OPERATIONS,
      reservedJoins: JOINS,
      reservedKeywordPhrases: [
        'ROWS BETWEEN',
        'RANGE BETWEEN',
        'IS DISTINCT FROM',
        'IS NOT DISTINCT FROM',
        'DOUBLE PRECISION',
      ],
      reservedFunctionNames: functions.filter(name => !known.has(name)),
      reservedDataTypes: TYPES,
      reservedKeywords: KEYWORDS,
      stringTypes: ["''-qq"],
      identTypes: ['""-qq'],
      extraParens: ['[]', '{}'],
      lineCommentTypes: ['--', '//'],
      identChars: { rest: '$' },
      operators: ['%', '||', '->', '=>', '<=>', '!=', '::', ':'],
    },
    formatOptions: { alwaysDenseOperators: ['::'], onelineClauses: oneLine },
  };
}
