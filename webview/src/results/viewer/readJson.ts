/** A JSON value as it was written: numbers keep every digit, which `JSON.parse` would round. */
export type JsonNode =
  | {
      readonly kind: 'leaf';
      /** As it was written, quotes and escapes of a text undone. */ readonly text: string;
      readonly of: 'text' | 'number' | 'word';
    }
  | { readonly kind: 'list'; readonly items: readonly JsonNode[] }
  | { readonly kind: 'object'; readonly members: readonly (readonly [name: string, value: JsonNode])[] };

const SPACE = /[ \t\n\r]*/y;
const STRING = /"(?:[^"\\\u0000-\u001f]|\\.)*"/y;
const NUMBER = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORD = /true|false|null/y;
/** Depth beyond which a value is shown as its text: so deep a tree is read by nobody. */
const DEEPEST = 200;

/** An object or a list of JSON, or `undefined` when the text is none. */
export function readJson(text: string): JsonNode | undefined {
  if (!/^\s*[[{]/.test(text)) return undefined;
  try {
    const reader = new JsonReader(text);
    return reader.whole();
  } catch (error) {
    if (error instanceof NoJson) return undefined;
    throw error;
  }
}

class NoJson extends Error {}

class JsonReader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  whole(): JsonNode {
    const node = this.#value(0);
    this.#take(SPACE);
    if (this.#at < this.#text.length) throw new NoJson();
    return node;
  }

  #value(depth: number): JsonNode {
    if (depth > DEEPEST) throw new NoJson();
    this.#take(SPACE);
    const next = this.#text[this.#at];
    if (next === '{') return { kind: 'object', members: this.#list('}', () => this.#member(depth + 1)) };
    if (next === '[') return { kind: 'list', items: this.#list(']', () => this.#value(depth + 1)) };
    if (next === '"') return { kind: 'leaf', of: 'text', text: this.#string() };
    const number = this.#take(NUMBER);
    if (number !== undefined) return { kind: 'leaf', of: 'number', text: number };
    const word = this.#take(WORD);
    if (word === undefined) throw new NoJson();
    return { kind: 'leaf', of: 'word', text: word };
  }

  #member(depth: number): readonly [string, JsonNode] {
    this.#take(SPACE);
    const name = this.#string();
    this.#expect(':');
    return [name, this.#value(depth)];
  }

  #list<T>(end: string, item: () => T): readonly T[] {
    this.#at++;
    this.#take(SPACE);
    const items: T[] = [];
    if (this.#text[this.#at] === end) {
      this.#at++;
      return items;
    }
    for (;;) {
      items.push(item());
      this.#take(SPACE);
      const next = this.#text[this.#at++];
      if (next === end) return items;
      if (next !== ',') throw new NoJson();
    }
  }

  #string(): string {
    const written = this.#take(STRING);
    if (written === undefined) throw new NoJson();
    try {
      return String(JSON.parse(written));
    } catch {
      throw new NoJson();
    }
  }

  #expect(sign: string): void {
    this.#take(SPACE);
    if (this.#text[this.#at++] !== sign) throw new NoJson();
  }

  #take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0];
    if (found !== undefined) this.#at += found.length;
    return found;
  }
}
