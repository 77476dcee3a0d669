import type { YamlNode } from '../yamlNode';
import { PlainList, PlainMap, PlainScalar, type PlainPair } from './plainNodes';
import { plainValue, startsPlain } from './plainScalars';
import { unusual } from './unusualYaml';

/** Reads scalars, and `[a, b]` and `{a: b}`, that end in the line in which they start. */
export class FlowReader {
  readonly #text: string;
  readonly #end: number;
  /** Behind what was read. */
  at: number;

  constructor(text: string, from: number, end: number) {
    this.#text = text;
    this.at = from;
    this.#end = end;
  }

  /** A scalar to the end of the line. */
  lineScalar(): YamlNode {
    const first = this.#text.charAt(this.at);
    if (first === '"' || first === "'") return this.#quoted(first);
    if (!startsPlain(this.#text, this.at)) unusual();
    const start = this.at;
    const line = this.#text.slice(start, this.#end);
    const comment = line.indexOf(' #');
    const written = (comment < 0 ? line : line.slice(0, comment)).trimEnd();
    // A colon here would make it a key.
    if (/:(?: |$)/.test(written)) unusual();
    this.at = start + written.length;
    return this.#scalar(written, start);
  }

  collection(): YamlNode {
    return this.#text.charAt(this.at) === '[' ? this.#list() : this.#map();
  }

  #list(): YamlNode {
    const start = this.at;
    const items: YamlNode[] = [];
    this.at += 1;
    for (;;) {
      if (this.#peek() === ']') break;
      const item = this.#entry();
      // `[a: b]` is a list of a map.
      if (this.#peek() === ':') unusual();
      items.push(item);
      if (!this.#comma(']')) break;
    }
    this.at += 1;
    return new PlainList(items, { start, end: this.at });
  }

  #map(): YamlNode {
    const start = this.at;
    const pairs: PlainPair[] = [];
    this.at += 1;
    for (;;) {
      if (this.#peek() === '}') break;
      pairs.push(this.#pair());
      if (!this.#comma('}')) break;
    }
    this.at += 1;
    return new PlainMap(pairs, { start, end: this.at });
  }

  #pair(): PlainPair {
    this.#peek();
    const first = this.#text.charAt(this.at);
    const key = first === '"' || first === "'" ? this.#quoted(first) : this.#plain();
    const value = key.toConfig();
    if (typeof value !== 'string' || value === '<<' || value === '__proto__') return unusual();
    if (this.#peek() !== ':' || this.#text.charAt(this.at + 1) !== ' ') unusual();
    this.at += 1;
    return { name: value, span: key.span, value: this.#entry() };
  }

  #entry(): YamlNode {
    const next = this.#peek();
    if (next === '[' || next === '{') return this.collection();
    return next === '"' || next === "'" ? this.#quoted(next) : this.#plain();
  }

  /** Whether a comma leads to another entry; false at the closing bracket. */
  #comma(closing: string): boolean {
    const next = this.#peek();
    if (next === closing) return false;
    if (next !== ',') unusual();
    this.at += 1;
    return true;
  }

  /** The next letter that is no space. */
  #peek(): string {
    while (this.at < this.#end && this.#text.charAt(this.at) === ' ') this.at += 1;
    if (this.at >= this.#end) unusual();
    return this.#text.charAt(this.at);
  }

  #plain(): YamlNode {
    if (!startsPlain(this.#text, this.at)) unusual();
    const start = this.at;
    let end = start;
    while (end < this.#end && !/[,[\]{}]/.test(this.#text.charAt(end)) && !this.#isColon(end)) end += 1;
    while (this.#text.charAt(end - 1) === ' ') end -= 1;
    const written = this.#text.slice(start, end);
    if (written === '' || written.includes(' #')) unusual();
    this.at = end;
    return this.#scalar(written, start);
  }

  #isColon(at: number): boolean {
    return this.#text.charAt(at) === ':' && /[\s,[\]{}]/.test(this.#text.charAt(at + 1));
  }

  #scalar(written: string, start: number): YamlNode {
    const value = plainValue(written);
    return value === undefined ? unusual() : new PlainScalar(value, written, { start, end: start + written.length });
  }

  /** A quoted text without anything that stands for something else. */
  #quoted(quote: string): YamlNode {
    const start = this.at + 1;
    const end = this.#text.indexOf(quote, start);
    if (end < 0 || end >= this.#end || this.#text.charAt(end + 1) === quote) return unusual();
    const written = this.#text.slice(start, end);
    if (written.includes('\\') && quote === '"') unusual();
    this.at = end + 1;
    return new PlainScalar(written, written, { start, end });
  }
}
