import type { Token } from '../token';
import type { Cursor } from './cursor';
import { CLAUSE_STARTS } from './keywords';
import { parseOrdering } from './parseOrdering';
import type { Expression } from './syntaxTree';

/** What stands in the parentheses of OVER, WITHIN GROUP or WINDOW. */
export function parseWindow(cursor: Cursor): readonly Expression[] {
  const opening = cursor.token as Token; // Who calls this has seen the parenthesis.
  cursor.at += 1;
  cursor.open += 1;
  const values: Expression[] = [];
  for (;;) {
    const keyword = cursor.keyword();
    if (keyword === 'PARTITION') {
      cursor.at += 1;
      cursor.takeWord('BY');
      values.push(...cursor.expressions());
    } else if (keyword === 'ORDER') {
      values.push(...parseOrdering(cursor));
    } else if (!inFrame(cursor)) {
      break;
    } else if (cursor.isMark('(')) {
      cursor.skipGroup();
    } else {
      cursor.at += 1;
    }
  }
  cursor.close(opening);
  return values;
}

/** The name of another window, or `rows between … and …`, in which no column is named. */
function inFrame({ token }: Cursor): boolean {
  if (token === undefined || token.text === ')' || token.text === ',') return false;
  return !CLAUSE_STARTS.has(token.keyword) && token.keyword !== 'AS';
}
