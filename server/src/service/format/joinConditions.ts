import type { FormattedLine } from './formattedLines';
import type { LayoutToken } from './layoutToken';

const JOIN_STARTS: ReadonlySet<string> = new Set('JOIN INNER LEFT RIGHT FULL CROSS NATURAL'.split(' '));

/** Lines by their first token that go one step further in: those of a join's condition behind its first. */
export function joinConditions(lines: readonly FormattedLine[], tokens: readonly LayoutToken[]): ReadonlySet<number> {
  const further = new Set<number>();
  // Indentation of the joins that are open, the outermost first, and whether their condition has gone on to another line.
  const joins: { readonly indent: number; isContinued: boolean }[] = [];
  for (const { start, indent } of lines) {
    const first = tokens[start]?.sql;
    while ((joins.at(-1)?.indent ?? -1) > indent.length) joins.pop();
    const join = joins.at(-1);
    if (join?.indent === indent.length) {
      if (first?.keyword === 'AND' || first?.keyword === 'OR') join.isContinued = true;
      else if (first?.text !== ')') joins.pop();
    }
    if (JOIN_STARTS.has(first?.keyword ?? '')) joins.push({ indent: indent.length, isContinued: false });
    else if (joins.some(({ isContinued }) => isContinued)) further.add(start);
  }
  return further;
}
