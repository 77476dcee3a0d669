import type { Span } from './span';
import { tokenValue } from './token';
import { tokenize } from './tokenize';

/** `From line 1, column 8 to line 1, column 9`, the last one included: how Calcite tells a stretch. */
const RANGE = /from line (\d+), column (\d+) to line (\d+), column (\d+)/i;
/** What Dremio adds below a message, one to a line. */
const FIELDS = /startLine:?\s+(\d+)[\s,]+startColumn:?\s+(\d+)(?:[\s,]+endLine:?\s+(\d+)[\s,]+endColumn:?\s+(\d+))?/i;
/** `at line 1, column 8`: the parser's way. */
const POINT = /\bline (\d+), column (\d+)/i;
/** The name that a message is about: `Column 'x' not found`, `Object 'a' not found within 'b'`, `Table 'a.b'`. */
const NAMED = /(?:column|object|table|view|function|field)s? ['"`]([^'"`]+)['"`]/i;

/**
 * Where in a statement the error lies that Dremio's message tells, in the words of Calcite and Dremio.
 *
 * A message that gives one point means the word that starts there. One without a place but with a name means
 * that name, when it stands in the statement exactly once. Undefined when neither leads anywhere.
 */
export function errorSpan(message: string, sql: string): Span | undefined {
  const match = RANGE.exec(message) ?? FIELDS.exec(message) ?? POINT.exec(message);
  if (match === null) return namedSpan(message, sql);
  const [line, column, endLine, endColumn] = match.slice(1).map(Number);
  const start = offsetOf(sql, line ?? 1, column ?? 1);
  if (start === undefined) return undefined;
  if (endLine === undefined || endColumn === undefined || Number.isNaN(endLine)) return wordAt(sql, start);
  const last = offsetOf(sql, endLine, endColumn) ?? sql.length;
  return last < start ? wordAt(sql, start) : { start, end: Math.min(last + 1, sql.length) };
}

/** Lines and columns count from 1, columns in UTF-16 code units as in Java; undefined outside of the text. */
function offsetOf(sql: string, line: number, column: number): number | undefined {
  let start = 0;
  for (let at = 1; at < line; at += 1) {
    const end = sql.indexOf('\n', start);
    if (end < 0) return undefined;
    start = end + 1;
  }
  const offset = start + column - 1;
  return offset < 0 || offset > sql.length ? undefined : offset;
}

function wordAt(sql: string, offset: number): Span {
  const word = tokenize(sql).find(({ span }) => span.start <= offset && offset < span.end);
  return word?.span ?? { start: offset, end: offset };
}

function namedSpan(message: string, sql: string): Span | undefined {
  const name = NAMED.exec(message)?.[1]?.split('.').at(-1)?.toLowerCase();
  if (name === undefined) return undefined;
  const words = tokenize(sql).filter(token => token.kind === 'word' || token.kind === 'quoted');
  const [only, other] = words.filter(token => tokenValue(token).toLowerCase() === name);
  return other === undefined ? only?.span : undefined;
}
