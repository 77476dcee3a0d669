import { LakeError } from '../lakeError';
import { relationSql } from './names';
import type { Namespace } from './namespace';
import { readReflectionCommand } from './reflectionCommand';
import { readTarget } from './readTarget';
import type { Statement, Target } from './statement';
import type { StatementText } from './statementText';
import { type EditedText, wrapped } from './textEdits';
import type { TokenReader } from './tokenReader';
import { unsupported } from './unsupported';

/** `ALTER TABLE|PDS|VIEW|VDS|DATASET path …`: reflections, columns, and metadata, which here is always fresh. */
export function readAlter(statement: StatementText, namespace: Namespace): Statement {
  const reader = statement.reader();
  reader.skip();
  const what = reader.oneOf('TABLE', 'PDS', 'VIEW', 'VDS', 'DATASET');
  if (what === undefined) throw unsupported(`ALTER ${reader.next?.keyword ?? ''}`);
  const target = readTarget(reader, namespace);
  const command = readReflectionCommand(reader);
  if (command !== undefined) return { kind: 'reflection', target, command };
  if (reader.words('REFRESH', 'METADATA') || reader.words('FORGET', 'METADATA'))
    return { kind: 'acknowledge', target, summary: 'Metadata refreshed.' };
  if (reader.words('SET', 'ENABLE_DEFAULT_REFLECTION'))
    return { kind: 'acknowledge', target, summary: 'Options for the dataset updated.' };
  const bodies = readColumnChanges(statement, reader, target);
  if (bodies === undefined) throw unsupported(`ALTER ${what} … ${reader.next?.keyword ?? ''}`);
  return { kind: 'alterColumns', target, bodies };
}

function readColumnChanges(
  statement: StatementText,
  reader: TokenReader,
  target: Target,
): readonly EditedText[] | undefined {
  const alter = `ALTER TABLE ${relationSql(target.relation)}`;
  if (reader.words('ADD', 'COLUMNS')) return addColumns(statement, reader, alter);
  if (reader.words('DROP', 'COLUMN') || (reader.next?.keyword === 'DROP' && reader.words('DROP'))) {
    const { span } = reader.name();
    reader.expectEnd();
    return [wrapped(`${alter} DROP COLUMN `, statement.translated(span.start, span.end))];
  }
  if (reader.oneOf('ALTER', 'MODIFY', 'CHANGE') === undefined) return undefined;
  reader.words('COLUMN');
  const old = reader.name();
  const renamed = reader.name();
  if (old.value.toLowerCase() !== renamed.value.toLowerCase())
    throw new LakeError('UNSUPPORTED_OPERATION', 'Renaming a column is not supported by the sandbox.');
  const type = statement.translated(reader.offset);
  return [wrapped(`${alter} ALTER COLUMN ${statement.text.slice(old.span.start, old.span.end)} TYPE `, type)];
}

/** DuckDB adds one column at a time. */
function addColumns(statement: StatementText, reader: TokenReader, alter: string): readonly EditedText[] {
  const bodies: EditedText[] = [];
  reader.expectMark('(');
  for (;;) {
    const start = reader.offset;
    reader.name();
    while (!reader.done && reader.next?.text !== ',' && reader.next?.text !== ')') {
      if (reader.next?.text === '(') reader.skipParentheses();
      else reader.skip();
    }
    bodies.push(wrapped(`${alter} ADD COLUMN `, statement.translated(start, reader.offset)));
    if (reader.mark(')')) break;
    reader.expectMark(',');
  }
  reader.expectEnd();
  return bodies;
}
