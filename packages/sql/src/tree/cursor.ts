import type { SqlFault } from '../analysis/sqlAnalysis';
import type { NamePart } from '../name';
import type { Span } from '../span';
import { isMark, tokenValue, type Token } from '../token';
import { SET_OPERATORS } from './keywords';
import type { Expression, Query } from './syntaxTree';

/** The two constructs that hold each other. */
export interface Grammar {
  expression(cursor: Cursor, least: number): Expression;
  query(cursor: Cursor): Query;
  /** The set operation, order and limit behind a query in parentheses. */
  continueQuery(cursor: Cursor, first: Query): Query;
}

/** Values and queries nested deeper than anyone writes are skipped, so that no text can exhaust the stack. */
const DEEPEST = 200;

/** A place in the tokens of a statement, with what was found wrong on the way there. */
export class Cursor {
  readonly tokens: readonly Token[];
  readonly faults: SqlFault[] = [];
  /** Where the text was not read as it stands, whether or not text that is not known may excuse it. */
  readonly doubts: Span[] = [];
  /** Parentheses around that wait for their end. */
  open = 0;
  at = 0;
  readonly #grammar: Grammar;
  readonly #end: number;
  readonly #isOpaque: ((span: Span) => boolean) | undefined;
  #depth = 0;
  #silent = false;
  #anyOpaque: boolean | undefined;

  /** @param end of the statement's reach, an offset in the text */
  constructor(
    tokens: readonly Token[],
    end: number,
    grammar: Grammar,
    isOpaque: ((span: Span) => boolean) | undefined,
  ) {
    this.tokens = tokens;
    this.#end = end;
    this.#grammar = grammar;
    this.#isOpaque = isOpaque;
  }

  get token(): Token | undefined {
    return this.tokens[this.at];
  }

  /** The keyword some tokens ahead; empty for what is none. */
  keyword(ahead = 0): string {
    return this.tokens[this.at + ahead]?.keyword ?? '';
  }

  isMark(mark: string, ahead = 0): boolean {
    return isMark(this.tokens[this.at + ahead], mark);
  }

  /** Where the token at hand starts, or the text ends. */
  get start(): number {
    return this.token?.span.start ?? this.#end;
  }

  /** Where the token before ends. */
  get lastEnd(): number {
    return this.tokens[this.at - 1]?.span.end ?? this.start;
  }

  /** From an offset to the end of the token before. */
  from(start: number): Span {
    return { start, end: Math.max(start, this.lastEnd) };
  }

  /** From an offset to the token at hand. */
  reachFrom(start: number): Span {
    return { start, end: Math.max(start, this.start) };
  }

  takeMark(mark: string): boolean {
    if (!this.isMark(mark)) return false;
    this.at += 1;
    return true;
  }

  takeWord(keyword: string): boolean {
    if (this.keyword() !== keyword) return false;
    this.at += 1;
    return true;
  }

  takePart(): NamePart {
    const token = this.token as Token; // Who calls this has looked at the token.
    this.at += 1;
    return { span: token.span, value: tokenValue(token), quoted: token.kind === 'quoted' };
  }

  expression(least = 0): Expression {
    if (this.#depth >= DEEPEST) return this.#skipDeep();
    this.#depth += 1;
    const expression = this.#grammar.expression(this, least);
    this.#depth -= 1;
    return expression;
  }

  query(): Query {
    if (this.#depth >= DEEPEST) return unknownQuery(this.#skipDeep().span);
    this.#depth += 1;
    const query = this.#grammar.query(this);
    this.#depth -= 1;
    return query;
  }

  /** Reads something that may hold itself; undefined when that is too deep, and is skipped. */
  nested<T>(read: () => T): T | undefined {
    if (this.#depth >= DEEPEST) {
      this.#skipDeep();
      return undefined;
    }
    this.#depth += 1;
    const result = read();
    this.#depth -= 1;
    return result;
  }

  continueQuery(first: Query): Query {
    return this.#grammar.continueQuery(this, first);
  }

  /** The value that tokens from elsewhere begin with; nothing is said of what is wrong with it. */
  expressionOf(tokens: readonly Token[]): Expression {
    const apart = new Cursor(tokens, tokens.at(-1)?.span.end ?? this.start, this.#grammar, this.#isOpaque);
    apart.#depth = this.#depth + 1;
    return apart.expression();
  }

  /** Values with commas between; ends where neither a comma nor a value follows. */
  expressions(): readonly Expression[] {
    const values = [this.expression()];
    while (this.takeMark(',')) values.push(this.expression());
    return values;
  }

  /** Whether a query begins at the token some ahead. */
  startsQuery(ahead = 0): boolean {
    const keyword = this.keyword(ahead);
    if (keyword === 'SELECT' || keyword === 'VALUES') return true;
    return keyword === 'WITH' && this.keyword(ahead + 1) !== 'ORDINALITY';
  }

  /** Takes the end of a parenthesis; its beginning is what is wrong when there is none. */
  close(opening: Token): void {
    this.open -= 1;
    if (this.takeMark(opening.text === '[' ? ']' : ')')) return;
    this.fault('parenthesis', opening.span, opening.text === '[' ? ']' : ')');
  }

  /** Takes everything to the end of the parenthesis that the token at hand opens. */
  skipGroup(): void {
    let depth = 0;
    do {
      if (this.isMark('(') || this.isMark('[')) depth += 1;
      else if (this.isMark(')') || this.isMark(']')) depth -= 1;
      this.at += 1;
    } while (depth > 0 && this.at < this.tokens.length);
  }

  /** Whether a word is text that is not known. Where a loop writes UNION, another query begins all the same. */
  isOpaque(token: Token | undefined): boolean {
    if (token?.kind !== 'word' || SET_OPERATORS.has(token.keyword)) return false;
    return this.#isOpaque?.(token.span) === true;
  }

  covers(span: Span): boolean {
    return this.#isOpaque?.(span) === true;
  }

  /** Nothing is wrong beside text that is not known, nor in a text that was not read whole. */
  fault(kind: string, span: Span, expected: string): void {
    this.doubts.push(span);
    const near = [this.at - 1, this.at, this.at + 1].some(at => this.isOpaque(this.tokens[at]));
    if (!this.#silent && !near && !this.covers(span)) this.faults.push({ kind, span, expected });
  }

  /** What is wrong with the order of words: unknown text anywhere may have put it right. */
  structuralFault(kind: string, span: Span, expected: string): void {
    this.#anyOpaque ??= this.tokens.some(token => this.isOpaque(token));
    if (this.#anyOpaque) this.doubts.push(span);
    else this.fault(kind, span, expected);
  }

  #skipDeep(): Expression {
    const start = this.start;
    this.#silent = true;
    while (this.at < this.tokens.length && !this.isMark(')') && !this.isMark(',')) {
      if (this.isMark('(')) this.skipGroup();
      else this.at += 1;
    }
    return { kind: 'other', span: this.from(start), parts: [] };
  }
}

function unknownQuery(span: Span): Query {
  const arm = { kind: 'unknown', span, reach: span } as const;
  return { span, reach: span, ctes: [], recursive: false, arms: [arm], tail: [] };
}
