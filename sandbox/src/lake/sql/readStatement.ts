import { isMark, type Token } from '@lakehouse/sql';
import { readAlter } from './readAlter';
import { readCreate } from './readCreate';
import { readShow } from './readShow';
import type { Namespace } from './namespace';
import type { Statement } from './statement';
import { StatementText } from './statementText';
import { readTarget } from './readTarget';
import { unsupported } from './unsupported';

/** Statements of Dremio's that the sandbox has no counterpart of. */
const UNSUPPORTED = new Set([
  'ANALYZE',
  'COPY',
  'GRANT',
  'OPTIMIZE',
  'RESET',
  'REVOKE',
  'ROLLBACK',
  'SET',
  'USE',
  'VACUUM',
]);

/**
 * One statement of Dremio's SQL, read and translated.
 *
 * @throws LakeError for what Dremio's parser refuses, and for what the sandbox does not do.
 */
export function readStatement(text: string, namespace: Namespace): Statement {
  const statement = new StatementText(text, namespace);
  const [first] = statement.tokens;
  if (startsQuery(first)) return { kind: 'query', body: statement.translated() };
  switch (first?.keyword) {
    case 'CREATE':
      return readCreate(statement, namespace);
    case 'DROP':
      return readDrop(statement, namespace);
    case 'ALTER':
      return readAlter(statement, namespace);
    case 'INSERT':
    case 'UPDATE':
    case 'DELETE':
    case 'MERGE':
    case 'TRUNCATE':
      return readChange(statement, namespace);
    case 'SHOW':
    case 'DESCRIBE':
    case 'DESC':
      return { kind: 'query', body: readShow(statement, namespace) };
    case 'EXPLAIN':
      return readExplain(statement);
    default:
  }
  if (first !== undefined && UNSUPPORTED.has(first.keyword)) throw unsupported(first.keyword);
  throw statement.reader().unexpected();
}

function startsQuery(token: Token | undefined): boolean {
  return ['SELECT', 'WITH', 'VALUES'].includes(token?.keyword ?? '') || isMark(token, '(');
}

/** `EXPLAIN PLAN [WITH|WITHOUT IMPLEMENTATION] FOR query`: DuckDB has one plan, whichever is asked for. */
function readExplain(statement: StatementText): Statement {
  const reader = statement.reader();
  reader.skip();
  if (!reader.words('PLAN')) throw unsupported(`EXPLAIN ${reader.next?.keyword ?? ''}`);
  if (reader.oneOf('WITH', 'WITHOUT') !== undefined && !reader.words('IMPLEMENTATION')) throw reader.unexpected();
  if (!reader.words('FOR')) throw reader.unexpected();
  const { next } = reader;
  if (next === undefined) throw reader.unexpected();
  if (!startsQuery(next)) throw unsupported(`EXPLAIN PLAN FOR ${next.keyword}`);
  return { kind: 'explain', body: statement.translated(next.span.start) };
}

function readDrop(statement: StatementText, namespace: Namespace): Statement {
  const reader = statement.reader();
  reader.skip();
  const what = reader.words('TABLE') ? 'TABLE' : reader.oneOf('VIEW', 'VDS') === undefined ? undefined : 'VIEW';
  if (what === undefined) throw unsupported(`DROP ${reader.next?.keyword ?? ''}`);
  const ifExists = reader.words('IF', 'EXISTS');
  const target = readTarget(reader, namespace);
  reader.expectEnd();
  return { kind: 'drop', what, target, ifExists };
}

function readChange(statement: StatementText, namespace: Namespace): Statement {
  const reader = statement.reader();
  reader.skip();
  reader.oneOf('INTO', 'FROM', 'TABLE');
  reader.words('IF', 'EXISTS');
  const target = readTarget(reader, namespace);
  return { kind: 'change', target, body: statement.translated() };
}
