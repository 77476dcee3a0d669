import type { NamePart } from '../name';
import { isName } from '../token';
import type { Cursor } from './cursor';
import { parseFromItem, parseJoins } from './parseFrom';
import { parseClauses, type SelectParts } from './parseSelect';
import { parseColumnNames } from './parseWith';
import type { Expression, Query, Select } from './syntaxTree';

const PLAIN = { comma: true, natural: false, using: [] } as const;

interface Changing extends SelectParts {
  readonly targets: NamePart[];
}

/** UPDATE, DELETE and MERGE, read as a query over the tables that they name. */
export function parseChange(cursor: Cursor): Query {
  const { start } = cursor;
  const parts: Changing = { from: [], clauses: [], targets: [] };
  while (['UPDATE', 'DELETE', 'MERGE', 'FROM', 'INTO'].includes(cursor.keyword())) cursor.at += 1;
  parseFromItem(cursor, PLAIN, parts);
  while (cursor.token !== undefined) step(cursor, parts);
  const span = cursor.from(start);
  const reach = cursor.reachFrom(start);
  const select: Select = { kind: 'select', span, reach, distinct: false, items: [], ...parts };
  return { span, reach, ctes: [], recursive: false, arms: [select], tail: [] };
}

function step(cursor: Cursor, parts: Changing): void {
  const keyword = cursor.keyword();
  if (keyword === 'SET') return assignments(cursor, parts);
  if (keyword === 'USING') return using(cursor, parts);
  if (keyword === 'ON') return parseJoins(cursor, parts);
  if (keyword === 'INSERT') return insertion(cursor, parts);
  if (keyword === 'WHERE' || keyword === 'FROM') return parseClauses(cursor, parts);
  cursor.at += 1;
}

function using(cursor: Cursor, parts: Changing): void {
  const { start } = cursor;
  cursor.at += 1;
  parseFromItem(cursor, PLAIN, parts);
  parts.clauses.push({ kind: 'from', values: [], span: cursor.reachFrom(start) });
  parseJoins(cursor, parts);
}

/** `SET a = e, t.b = f`, or `SET *`. */
function assignments(cursor: Cursor, parts: Changing): void {
  const { start } = cursor;
  cursor.at += 1;
  const values: Expression[] = [];
  do {
    if (cursor.takeMark('*')) continue;
    while (isName(cursor.token) && cursor.isMark('.', 1)) cursor.at += 2;
    if (isName(cursor.token) && cursor.isMark('=', 1)) {
      parts.targets.push(cursor.takePart());
      cursor.at += 1;
    }
    values.push(cursor.expression());
  } while (cursor.takeMark(','));
  parts.clauses.push({ kind: 'select', values, span: cursor.reachFrom(start) });
}

/** `INSERT (a, b) VALUES (e, f)`, or `INSERT *`. */
function insertion(cursor: Cursor, parts: Changing): void {
  const { start } = cursor;
  cursor.at += 1;
  cursor.takeMark('*');
  parts.targets.push(...parseColumnNames(cursor));
  if (cursor.takeWord('VALUES'))
    parts.clauses.push({ kind: 'select', values: [cursor.expression()], span: cursor.reachFrom(start) });
}
