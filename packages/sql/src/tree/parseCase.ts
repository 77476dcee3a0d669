import type { Cursor } from './cursor';
import type { CaseExpression, Expression } from './syntaxTree';

/** `CASE [value] WHEN … THEN … [ELSE …] END`, from its first word on. */
export function parseCase(cursor: Cursor): CaseExpression {
  const opening = cursor.token;
  const start = cursor.start;
  cursor.at += 1;
  const conditions: Expression[] = [];
  const results: Expression[] = [];
  if (cursor.keyword() !== 'WHEN' && cursor.keyword() !== 'END') conditions.push(cursor.expression());
  for (;;) {
    if (cursor.takeWord('WHEN')) conditions.push(cursor.expression());
    else if (cursor.takeWord('THEN') || cursor.takeWord('ELSE')) results.push(cursor.expression());
    else break;
    // `case x when 1, 2 then` lists values.
    while (conditions.length > results.length && cursor.takeMark(',')) conditions.push(cursor.expression());
  }
  if (!cursor.takeWord('END') && opening !== undefined) cursor.structuralFault('case', opening.span, 'END');
  return { kind: 'case', span: cursor.from(start), conditions, results };
}
