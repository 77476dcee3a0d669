import { isDigit, isNamePart, isNameStart, isNewline, isSpace } from './characters';
import type { Token, TokenKind } from './token';

const PUNCTUATION = new Set('()[]{},;.');
/** Operators of more than one character; the longer first where one starts another. */
const LONG_OPERATORS = ['<=>', '||', '<=', '>=', '<>', '!=', '=>', '::', '->'];

/**
 * The tokens of a text, comments among them, white space left out.
 *
 * Never throws and always gets to the end. Strings and quoted identifiers double their quote to hold it;
 * one that is never closed ends with its line, so that the rest of the text still reads.
 * Dremio starts a comment to the end of the line with `--` or `//`; block comments do not nest.
 */
export function tokenize(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    if (isSpace(text.charCodeAt(at))) {
      at += 1;
      continue;
    }
    const token = tokenAt(text, at);
    tokens.push(token);
    at = token.span.end;
  }
  return tokens;
}

/** The tokens that mean something: all but comments. */
export function withoutComments(tokens: readonly Token[]): readonly Token[] {
  return tokens.some(({ kind }) => kind === 'comment') ? tokens.filter(({ kind }) => kind !== 'comment') : tokens;
}

function tokenAt(text: string, start: number): Token {
  const code = text.charCodeAt(start);
  const mark = text.charAt(start);
  const next = text.charAt(start + 1);
  if (isNameStart(code)) return make(text, 'word', start, endOfName(text, start));
  if (isDigit(code) || (mark === '.' && isDigit(text.charCodeAt(start + 1))))
    return make(text, 'number', start, endOfNumber(text, start));
  if (mark === "'") return quotedToken(text, 'string', start);
  if (mark === '"') return quotedToken(text, 'quoted', start);
  if ((mark === '-' && next === '-') || (mark === '/' && next === '/'))
    return make(text, 'comment', start, endOfLine(text, start));
  if (mark === '/' && next === '*') return blockComment(text, start);
  if (PUNCTUATION.has(mark)) return make(text, 'punctuation', start, start + 1);
  const long = LONG_OPERATORS.find(operator => text.startsWith(operator, start));
  return make(text, 'operator', start, start + (long?.length ?? 1));
}

function make(text: string, kind: TokenKind, start: number, end: number): Token {
  const written = text.slice(start, end);
  return {
    kind,
    span: { start, end },
    text: written,
    keyword: kind === 'word' ? written.toUpperCase() : '',
    closed: true,
  };
}

function unclosed(text: string, kind: TokenKind, start: number, end: number): Token {
  return { ...make(text, kind, start, end), closed: false };
}

function endOfName(text: string, start: number): number {
  let end = start + 1;
  while (end < text.length && isNamePart(text.charCodeAt(end))) end += 1;
  return end;
}

/** `12`, `1.5`, `.5`, `1e-3`. A dot is the number's own only when no second dot or name follows it. */
function endOfNumber(text: string, start: number): number {
  let end = endOfDigits(text, start);
  const after = text.charCodeAt(end + 1);
  if (text.charAt(end) === '.' && text.charAt(end + 1) !== '.' && !isNameStart(after) && text.charAt(end + 1) !== '"')
    end = endOfDigits(text, end + 1);
  if (text.charAt(end).toLowerCase() === 'e') {
    const sign = text.charAt(end + 1);
    const digits = sign === '+' || sign === '-' ? end + 2 : end + 1;
    if (isDigit(text.charCodeAt(digits))) end = endOfDigits(text, digits);
  }
  return end;
}

function endOfDigits(text: string, start: number): number {
  let end = start;
  while (isDigit(text.charCodeAt(end))) end += 1;
  return end;
}

function endOfLine(text: string, start: number): number {
  let end = start;
  while (end < text.length && !isNewline(text.charCodeAt(end))) end += 1;
  return end;
}

function quotedToken(text: string, kind: TokenKind, start: number): Token {
  const quote = text.charAt(start);
  let at = text.indexOf(quote, start + 1);
  while (at >= 0 && text.charAt(at + 1) === quote) at = text.indexOf(quote, at + 2);
  if (at < 0) return unclosed(text, kind, start, endOfLine(text, start));
  return make(text, kind, start, at + 1);
}

function blockComment(text: string, start: number): Token {
  const end = text.indexOf('*/', start + 2);
  return end < 0 ? unclosed(text, 'comment', start, text.length) : make(text, 'comment', start, end + 2);
}
