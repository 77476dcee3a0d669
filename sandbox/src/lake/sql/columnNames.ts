import { isMark, isName, type Token, tokenValue } from '@lakehouse/sql';
import { quoteName } from './names';
import type { TextEdits } from './textEdits';

/** Words that stand alone in a select list without being a column. */
const VALUES: ReadonlySet<string> = new Set(
  'NULL TRUE FALSE CURRENT_DATE CURRENT_TIME CURRENT_TIMESTAMP LOCALTIME LOCALTIMESTAMP USER'.split(' '),
);
/** Words that end a select list. */
const ENDS: ReadonlySet<string> = new Set(
  'FROM WHERE GROUP HAVING QUALIFY WINDOW ORDER LIMIT OFFSET FETCH UNION INTERSECT EXCEPT MINUS'.split(' '),
);

/**
 * Names the columns of select lists as Dremio does.
 *
 * `select id` of a column `ID` gives `id` in Dremio, and would give `ID` in DuckDB; an expression without a name is
 * called `EXPR$` and its place in the list.
 */
export function writeColumnNames(tokens: readonly Token[], edits: TextEdits): void {
  tokens.forEach((token, at) => {
    if (token.keyword !== 'SELECT' || isMark(tokens[at - 1], '.')) return;
    selectItems(tokens, at + 1).forEach((item, place) => {
      const last = item.at(-1);
      if (last === undefined) return;
      const name = isColumn(item) ? tokenValue(last) : isNameless(item) ? `EXPR$${place}` : undefined;
      if (name !== undefined) edits.replace(last.span.end, last.span.end, ` AS ${quoteName(name)}`);
    });
  });
}

function selectItems(tokens: readonly Token[], from: number): readonly (readonly Token[])[] {
  const items: Token[][] = [[]];
  let depth = 0;
  const list = tokens.slice(from);
  for (const [i, token] of list.entries()) {
    if (i === 0 && (token.keyword === 'DISTINCT' || token.keyword === 'ALL')) continue;
    if (token.kind === 'punctuation' && '([{'.includes(token.text)) depth += 1;
    if (token.kind === 'punctuation' && ')]}'.includes(token.text)) depth -= 1;
    if (depth < 0 || (depth === 0 && ENDS.has(token.keyword) && list[i - 1]?.keyword !== 'WITHIN')) break;
    if (depth === 0 && isMark(token, ',')) items.push([]);
    else items.at(-1)?.push(token);
  }
  return items;
}

/** `a`, `t.a`, `space.folder.t."A"`, and no `t.*`. */
function isColumn(item: readonly Token[]): boolean {
  const [first] = item;
  if (item.length % 2 === 0 || (item.length === 1 && VALUES.has(first?.keyword ?? ''))) return false;
  return item.every((token, i) => (i % 2 === 0 ? isName(token) : isMark(token, '.')));
}

/** Whether an item surely ends in its expression: `count(*)`, `a + b`, `'x'`. */
function isNameless(item: readonly Token[]): boolean {
  const [last, before] = [item.at(-1), item.at(-2)];
  if (last === undefined || before?.keyword === 'AS') return false;
  if ([')', ']'].includes(last.text) || last.kind === 'number' || last.kind === 'string') return true;
  if (last.keyword === 'END' || (item.length === 1 && VALUES.has(last.keyword))) return true;
  return isName(last) && before?.kind === 'operator';
}
