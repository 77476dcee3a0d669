import { keptBranch, type Block, type JinjaDocument, type JinjaMask } from '@lakehouse/jinja';
import type { Span } from '../../text/span';
import { DREMIO, truthFor } from '../maskTemplate';

/** Tells of a stretch whether some of it is unclear. */
type Test = (span: Span) => boolean;

/** Which stretches of a masked query only dbt knows. */
export interface UnclearText {
  /** What a tag prints, and branches and loops that decide what the query reads: nothing there is as it stands. */
  readonly isOpaque: Test;
  /** Loops, and an `if` with several branches, of which the mask keeps one: it may come otherwise, or often. */
  readonly isUncertain: Test;
}

export function unclearText(document: JinjaDocument, { sql, placeholders }: JinjaMask, adapter = DREMIO): UnclearText {
  const opaque: Span[] = placeholders.map(({ span }) => span);
  const uncertain: Span[] = [];
  for (const block of document.structure.blocks) sort(block, { sql, adapter, opaque, uncertain });
  return { isOpaque: testOf(opaque), isUncertain: testOf(uncertain) };
}

interface Found {
  readonly sql: string;
  readonly adapter: string;
  readonly opaque: Span[];
  readonly uncertain: Span[];
}

function sort(block: Block, found: Found): void {
  const standing = standingOf(block, found.sql.slice(block.span.start, block.span.end), found.adapter);
  if (standing === 'clear') for (const { children } of block.branches) for (const child of children) sort(child, found);
  else found[standing].push(block.span);
}

/** How what a block prints stands in the query around it. */
function standingOf(block: Block, text: string, adapter: string): 'clear' | 'opaque' | 'uncertain' {
  const { keyword, branches } = block;
  if (keyword !== 'for' && keyword !== 'if') return 'clear';
  // Each pass of a loop over whole queries gives the same columns.
  if (keyword === 'for') return readsTables(text) ? (holdsQueries(text) ? 'clear' : 'opaque') : 'uncertain';
  if (keptBranch(block, condition => truthFor(adapter, condition)).sure) return 'clear';
  if (readsTables(text) && !addsQueries(text)) return 'opaque';
  return branches.length > 1 ? 'uncertain' : 'clear';
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

const COMMENTS = /--[^\r\n]*|\/\*[\s\S]*?\*\//g;
const BEGINS_WITH_UNION = /^\s*(?:union|intersect|except|minus)\b/i;
const ENDS_WITH_UNION = /\b(?:union|intersect|except|minus)(?:\s+(?:all|distinct))?\s*$/i;

/** Whether a stretch is queries from their first word on, so that it adds nothing to a FROM clause around it. */
function holdsQueries(text: string): boolean {
  const sql = text.replaceAll(COMMENTS, ' ');
  return BEGINS_WITH_UNION.test(sql) || /^\s*select\b/i.test(sql);
}

/** Whether a stretch is queries that are joined to those around it by UNION and the like. */
function addsQueries(text: string): boolean {
  const sql = text.replaceAll(COMMENTS, ' ');
  return BEGINS_WITH_UNION.test(sql) || (ENDS_WITH_UNION.test(sql) && holdsQueries(text));
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
