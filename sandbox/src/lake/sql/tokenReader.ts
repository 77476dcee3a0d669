import { type DottedName, isMark, isName, type NamePart, readName, type Token, tokenValue } from '@lakehouse/sql';
import { LakeError, positionOf } from '../lakeError';

/** Reads the words of a statement one after the other, and says in Dremio's way where it stopped understanding. */
export class TokenReader {
  readonly text: string;
  readonly #tokens: readonly Token[];
  #at = 0;

  /** @param tokens of the text, without comments */
  constructor(text: string, tokens: readonly Token[]) {
    this.text = text;
    this.#tokens = tokens;
  }

  get at(): number {
    return this.#at;
  }

  get next(): Token | undefined {
    return this.#tokens[this.#at];
  }

  get done(): boolean {
    return this.#at >= this.#tokens.length;
  }

  /** Where the next token starts; the end of the text behind the last one. */
  get offset(): number {
    return this.next?.span.start ?? this.text.length;
  }

  skip(): void {
    this.#at += 1;
  }

  /** Takes these keywords when they come next. */
  words(...keywords: readonly string[]): boolean {
    const found = keywords.every((keyword, i) => this.#tokens[this.#at + i]?.keyword === keyword);
    if (found) this.#at += keywords.length;
    return found;
  }

  /** Takes one of these keywords when it comes next. */
  oneOf(...keywords: readonly string[]): string | undefined {
    return keywords.find(keyword => this.words(keyword));
  }

  /** Takes this punctuation or operator when it comes next. */
  mark(mark: string): boolean {
    const found = isMark(this.next, mark);
    if (found) this.#at += 1;
    return found;
  }

  expectWords(...keywords: readonly string[]): void {
    if (!this.words(...keywords)) throw this.unexpected();
  }

  expectMark(mark: string): void {
    if (!this.mark(mark)) throw this.unexpected();
  }

  /** A dotted name. */
  path(): DottedName {
    const read = readName(this.#tokens, this.#at);
    if (read === undefined || read.name.dangling) throw this.unexpected();
    this.#at = read.next;
    return read.name;
  }

  /** A name of one part. */
  name(): NamePart {
    const token = this.next;
    if (!isName(token)) throw this.unexpected();
    this.#at += 1;
    return { span: token.span, value: tokenValue(token), quoted: token.kind === 'quoted' };
  }

  /** `'text'`. */
  string(): string {
    const token = this.next;
    if (token?.kind !== 'string') throw this.unexpected();
    this.#at += 1;
    return tokenValue(token);
  }

  /** Whatever `item` reads, separated by commas, in parentheses. */
  list<T>(item: () => T): T[] {
    this.expectMark('(');
    const items = [item()];
    while (this.mark(',')) items.push(item());
    this.expectMark(')');
    return items;
  }

  /** Passes over a stretch in parentheses. */
  skipParentheses(): void {
    this.expectMark('(');
    for (let depth = 1; depth > 0; this.#at += 1) {
      if (this.done) throw this.unexpected();
      if (isMark(this.next, '(')) depth += 1;
      if (isMark(this.next, ')')) depth -= 1;
    }
  }

  expectEnd(): void {
    if (!this.done) throw this.unexpected();
  }

  /** The error of a statement that cannot go on as it does here. */
  unexpected(): LakeError {
    const token = this.next;
    if (token === undefined) {
      const end = this.text.trimEnd().length;
      return new LakeError('PARSE', parseFailure('<EOF>', this.text, end), positionOf(this.text, end, end));
    }
    const { start, end } = token.span;
    return new LakeError('PARSE', parseFailure(token.text, this.text, start), positionOf(this.text, start, end));
  }
}

/** Dremio's sentence for a text that it cannot read. */
export function parseFailure(encountered: string, text: string, offset: number): string {
  const { line, column } = positionOf(text, offset, offset);
  return `Failure parsing the query. Encountered "${encountered}" at line ${line}, column ${column}.`;
}
