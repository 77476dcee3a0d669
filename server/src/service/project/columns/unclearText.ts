import type { Block, JinjaDocument, JinjaMask } from '@lakehouse/jinja';
import type { Span } from '../../text/span';

/** Tells of a stretch whether some of it is unclear. */
type Test = (span: Span) => boolean;

/** Which stretches of a masked query only dbt knows. */
export interface UnclearText {
  /** What a tag prints, and branches and loops that decide what the query reads: nothing there is as it stands. */
  readonly isOpaque: Test;
  /** Loops, and an `if` with several branches, of which the mask keeps the first: it may come otherwise, or often. */
  readonly isUncertain: Test;
}

export function unclearText(document: JinjaDocument, { sql, placeholders }: JinjaMask): UnclearText {
  const opaque: Span[] = placeholders.map(({ span }) => span);
  const uncertain: Span[] = [];
  for (const block of document.structure.blocks) sort(block, { sql, opaque, uncertain });
  return { isOpaque: testOf(opaque), isUncertain: testOf(uncertain) };
}

function sort(
  block: Block,
  found: { readonly sql: string; readonly opaque: Span[]; readonly uncertain: Span[] },
): void {
  const { keyword, branches, span } = block;
  const isLoop = keyword === 'for';
  const decides = (isLoop || keyword === 'if') && readsTables(found.sql.slice(span.start, span.end));
  if (decides) found.opaque.push(span);
  else if (isLoop || (keyword === 'if' && branches.length > 1)) found.uncertain.push(span);
  else for (const { children } of branches) for (const child of children) sort(child, found);
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

function testOf(unsorted: readonly Span[]): Test {
  const spans = merged(unsorted);
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
