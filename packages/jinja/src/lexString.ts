import type { StringToken } from './token';

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', v: '\v' };
/** What may stand behind a string; an empty string among it, as behind the long one of `"""…"""`, which Jinja joins. */
const AFTER_STRING = /[\s]*(?:""|''|[,)\]}|~+\-*/%:=.!<>]|$|(?:if|else|in|is|and|or|not|for)\b)/y;

/**
 * Reads the string whose opening quote stands at `start`, in a tag that ends with `tagEnd` (`}}` or `%}`).
 *
 * A string with both quotes may go over several lines and may hold tags of its own, as hooks do. When the closing
 * quote is missing the string ends before the tag's end, or with its line, so that what follows is still read.
 */
export function lexString(text: string, start: number, tagEnd: string): StringToken {
  const close = closingQuote(text, start);
  if (close !== undefined && isWhole(text, start, close, tagEnd)) {
    const inner = { start: start + 1, end: close };
    return { kind: 'string', span: { start, end: close + 1 }, inner, value: unescape(text, inner), closed: true };
  }
  const end = openStringEnd(text, start + 1, tagEnd);
  const inner = { start: start + 1, end };
  return { kind: 'string', span: { start, end }, inner, value: unescape(text, inner), closed: false };
}

/** Offset of the quote that ends the string, over escaped ones. */
function closingQuote(text: string, start: number): number | undefined {
  const quote = text.charAt(start);
  for (let at = start + 1; at < text.length; at++) {
    const char = text.charAt(at);
    if (char === '\\') at++;
    else if (char === quote) return at;
  }
  return undefined;
}

/**
 * Whether the quotes belong together. Where an end of the tag stands between them, or a line ends, the text behind must
 * go on like a tag: else it is the opening quote of some other string that was taken for the closing one.
 */
function isWhole(text: string, start: number, close: number, tagEnd: string): boolean {
  const inside = text.slice(start + 1, close);
  const holdsEnd = holdsTagEnd(inside, tagEnd);
  const isLong = inside.includes('\n');
  if (!holdsEnd && !isLong) return true;
  if (holdsEnd && isLong) return false;
  AFTER_STRING.lastIndex = close + 1;
  return AFTER_STRING.test(text) && (!holdsEnd || endsLater(text, close + 1, tagEnd));
}

/** Whether the tag goes on behind a string: its end comes before the start of any other tag. */
function endsLater(text: string, from: number, tagEnd: string): boolean {
  const end = text.indexOf(tagEnd, from);
  if (end < 0) return false;
  const between = text.slice(from, end);
  return !between.includes('{{') && !between.includes('{%') && !between.includes('\n');
}

/** Whether an end stands in the text that no start in the text opened. */
function holdsTagEnd(inside: string, tagEnd: string): boolean {
  const open = tagEnd === '}}' ? '{{' : '{%';
  let depth = 0;
  for (let at = 0; at < inside.length - 1; at++) {
    if (inside.startsWith(open, at)) depth++;
    else if (inside.startsWith(tagEnd, at)) {
      depth--;
      if (depth < 0) return true;
    } else continue;
    at++;
  }
  return false;
}

/** Where a string without a closing quote ends: before the end of tag or line and the brackets in front of it. */
function openStringEnd(text: string, start: number, tagEnd: string): number {
  const line = text.indexOf('\n', start);
  const lineEnd = line < 0 ? text.length : line;
  const stops = [tagEnd, '{{', '{%'].map(stop => text.indexOf(stop, start)).filter(at => at >= 0);
  let end = Math.min(lineEnd, ...stops);
  while (end > start && /[\s),\-+]/.test(text.charAt(end - 1))) end--;
  return end;
}

function unescape(text: string, inner: { readonly start: number; readonly end: number }): string {
  const raw = text.slice(inner.start, inner.end);
  if (!raw.includes('\\')) return raw;
  return raw.replace(/\\(u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|\r?\n|[^])/g, (_, code: string) => {
    if (code.length > 2) return String.fromCharCode(parseInt(code.slice(1), 16));
    if (code.endsWith('\n')) return '';
    if (code === '\\' || code === "'" || code === '"') return code;
    return ESCAPES[code] ?? `\\${code}`;
  });
}
