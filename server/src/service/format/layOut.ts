import type { Block, JinjaDocument } from '@lakehouse/jinja';
import type { Token } from '@lakehouse/sql';
import type { FormatOptions } from '../feature';
import { blockSteps, type BlockStep } from './blockDepths';
import { formattedLines, type FormattedLine } from './formattedLines';
import { joinConditions } from './joinConditions';
import type { LayoutToken } from './layoutToken';
import { shortClauses } from './shortClauses';

/** A template and the same tokens as a formatter of SQL laid them out. */
export interface LaidOut {
  readonly jinja: JinjaDocument;
  readonly tokens: readonly LayoutToken[];
  /** The stand-ins in what the formatter made. */
  readonly formatted: readonly Token[];
  readonly formattedText: string;
  readonly options: Pick<FormatOptions, 'tabSize' | 'tabs'>;
}

/**
 * The white space before each token of a template.
 *
 * It is the formatter's, but for these rules of our own: tags of blocks stand on lines of their own, and what is between
 * them is one step further in; what touches Jinja still touches it; one empty line is kept where there were any.
 */
export function whiteSpace(laidOut: LaidOut): readonly string[] {
  const { tokens, formatted, formattedText } = laidOut;
  const lines = formattedLines(formattedText, formatted);
  const indents = new Indents(laidOut, lines);
  const joined = shortClauses(lines, tokens);
  return tokens.map((token, at) => {
    const before = tokens[at - 1];
    const indent = indents.next(at);
    if (joined.has(at)) return ' ';
    return before === undefined ? '' : new Gap(laidOut, at).between(before, token, indent);
  });
}

class Gap {
  readonly #written: string;
  readonly #formatted: string;
  /** Whether the token before is a comma that leads a line. */
  readonly #leads: boolean;

  constructor({ jinja, tokens, formatted, formattedText }: LaidOut, at: number) {
    this.#leads = isLeadingComma(tokens, at - 1) && tokens[at]?.role !== 'line';
    this.#written = jinja.text.slice(tokens[at - 1]?.span.end ?? 0, tokens[at]?.span.start);
    this.#formatted = formattedText.slice(formatted[at - 1]?.span.end ?? 0, formatted[at]?.span.start);
  }

  between(before: LayoutToken, token: LayoutToken, indent: string): string {
    if (this.#leads) return ' ';
    const glued = this.#isGlued(before, token);
    if (glued && before.kind !== 'punctuation' && token.kind !== 'punctuation') return '';
    if (this.#isBroken(before, token)) return this.#isApart() ? `\n\n${indent}` : `\n${indent}`;
    // `){% if … %},{% endif %}`, and `nvl(`: a name that the formatter does not know for a function.
    const touches = glued || (this.#written === '' && (token.text === '(' || token.text === '['));
    return touches ? '' : this.#formatted;
  }

  /** Whether something touches Jinja; an operator is one whether it does or not. */
  #isGlued(before: LayoutToken, token: LayoutToken): boolean {
    if (this.#written !== '' || before.kind === 'operator' || token.kind === 'operator') return false;
    return before.role === 'atom' || token.role === 'atom';
  }

  #isBroken(before: LayoutToken, token: LayoutToken): boolean {
    if (this.#formatted.includes('\n') || before.role === 'line' || token.role === 'line') return true;
    return (before.role === 'remark' || token.role === 'remark') && this.#written.includes('\n');
  }

  #isApart(): boolean {
    return /\n[^\S\n]*\n/.test(this.#written) || this.#formatted.includes('\n\n');
  }
}

/** A comma behind a tag of its own line leads what it belongs to. */
function isLeadingComma(tokens: readonly LayoutToken[], at: number): boolean {
  return tokens[at]?.text === ',' && tokens[at - 1]?.role === 'line';
}

/** Works out how far each token is indented when it starts a line; tokens must come in order. */
class Indents {
  readonly #laidOut: LaidOut;
  readonly #steps: readonly (readonly BlockStep[])[];
  readonly #open: { readonly block: Block; readonly base: string }[] = [];

  readonly #lineOf: readonly FormattedLine[];
  readonly #further: ReadonlySet<number>;

  constructor(laidOut: LaidOut, lines: readonly FormattedLine[]) {
    this.#laidOut = laidOut;
    this.#lineOf = lines.flatMap(line => Array.from({ length: line.end - line.start }, () => line));
    this.#further = joinConditions(lines, laidOut.tokens);
    this.#steps = blockSteps(laidOut.tokens, laidOut.jinja);
  }

  next(at: number): string {
    const [first] = this.#steps[at] ?? [];
    const outer = first?.kind === 'close' || first?.kind === 'branch' ? this.#baseOf(first.block) : undefined;
    const indent = outer ?? this.#shift() + this.#ofFormatted(at);
    for (const step of this.#steps[at] ?? []) {
      if (step.kind === 'open') this.#open.push({ block: step.block, base: indent });
      if (step.kind === 'close') this.#leave(step.block);
    }
    return indent;
  }

  #baseOf(block: Block): string | undefined {
    return this.#open.findLast(one => one.block === block)?.base;
  }

  #leave(block: Block): void {
    const at = this.#open.findLastIndex(one => one.block === block);
    if (at >= 0) this.#open.length = at;
  }

  #shift(): string {
    return this.#step().repeat(this.#open.length);
  }

  #step(): string {
    const { tabs, tabSize } = this.#laidOut.options;
    return tabs ? '\t' : ' '.repeat(tabSize);
  }

  /** The indentation of the formatter's line that a token stands in; of a tag that of what it stands at. */
  #ofFormatted(at: number): string {
    const { tokens } = this.#laidOut;
    if (tokens[at]?.role !== 'line') return this.#lineIndent(at);
    let next = at + 1;
    while (tokens[next]?.role === 'line') next += 1;
    const [step] = this.#steps[at + 1] ?? [];
    const endsBlock = step?.kind === 'close' || step?.kind === 'branch';
    if (endsBlock && this.#steps[at]?.every(({ kind }) => kind !== 'open')) {
      let before = at - 1;
      while (tokens[before]?.role === 'line') before -= 1;
      return before < 0 ? '' : this.#lineIndent(before);
    }
    return next < tokens.length ? this.#lineIndent(next) : '';
  }

  #lineIndent(at: number): string {
    const line = this.#lineOf[isLeadingComma(this.#laidOut.tokens, at) ? at + 1 : at];
    if (line === undefined) return '';
    return line.indent + (this.#further.has(line.start) ? this.#step() : '');
  }
}
