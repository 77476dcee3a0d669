import type { Block, JinjaDocument, JinjaMask } from '@lakehouse/jinja';
import type { Span } from '../../text/span';

/**
 * Tells of which stretches of a masked query only dbt knows the text: what a tag prints (tables too), a loop, an `if`
 * with several branches, of which the mask keeps the first, and one that decides what the query reads.
 */
export function opaqueText(document: JinjaDocument, { sql, placeholders }: JinjaMask): (span: Span) => boolean {
  const printed = placeholders.map(({ span }) => span);
  const spans = merged([...printed, ...document.structure.blocks.flatMap(block => unclear(block, sql))]);
  return ({ start, end }) => {
    let low = 0;
    let high = spans.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((spans[middle]?.end ?? 0) <= start) low = middle + 1;
      else high = middle;
    }
    const first = spans[low];
    return first !== undefined && first.start < end;
  };
}

function unclear(block: Block, sql: string): readonly Span[] {
  const { keyword, branches, span } = block;
  if (keyword === 'for') return [span];
  if (keyword === 'if' && (branches.length > 1 || readsTables(sql.slice(span.start, span.end)))) return [span];
  return branches.flatMap(branch => branch.children.flatMap(child => unclear(child, sql)));
}

/** Whether a stretch adds to the FROM clause around it; one of a query in parentheses is none of its. */
function readsTables(text: string): boolean {
  let depth = 0;
  for (const [mark] of text.matchAll(/[()]|\b(?:from|join)\b/gi)) {
    if (mark === '(') depth += 1;
    else if (mark === ')') depth -= 1;
    else if (depth <= 0) return true;
  }
  return false;
}

function merged(spans: readonly Span[]): readonly Span[] {
  const result: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.start - b.start)) {
    const last = result.at(-1);
    if (last !== undefined && span.start < last.end)
      result[result.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    else result.push(span);
  }
  return result;
}
