import { isMark, isName, type Span, type Token, tokenValue } from '@lakehouse/sql';
import { LakeError, positionOf } from '../lakeError';
import { duckdbFormat } from './dateFormat';
import { fateOf, isGrammar, MACRO_PREFIX } from './functionNames';
import { TIME_UNITS } from './macros';
import { quoteText } from './names';
import type { TextEdits } from './textEdits';

/** Functions that Dremio also takes without parentheses and that give a timestamp without a zone there. */
const BARE = new Set(['CURRENT_TIMESTAMP', 'LOCALTIMESTAMP', 'LOCALTIME']);
const WITH_FORMAT = new Set(['TO_CHAR', 'TO_DATE', 'TO_TIME', 'TO_TIMESTAMP']);
const WITH_UNIT = new Set(['TIMESTAMPDIFF', 'TIMESTAMPADD']);

/** What of a text is to be brought to DuckDB's functions. */
interface Stretch {
  readonly isWanted: (span: Span) => boolean;
  /** Whether a name at an offset is a table or a WITH query, so that the parenthesis holds its columns. */
  readonly isOtherName: (offset: number) => boolean;
}

/** Brings the function calls of a text from Dremio's names to DuckDB's, and refuses those that Dremio or the sandbox lacks. */
export class FunctionEdits {
  readonly #text: string;
  readonly #tokens: readonly Token[];
  readonly #edits: TextEdits;
  readonly #written = new Set<number>();

  constructor(text: string, tokens: readonly Token[], edits: TextEdits) {
    this.#text = text;
    this.#tokens = tokens;
    this.#edits = edits;
  }

  /**
   * Writes the edits of a stretch; what was written before is left as it is.
   *
   * @throws LakeError for a function that cannot be called
   */
  write({ isWanted, isOtherName }: Stretch): void {
    this.#tokens.forEach((token, at) => {
      if (this.#written.has(at) || !isWanted(token.span)) return;
      this.#written.add(at);
      if (token.kind === 'word') this.#word(token, at);
      if (isMark(token, '[')) this.#index(at);
      if (isName(token) && isMark(this.#tokens[at + 1], '(') && !this.#isAlias(at) && !isOtherName(token.span.start))
        this.#call(token, at);
    });
  }

  /** `list[0]` is the first element in Dremio, and `list[1]` in DuckDB. A text in brackets is a member's name. */
  #index(open: number): void {
    const before = this.#tokens[open - 1];
    const isSubscript = (isName(before) && before.keyword !== 'ARRAY') || isMark(before, ')') || isMark(before, ']');
    if (!isSubscript || this.#tokens[open + 1]?.kind === 'string') return;
    const close = this.#tokens[this.#closing(open, '[', ']')];
    if (close !== undefined) this.#edits.replace(close.span.start, close.span.start, ' + 1');
  }

  #word(token: Token, at: number): void {
    if (isMark(this.#tokens[at - 1], '.') || isMark(this.#tokens[at + 1], '.')) return;
    if (isMark(this.#tokens[at + 1], '(')) return;
    if (BARE.has(token.keyword)) this.#replace(token, `${MACRO_PREFIX}${token.keyword.toLowerCase()}()`);
    // Without a precision Dremio means (38, 0) and DuckDB (18, 3).
    if (['DECIMAL', 'NUMERIC', 'DEC'].includes(token.keyword)) this.#replace(token, 'DECIMAL(38, 0)');
  }

  /** `) t (a, b)` and `as t (a, b)` name columns. */
  #isAlias(at: number): boolean {
    const before = this.#tokens[at - 1];
    return before?.keyword === 'AS' || before?.kind === 'quoted' || isMark(before, ')');
  }

  #call(token: Token, at: number): void {
    if (isGrammar(token.keyword)) return;
    const name = tokenValue(token).toUpperCase();
    if (WITH_UNIT.has(name)) return this.#withUnit(token, at, name);
    const fate = isMark(this.#tokens[at - 1], '.') ? ({ kind: 'unknown' } as const) : fateOf(name);
    switch (fate.kind) {
      case 'same':
        if (name === 'LISTAGG') this.#listagg(at);
        return;
      case 'renamed':
        if (WITH_FORMAT.has(name)) this.#format(at);
        return this.#replace(token, fate.to);
      case 'missing':
        throw this.#error('UNSUPPORTED_OPERATION', `Function ${name} is not supported by the sandbox`, token);
      case 'unknown':
        throw this.#error('VALIDATION', `No match found for function signature ${name}`, token);
    }
  }

  /** `timestampdiff(day, a, b)`: the unit is a word of the grammar, and part of the macro's name. */
  #withUnit(token: Token, at: number, name: string): void {
    const [unit, comma] = [this.#tokens[at + 2], this.#tokens[at + 3]];
    const word = unit?.keyword.replace(/^SQL_TSI_/, '') ?? '';
    if (unit === undefined || !isMark(comma, ',') || TIME_UNITS[word] === undefined)
      throw this.#error('VALIDATION', `'${unit?.text ?? ''}' is not a valid time frame`, unit ?? token);
    this.#replace(token, `${MACRO_PREFIX}${name.toLowerCase()}_${word.toLowerCase()}`);
    this.#edits.replace(unit.span.start, comma.span.end, '');
  }

  /** The format is the last literal at the call's own level. */
  #format(at: number): void {
    const end = this.#closing(at + 1);
    const literal = this.#tokens.slice(at + 2, end).find((token, i, inside) => {
      return token.kind === 'string' && i > 0 && isMark(inside[i - 1], ',');
    });
    if (literal === undefined) return;
    const format = duckdbFormat(tokenValue(literal));
    if (format === undefined)
      throw this.#error('UNSUPPORTED_OPERATION', `Format ${literal.text} is not supported by the sandbox`, literal);
    this.#replace(literal, quoteText(format));
  }

  /** `listagg(x, ',') within group (order by y)` has its order inside the call in DuckDB. */
  #listagg(at: number): void {
    const end = this.#closing(at + 1);
    const [close, within, group, open] = this.#tokens.slice(end, end + 4);
    if (close === undefined || within?.keyword !== 'WITHIN' || group?.keyword !== 'GROUP' || open === undefined) return;
    this.#edits.replace(close.span.start, open.span.end, ' ');
  }

  /** Index of the parenthesis or bracket that closes the one at an index. */
  #closing(open: number, opening = '(', closing = ')'): number {
    let depth = 0;
    for (let at = open; at < this.#tokens.length; at += 1) {
      if (isMark(this.#tokens[at], opening)) depth += 1;
      if (isMark(this.#tokens[at], closing)) depth -= 1;
      if (depth === 0) return at;
    }
    return this.#tokens.length;
  }

  #replace(token: Token, by: string): void {
    this.#edits.replace(token.span.start, token.span.end, by);
  }

  #error(kind: 'VALIDATION' | 'UNSUPPORTED_OPERATION', sentence: string, token: Token): LakeError {
    return new LakeError(kind, sentence, positionOf(this.#text, token.span.start, token.span.end));
  }
}
