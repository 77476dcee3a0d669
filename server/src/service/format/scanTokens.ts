import type { JinjaDocument, Segment } from '@lakehouse/jinja';
import { tokenize, type Token } from '@lakehouse/sql';
import type { Span } from '../text/span';
import type { LayoutRole, LayoutToken } from './layoutToken';
import { verbatimSpans } from './verbatimSpans';

/**
 * The tokens of a template, Jinja among them: a tag joins the word, the string or the comment that it touches or stands in.
 *
 * Undefined for text that is not whole, as with a string or a tag that is not closed.
 */
export function scanTokens(jinja: JinjaDocument): readonly LayoutToken[] | undefined {
  const { segments, structure, text } = jinja;
  if (structure.problems.length > 0 || segments.some(segment => 'closed' in segment && !segment.closed))
    return undefined;
  const tags = segments.filter(({ kind }) => kind !== 'text');
  const tokens = tokenize(filled(text, verbatimSpans(jinja)));
  if (tokens.some(({ closed }) => !closed)) return undefined;
  const next = segmentTaker(tags);
  const scanned = tokens.map(sql => ({ sql, segments: next(sql.span) }));
  return scanned.map(({ sql, segments: inside }, at) => {
    const written = text.slice(sql.span.start, sql.span.end);
    const around = { before: tokens[at - 1], after: tokens[at + 1], text };
    const role = inside.length === 0 ? 'sql' : roleOf(sql, inside, around);
    return { kind: sql.kind, role, span: sql.span, text: written, sql, segments: inside };
  });
}

/** The text with letters in place of what is kept as a whole, of the same length. */
function filled(text: string, spans: readonly Span[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const { start, end } of spans) {
    parts.push(text.slice(at, start), 'x'.repeat(end - start));
    at = end;
  }
  return parts.join('') + text.slice(at);
}

/** Gives the segments in a span; spans must come in order. */
function segmentTaker(segments: readonly Segment[]): (span: Span) => readonly Segment[] {
  let next = 0;
  return ({ end }) => {
    const from = next;
    while ((segments[next]?.span.start ?? end) < end) next += 1;
    return segments.slice(from, next);
  };
}

interface Around {
  readonly before: Token | undefined;
  readonly after: Token | undefined;
  readonly text: string;
}

function roleOf(token: Token, segments: readonly Segment[], around: Around): LayoutRole {
  const length = segments.reduce((sum, { span }) => sum + span.end - span.start, 0);
  const isJinjaAlone = token.kind === 'word' && length === token.span.end - token.span.start;
  if (isJinjaAlone && segments.every(({ kind }) => kind === 'comment')) return 'remark';
  if (isJinjaAlone && segments.every(({ kind }) => kind === 'statement' || kind === 'comment')) return 'line';
  return standsAlone(token, around) ? 'line' : 'atom';
}

/** Whether what Jinja makes stands on a line of its own, and is no part of the expression around it. */
function standsAlone({ kind, span }: Token, { before, after, text }: Around): boolean {
  if (kind !== 'word') return false;
  const head = text.slice(before?.span.end ?? 0, span.start);
  const tail = text.slice(span.end, after?.span.start ?? text.length);
  if ((before !== undefined && !head.includes('\n')) || (after !== undefined && !tail.includes('\n'))) return false;
  return (before === undefined || endsSomething(before)) && !continues(after);
}

/** Words behind which an expression is still to come. */
const OPENING_WORDS: ReadonlySet<string> = new Set(
  (
    'SELECT DISTINCT ALL FROM JOIN WHERE AND OR NOT ON BY HAVING QUALIFY IN LIKE ILIKE BETWEEN IS AS CASE WHEN THEN ELSE ' +
    'LIMIT OFFSET WITH RECURSIVE UNION INTERSECT EXCEPT MINUS VALUES SET INTO USING OVER PARTITION FILTER TABLE VIEW UPDATE'
  ).split(' '),
);

/** Behind a keyword, a comma or an operator an expression is still to come. */
function endsSomething({ kind, keyword, text }: Token): boolean {
  if (kind === 'word') return !OPENING_WORDS.has(keyword);
  return kind === 'punctuation' ? text === ')' || text === ';' : kind !== 'operator';
}

function continues(token: Token | undefined): boolean {
  if (token === undefined) return false;
  return token.kind === 'operator' || (token.kind === 'punctuation' && token.text !== '(');
}
