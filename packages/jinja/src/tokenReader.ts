import type { Span } from './span';
import type { SyntaxProblem } from './syntaxProblem';
import type { Token } from './token';

/** Walks over the tokens of one tag from the left, and keeps the first thing in it that does not belong. */
export class TokenReader {
  readonly #tokens: readonly Token[];
  #at: number;
  #problem: SyntaxProblem | undefined;
  #isLost = false;

  /** @param end the offset behind the last token: where something that is missing at the end of the tag would stand */
  constructor(
    tokens: readonly Token[],
    from: number,
    readonly end: number,
  ) {
    this.#tokens = tokens;
    this.#at = from;
  }

  /** Index of the token that comes next. */
  get at(): number {
    return this.#at;
  }

  get done(): boolean {
    return this.#at >= this.#tokens.length;
  }

  /** The first thing that cannot be read; undefined where all can, and where the nesting is too deep to tell. */
  get problem(): SyntaxProblem | undefined {
    return this.#isLost ? undefined : this.#problem;
  }

  /** The token that comes next, or one further on. */
  peek(ahead = 0): Token | undefined {
    return this.#tokens[this.#at + ahead];
  }

  /** Whether a name or operator comes next. */
  sees(text: string): boolean {
    const token = this.peek();
    return (token?.kind === 'name' || token?.kind === 'operator') && token.text === text;
  }

  /** Steps over a name or operator if it comes next. */
  take(text: string): boolean {
    if (!this.sees(text)) return false;
    this.#at++;
    return true;
  }

  /** Steps over tokens whatever they are. */
  skip(count = 1): void {
    this.#at += count;
  }

  /** Where the next token stands; empty at the end of the tag. */
  nextSpan(): Span {
    return this.peek()?.span ?? { start: this.end, end: this.end };
  }

  /** Notes that the next token does not belong here, unless there is none. */
  refuseRest(): void {
    if (!this.done) this.refuse({ kind: 'unexpected', span: this.nextSpan() });
  }

  /** Notes that something is missing before the next token. */
  expect(expected: string): void {
    this.refuse({ kind: 'expected', span: this.nextSpan(), expected });
  }

  /** The end of a statement that opens a block: Python's colon may stand there. */
  endOpening(): void {
    this.take(':');
    this.refuseRest();
  }

  refuse(problem: SyntaxProblem): void {
    this.#problem ??= problem;
  }

  /** Leaves the rest of the tag unread and says nothing of it. */
  giveUp(): void {
    this.#isLost = true;
    this.#at = this.#tokens.length;
  }
}
