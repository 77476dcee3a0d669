import type { Cursor } from './cursor';
import type { Expression } from './syntaxTree';

/** `ORDER BY a DESC NULLS LAST, …`, from its first word on. */
export function parseOrdering(cursor: Cursor): readonly Expression[] {
  cursor.at += 1;
  cursor.takeWord('BY');
  const values: Expression[] = [];
  do {
    values.push(cursor.expression());
    if (cursor.keyword() === 'ASC' || cursor.keyword() === 'DESC') cursor.at += 1;
    if (cursor.keyword() === 'NULLS') cursor.at += 2;
  } while (cursor.takeMark(','));
  return values;
}
