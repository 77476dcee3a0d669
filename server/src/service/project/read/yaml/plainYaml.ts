import type { YamlNode } from '../yamlNode';
import { FlowReader } from './plainFlow';
import { PlainList, PlainMap, PlainScalar, type PlainPair } from './plainNodes';
import { fold, plainValue, startsPlain } from './plainScalars';
import { unusual, UnusualYaml } from './unusualYaml';

/** A line: where it starts, where its last visible letter ends, where the line does, and the column of its first letter. */
interface Line {
  readonly start: number;
  readonly stop: number;
  readonly end: number;
  readonly column: number;
}

/**
 * Reads YAML that is written as most is: maps and lists in lines, scalars on one line, blocks of text, flows on one
 * line. Undefined for a text that uses anything else or has a mistake, which is for a reader of the whole language.
 */
export function readPlainYaml(text: string): { readonly root: YamlNode | undefined } | undefined {
  // A tab may indent nothing, and few write one at all; a byte order mark, directives and documents are rarer yet.
  if (text.includes('\t') || /^(?:\ufeff|%|\.\.\.)|\n(?:---|\.\.\.|%)/.test(text)) return undefined;
  try {
    return { root: new PlainReader(text).root() };
  } catch (error) {
    if (error instanceof UnusualYaml) return undefined;
    throw error;
  }
}

class PlainReader {
  readonly #text: string;
  readonly #lines: readonly Line[];
  /** The line that is read, and where in it what is next starts: behind a dash that is not the line's first letter. */
  #at = 0;
  #column = 0;

  constructor(text: string) {
    this.#text = text;
    this.#lines = linesOf(text);
  }

  root(): YamlNode | undefined {
    if (this.#text.startsWith('---')) {
      if (this.#textOf(this.#line) !== '---') unusual();
      this.#at = 1;
    }
    this.#settle();
    if (this.#isOver) return undefined;
    const root = this.#block(this.#column);
    // Something stands further left than the first line.
    return this.#at < this.#lines.length ? unusual() : root;
  }

  get #isOver(): boolean {
    return this.#at >= this.#lines.length;
  }

  get #line(): Line {
    const { length } = this.#text;
    return this.#lines[this.#at] ?? { start: length, end: length, stop: length, column: 0 };
  }

  /** Where what is read next starts. */
  get #offset(): number {
    return this.#line.start + this.#column;
  }

  #textOf({ start, end }: Line): string {
    return this.#text.slice(start, end);
  }

  /** Goes on to the next line that is neither blank nor a comment. */
  #advance(): void {
    this.#at += 1;
    this.#settle();
  }

  #settle(): void {
    while (!this.#isOver) {
      const { start, end, column } = this.#line;
      if (start + column < end && this.#text.charAt(start + column) !== '#') break;
      this.#at += 1;
    }
    this.#column = this.#isOver ? -1 : this.#line.column;
  }

  #block(column: number): YamlNode {
    if (this.#isDash()) return this.#list(column);
    if (this.#keyEnd() !== undefined) return this.#map(column);
    return unusual();
  }

  #isDash(): boolean {
    const at = this.#offset;
    return this.#text.charAt(at) === '-' && (at + 1 >= this.#line.end || this.#text.charAt(at + 1) === ' ');
  }

  #list(column: number): YamlNode {
    const start = this.#offset;
    const items: YamlNode[] = [];
    let end = start;
    while (this.#column === column && this.#isDash()) {
      const item = this.#item(column);
      items.push(item);
      end = Math.max(end, item.span.end);
    }
    if (this.#column > column) unusual();
    return new PlainList(items, { start, end });
  }

  #item(column: number): YamlNode {
    const from = this.#behindSpaces(this.#offset + 1);
    if (this.#isBlank(from)) return this.#below(this.#offset + 1, column, false);
    this.#column = from - this.#line.start;
    if (this.#isDash() || this.#keyEnd() !== undefined) return this.#block(this.#column);
    return this.#value(from, column);
  }

  #map(column: number): YamlNode {
    const start = this.#offset;
    const pairs: PlainPair[] = [];
    let end = start;
    while (this.#column === column) {
      const keyEnd = this.#keyEnd();
      if (keyEnd === undefined) break;
      const pair = this.#pair(column, keyEnd);
      pairs.push(pair);
      end = Math.max(end, pair.value.span.end);
    }
    if (this.#column > column) unusual();
    return new PlainMap(pairs, { start, end });
  }

  #pair(column: number, keyEnd: number): PlainPair {
    const start = this.#offset;
    const written = this.#text.slice(start, keyEnd);
    const isQuoted = /^["']/.test(written);
    const name = isQuoted ? written.slice(1, -1) : written;
    if ((!isQuoted && typeof plainValue(name) !== 'string') || name === '<<' || name === '__proto__') unusual();
    const span = isQuoted ? { start: start + 1, end: keyEnd - 1 } : { start, end: keyEnd };
    const from = this.#behindSpaces(this.#behindSpaces(keyEnd) + 1);
    const value = this.#isBlank(from) ? this.#below(keyEnd + 1, column, true) : this.#value(from, column);
    return { name, span, value };
  }

  /** The end of a key that starts here and has a colon behind it; undefined when none does. */
  #keyEnd(): number | undefined {
    const { end } = this.#line;
    const start = this.#offset;
    const first = this.#text.charAt(start);
    let at = start;
    if (first === '"' || first === "'") {
      at = this.#text.indexOf(first, start + 1) + 1;
      if (at === 0 || at > end || this.#text.slice(start, at).includes('\\')) return undefined;
    } else {
      if (!startsPlain(this.#text, start)) return undefined;
      while (at < end && !this.#isColon(at)) at += 1;
      // ` #` begins a comment, so that what follows is no key.
      if (at >= end || this.#text.slice(start, at).includes(' #')) return undefined;
      while (this.#text.charAt(at - 1) === ' ') at -= 1;
    }
    return this.#isColon(this.#behindSpaces(at)) ? at : undefined;
  }

  #isColon(at: number): boolean {
    return this.#text.charAt(at) === ':' && (at + 1 >= this.#line.end || this.#text.charAt(at + 1) === ' ');
  }

  #behindSpaces(from: number): number {
    let at = from;
    while (at < this.#line.end && this.#text.charAt(at) === ' ') at += 1;
    return at;
  }

  /** Whether nothing but a comment stands in the rest of the line. */
  #isBlank(from: number): boolean {
    return from >= this.#line.end || (this.#text.charAt(from) === '#' && this.#text.charAt(from - 1) === ' ');
  }

  /** What stands in the lines below a key or a dash: indented further, or a list of a key at its own column. */
  #below(nowhere: number, column: number, isKey: boolean): YamlNode {
    this.#advance();
    if (this.#column > column) return this.#block(this.#column);
    if (isKey && this.#column === column && this.#isDash()) return this.#list(column);
    return new PlainScalar(null, '', { start: nowhere, end: nowhere });
  }

  /** A value that starts in this line. */
  #value(from: number, column: number): YamlNode {
    const first = this.#text.charAt(from);
    if (first === '|' || first === '>') return this.#textBlock(from, column);
    const flow = new FlowReader(this.#text, from, this.#line.end);
    const value = first === '[' || first === '{' ? flow.collection() : flow.lineScalar();
    if (!this.#isBlank(this.#behindSpaces(flow.at))) unusual();
    this.#advance();
    // A value that goes on in the next line.
    if (this.#column > column) unusual();
    return value;
  }

  /** `|` keeps the line ends of a text, `>` folds them; `-` takes away the last one, `+` keeps the blank lines behind. */
  #textBlock(from: number, column: number): YamlNode {
    const header = /^([|>])([-+]?)(?: +#.*)?$/.exec(this.#text.slice(from, this.#line.end));
    if (header === null) return unusual();
    const [, style, chomping] = header;
    const { lines, end } = this.#textLines(column, chomping === '+');
    const body = [...lines];
    while (body.at(-1) === '') body.pop();
    const kept = chomping === '+' ? '\n'.repeat(lines.length - body.length + (body.length > 0 ? 1 : 0)) : '\n';
    const last = chomping === '-' || (body.length === 0 && chomping === '') ? '' : kept;
    const text = (style === '|' ? body.join('\n') : fold(body)) + last;
    this.#settle();
    return new PlainScalar(text, text, { start: from, end });
  }

  /** The lines of a block of text without its indentation, and where it ends. */
  #textLines(column: number, isKept: boolean): { readonly lines: readonly string[]; readonly end: number } {
    this.#at += 1;
    const lines: string[] = [];
    let indent: number | undefined;
    let end = this.#line.start;
    for (; !this.#isOver; this.#at += 1) {
      const line = this.#line;
      const raw = this.#text.slice(line.start, line.stop).replace(/\r$/, '');
      const isBlank = raw.trim() === '';
      // Blanks before the text that are longer than its indentation, or spaces in blank lines, mean something.
      if (isBlank && raw.length > (indent ?? 0)) unusual();
      if (!isBlank) {
        if (line.column <= column) break;
        indent ??= line.column;
        if (line.column < indent) unusual();
      }
      lines.push(isBlank ? '' : raw.slice(indent));
      if (!isBlank || isKept) end = this.#lines[this.#at + 1]?.start ?? this.#text.length;
    }
    return { lines, end };
  }
}

function linesOf(text: string): readonly Line[] {
  const lines: Line[] = [];
  for (let start = 0; start < text.length;) {
    const newline = text.indexOf('\n', start);
    const stop = newline < 0 ? text.length : newline;
    let column = start;
    while (column < stop && text.charCodeAt(column) === 32) column += 1;
    let end = stop;
    while (end > column && (text.charCodeAt(end - 1) === 32 || text.charCodeAt(end - 1) === 13)) end -= 1;
    lines.push({ start, end, stop, column: column - start });
    start = stop + 1;
  }
  return lines;
}
