import { quoteText } from './names';
import { type Namespace, SYSTEM_SCHEMAS } from './namespace';
import { readTarget } from './readTarget';
import type { StatementText } from './statementText';
import { type EditedText, TextEdits } from './textEdits';
import type { TokenReader } from './tokenReader';
import { unsupported } from './unsupported';

const SCHEMA = `"${SYSTEM_SCHEMAS.INFORMATION_SCHEMA}"`;

/** `SHOW SCHEMAS|TABLES|VIEWS` and `DESCRIBE t`, as queries of INFORMATION_SCHEMA. */
export function readShow(statement: StatementText, namespace: Namespace): EditedText {
  const reader = statement.reader();
  if (!reader.words('SHOW')) return own(statement, describe(reader, namespace));
  if (reader.oneOf('SCHEMAS', 'DATABASES') !== undefined) {
    const like = readLike(reader, 'SCHEMA_NAME');
    return own(statement, `SELECT SCHEMA_NAME FROM ${SCHEMA}.SCHEMATA WHERE ${like} ORDER BY 1`);
  }
  const what = reader.oneOf('TABLES', 'VIEWS');
  if (what === undefined) throw unsupported(`SHOW ${reader.next?.keyword ?? ''}`);
  const inside = reader.oneOf('IN', 'FROM') === undefined ? '' : readSchema(reader);
  const like = readLike(reader, 'TABLE_NAME');
  const schema = inside === '' ? 'true' : `lower(TABLE_SCHEMA) = lower(${quoteText(inside)})`;
  return own(
    statement,
    `SELECT TABLE_SCHEMA, TABLE_NAME FROM ${SCHEMA}."${what}" WHERE ${schema} AND ${like} ORDER BY 1, 2`,
  );
}

function readSchema(reader: TokenReader): string {
  return reader
    .path()
    .parts.map(part => part.value)
    .join('.');
}

function readLike(reader: TokenReader, column: string): string {
  const pattern = reader.words('LIKE') ? quoteText(reader.string()) : undefined;
  reader.expectEnd();
  return pattern === undefined ? 'true' : `${column} LIKE ${pattern}`;
}

function describe(reader: TokenReader, namespace: Namespace): string {
  reader.skip();
  reader.words('TABLE');
  const { relation } = readTarget(reader, namespace);
  reader.expectEnd();
  return (
    `SELECT COLUMN_NAME, DATA_TYPE, IS_NULLABLE, NUMERIC_PRECISION, NUMERIC_SCALE FROM ${SCHEMA}.COLUMNS ` +
    `WHERE lower(TABLE_SCHEMA) = lower(${quoteText(relation.schema)}) ` +
    `AND lower(TABLE_NAME) = lower(${quoteText(relation.table)}) ORDER BY ORDINAL_POSITION`
  );
}

/** A query of the lake's own in the place of the whole statement. */
function own(statement: StatementText, sql: string): EditedText {
  const edits = new TextEdits();
  edits.replace(0, statement.text.length, sql);
  return edits.apply(statement.text);
}
