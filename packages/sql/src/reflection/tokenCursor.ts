import { readName, type DottedName, type NamePart } from '../name';
import type { Span } from '../span';
import { isMark, isName, tokenValue, type Token } from '../token';

/** Walks over the tokens of one statement. */
export class TokenCursor {
  readonly tokens: readonly Token[];
  at = 0;

  /** @param tokens without comments */
  constructor(tokens: readonly Token[]) {
    this.tokens = tokens;
  }

  get current(): Token | undefined {
    return this.tokens[this.at];
  }

  get done(): boolean {
    return this.at >= this.tokens.length;
  }

  /** Upper-case word at the cursor or behind it; empty for anything else. */
  keyword(ahead = 0): string {
    return this.tokens[this.at + ahead]?.keyword ?? '';
  }

  /** Whether these words come next. */
  sees(...words: readonly string[]): boolean {
    return words.every((word, index) => this.keyword(index) === word);
  }

  /** Steps over these words when they come next. */
  takes(...words: readonly string[]): boolean {
    const found = this.sees(...words);
    if (found) this.at += words.length;
    return found;
  }

  mark(mark: string): boolean {
    return isMark(this.current, mark);
  }

  /** End of the token before the cursor: where something missing belongs. */
  get gap(): Span {
    const end = this.tokens[this.at - 1]?.span.end ?? 0;
    return { start: end, end };
  }

  takeName(except: ReadonlySet<string>): NamePart | undefined {
    const token = this.current;
    if (!isName(token) || except.has(token.keyword)) return undefined;
    this.at += 1;
    return { span: token.span, value: tokenValue(token), quoted: token.kind === 'quoted' };
  }

  takeDottedName(except: ReadonlySet<string>): DottedName | undefined {
    if (except.has(this.keyword())) return undefined;
    const read = readName(this.tokens, this.at);
    if (read !== undefined) this.at = read.next;
    return read?.name;
  }

  /** Index of the token behind the parenthesis at the cursor's matching one, or behind the last token. */
  behindParens(from: number): number {
    let depth = 0;
    for (let at = from; at < this.tokens.length; at += 1) {
      if (isMark(this.tokens[at], '(')) depth += 1;
      if (isMark(this.tokens[at], ')')) depth -= 1;
      if (depth === 0) return at + 1;
    }
    return this.tokens.length;
  }
}
