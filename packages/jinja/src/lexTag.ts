import { lexString } from './lexString';
import type { TagSegment, Trim } from './segment';
import type { Token } from './token';

const NAME = /[\p{L}_][\p{L}\p{N}_]*/uy;
const NUMBER = /\d[\d_]*(?:\.\d[\d_]*)?(?:[eE][+-]?\d+)?/y;
const OPERATORS = ['**', '//', '==', '!=', '<=', '>='];
const OPENING = '([{';
const CLOSING = ')]}';

/** Reads the tag that starts at `start` with `{{` or `{%`. Never fails: a tag without an end ends at the next start. */
export function lexTag(text: string, start: number): TagSegment {
  return new TagLexer(text, start).read();
}

class TagLexer {
  readonly #text: string;
  readonly #start: number;
  readonly #kind: 'expression' | 'statement';
  readonly #end: string;
  readonly #tokens: Token[] = [];
  #at: number;
  #depth = 0;

  constructor(text: string, start: number) {
    this.#text = text;
    this.#start = start;
    this.#kind = text.charAt(start + 1) === '{' ? 'expression' : 'statement';
    this.#end = this.#kind === 'expression' ? '}}' : '%}';
    this.#at = start + 2;
  }

  read(): TagSegment {
    const trimBefore = this.#trimMark(this.#at);
    if (trimBefore !== undefined) this.#at++;
    const innerStart = this.#at;
    while (this.#at < this.#text.length) {
      const trimAfter = this.#trimMark(this.#at);
      if (this.#endsAt(this.#at + (trimAfter === undefined ? 0 : 1)))
        return this.#segment({ innerStart, trimBefore, trimAfter, closed: true });
      if (this.#opensAt(this.#at) || this.#breaksOff()) break;
      this.#readOne();
    }
    return this.#segment({ innerStart, trimBefore, trimAfter: undefined, closed: false });
  }

  #segment(ends: { innerStart: number; trimBefore: Trim; trimAfter: Trim; closed: boolean }): TagSegment {
    const innerEnd = this.#at;
    const end = ends.closed ? innerEnd + (ends.trimAfter === undefined ? 2 : 3) : innerEnd;
    return {
      kind: this.#kind,
      span: { start: this.#start, end },
      inner: { start: ends.innerStart, end: innerEnd },
      tokens: this.#tokens,
      trimBefore: ends.trimBefore,
      trimAfter: ends.trimAfter,
      closed: ends.closed,
    };
  }

  #trimMark(at: number): Trim {
    const char = this.#text.charAt(at);
    return char === '-' || char === '+' ? char : undefined;
  }

  /** `}}` ends an expression only where no dictionary is open: `{{ {'a': {'b': 1}} }}`. */
  #endsAt(at: number): boolean {
    return this.#text.startsWith(this.#end, at) && (this.#end === '%}' || this.#depth === 0 || !this.#closesLater(at));
  }

  /** With a bracket left open, `}}` is a pair of closing braces only if another end follows in this tag. */
  #closesLater(at: number): boolean {
    if (this.#braceDepth() === 0) return false;
    const later = this.#text.indexOf('}}', at + 1);
    const next = this.#text.indexOf('{{', at);
    return later >= 0 && (next < 0 || later < next);
  }

  #braceDepth(): number {
    let depth = 0;
    for (const token of this.#tokens) {
      if (token.kind !== 'operator') continue;
      if (token.text === '{') depth++;
      else if (token.text === '}') depth--;
    }
    return depth;
  }

  #opensAt(at: number): boolean {
    if (this.#text.charAt(at) !== '{') return false;
    const next = this.#text.charAt(at + 1);
    // `{{` inside an expression may be a dictionary in a dictionary, but nobody writes a set of dictionaries.
    return next === '%' || next === '{' || next === '#';
  }

  /** An open quote without the tag's end on its line is still being typed: the lines below belong to the text. */
  #breaksOff(): boolean {
    const last = this.#tokens.at(-1);
    if (last?.kind !== 'string' || last.closed) return false;
    const lineEnd = this.#text.indexOf('\n', this.#at);
    const line = this.#text.slice(last.span.end, lineEnd < 0 ? this.#text.length : lineEnd);
    return !line.includes(this.#end);
  }

  #readOne(): void {
    const char = this.#text.charAt(this.#at);
    if (/\s/.test(char)) {
      this.#at++;
      return;
    }
    const token = char === '"' || char === "'" ? lexString(this.#text, this.#at, this.#end) : this.#word(char);
    this.#tokens.push(token);
    this.#at = token.span.end;
  }

  #word(char: string): Token {
    const name = this.#match(NAME);
    if (name !== undefined) return { kind: 'name', text: name, span: this.#spanOf(name) };
    const number = this.#match(NUMBER);
    if (number !== undefined) return { kind: 'number', text: number, span: this.#spanOf(number) };
    const text = OPERATORS.find(operator => this.#text.startsWith(operator, this.#at)) ?? char;
    if (OPENING.includes(text)) this.#depth++;
    if (CLOSING.includes(text)) this.#depth = Math.max(0, this.#depth - 1);
    return { kind: 'operator', text, span: this.#spanOf(text) };
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    return pattern.exec(this.#text)?.[0];
  }

  #spanOf(text: string): { start: number; end: number } {
    return { start: this.#at, end: this.#at + text.length };
  }
}
