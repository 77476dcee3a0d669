import { isMark } from '@lakehouse/sql';
import { LakeError, positionOf } from '../lakeError';
import { pathText } from './names';
import type { Namespace, RootKind } from './namespace';
import { readTarget } from './readTarget';
import type { Statement, Target } from './statement';
import type { StatementText } from './statementText';
import type { TokenReader } from './tokenReader';
import { unsupported } from './unsupported';

/** `CREATE …`: views in spaces and homes, tables in sources, folders. */
export function readCreate(statement: StatementText, namespace: Namespace): Statement {
  const reader = statement.reader();
  reader.skip();
  const replace = reader.words('OR', 'REPLACE');
  if (reader.oneOf('VIEW', 'VDS') !== undefined) return readView(statement, reader, { namespace, replace });
  if (replace) throw reader.unexpected();
  if (reader.words('TABLE')) return readTable(statement, reader, namespace);
  if (reader.words('FOLDER')) {
    const ifNotExists = reader.words('IF', 'NOT', 'EXISTS');
    const target = readTarget(reader, namespace);
    reader.expectEnd();
    return { kind: 'createFolder', target, ifNotExists };
  }
  throw unsupported(`CREATE ${reader.next?.keyword ?? ''}`);
}

function readView(
  statement: StatementText,
  reader: TokenReader,
  how: { readonly namespace: Namespace; readonly replace: boolean },
): Statement {
  const target = readTarget(reader, how.namespace);
  requireRoot(target, how, ['space', 'home']);
  reader.expectWords('AS');
  if (reader.done) throw reader.unexpected();
  const start = reader.offset;
  const written = statement.text.slice(start, statement.tokens.at(-1)?.span.end);
  return { kind: 'createView', target, replace: how.replace, body: statement.translated(start), written };
}

function readTable(statement: StatementText, reader: TokenReader, namespace: Namespace): Statement {
  const ifNotExists = reader.words('IF', 'NOT', 'EXISTS');
  const target = readTarget(reader, namespace);
  requireRoot(target, { namespace, text: statement.text }, ['source']);
  const listStart = reader.offset;
  const hasColumns = isMark(reader.next, '(');
  if (hasColumns) reader.skipParentheses();
  const listEnd = reader.offset;
  skipLayout(reader);
  if (reader.words('AS')) {
    if (reader.done) throw reader.unexpected();
    return { kind: 'createTable', target, ifNotExists, content: { query: statement.translated(reader.offset) } };
  }
  reader.expectEnd();
  if (!hasColumns) throw reader.unexpected();
  return { kind: 'createTable', target, ifNotExists, content: { columns: statement.translated(listStart, listEnd) } };
}

/** How Dremio lays a table out in files says nothing of a table in DuckDB: it is read, and let go. */
function skipLayout(reader: TokenReader): void {
  for (;;) {
    if (reader.words('WITH', 'SINGLE', 'WRITER')) continue;
    if (reader.words('LOCATION')) {
      reader.string();
      continue;
    }
    reader.oneOf('STRIPED', 'HASH', 'ROUNDROBIN');
    const clause =
      ['PARTITION', 'DISTRIBUTE', 'LOCALSORT', 'CLUSTER'].some(word => reader.words(word, 'BY')) ||
      reader.words('TBLPROPERTIES') ||
      reader.words('STORE', 'AS');
    if (!clause) return;
    reader.skipParentheses();
  }
}

function requireRoot(
  target: Target,
  where: { readonly namespace: Namespace; readonly text?: string },
  kinds: readonly RootKind[],
): void {
  const root = where.namespace.root(target.path[0] ?? '');
  if (root !== undefined && kinds.includes(root.kind)) return;
  const what = kinds.includes('source') ? 'table' : 'view';
  const position =
    where.text === undefined ? undefined : positionOf(where.text, target.name.span.start, target.name.span.end);
  throw new LakeError('VALIDATION', `Cannot create ${what} in [${pathText(target.path.slice(0, -1))}].`, position);
}
