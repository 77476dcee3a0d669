import { isAlias, isMap, isScalar, isSeq, parseDocument, Scalar, type Document, type Node, type ScalarTag } from 'yaml';
import type { Span } from '../../../text/span';
import type { ConfigValue } from '../../config';
import type { YamlFile, YamlKey, YamlNode } from '../yamlNode';

/** Reads a YAML file by the whole of the language, half-written ones too. */
export function readWholeYaml(text: string): YamlFile {
  const document = parseDocument(text, {
    uniqueKeys: false,
    merge: true,
    logLevel: 'silent',
    customTags: tags => [...tags, WORD_BOOLEAN],
  });
  const problems = document.errors.map(({ message, pos: [start, end] }) => ({
    // The library puts a drawing of the place behind the sentence.
    message: message.split(/ at line \d+/)[0] ?? message,
    span: { start, end: Math.max(end, start + 1) },
  }));
  return { root: document.contents === null ? undefined : new LibraryNode(document.contents, document), problems };
}

/** dbt reads YAML as it was before its second version: `yes`, `no`, `on` and `off` are booleans. */
const WORD_BOOLEAN: ScalarTag = {
  tag: 'tag:yaml.org,2002:bool',
  default: true,
  test: /^(?:[Yy]es|YES|[Nn]o|NO|[Oo]n|ON|[Oo]ff|OFF)$/,
  resolve: written => /^(?:yes|on)$/i.test(written),
};

class LibraryNode implements YamlNode {
  readonly #node: Node;
  readonly #document: Document;

  constructor(node: Node, document: Document) {
    this.#document = document;
    this.#node = (isAlias(node) ? node.resolve(document) : undefined) ?? node;
  }

  /** The value of a key of a map. */
  get(key: string): YamlNode | undefined {
    if (!isMap(this.#node)) return undefined;
    const pair = this.#node.items.find(item => keyOf(item.key) === key);
    return this.#isNode(pair?.value) ? new LibraryNode(pair.value, this.#document) : undefined;
  }

  /** The keys of a map with their values; empty for anything else. Keys without a value are left out. */
  entries(): readonly (readonly [key: string, value: YamlNode])[] {
    if (!isMap(this.#node)) return [];
    return this.#node.items.flatMap(({ key, value }) => {
      const name = keyOf(key);
      return name === undefined || !this.#isNode(value)
        ? []
        : [[name, new LibraryNode(value, this.#document)] as const];
    });
  }

  /** The keys of a map with their places; empty for anything else. */
  keys(): readonly YamlKey[] {
    if (!isMap(this.#node)) return [];
    return this.#node.items.flatMap(({ key }) => {
      const name = keyOf(key);
      return name === undefined || !isScalar(key) ? [] : [{ name, span: new LibraryNode(key, this.#document).span }];
    });
  }

  /** The entries of a list; empty for anything else. */
  items(): readonly YamlNode[] {
    if (!isSeq(this.#node)) return [];
    return this.#node.items.flatMap(item => (this.#isNode(item) ? [new LibraryNode(item, this.#document)] : []));
  }

  /** A scalar as text; undefined for null and for what is no scalar. */
  get text(): string | undefined {
    if (!isScalar(this.#node)) return undefined;
    if (typeof this.#node.value === 'string') return this.#node.value;
    // `1.0` is the version "1.0" to dbt's readers of names, not the number 1.
    if (typeof this.#node.value === 'number') return this.#node.source ?? String(this.#node.value);
    return typeof this.#node.value === 'boolean' ? String(this.#node.value) : undefined;
  }

  /** Where the value stands; of a quoted text the inside of its quotes. */
  get span(): Span {
    const [start = 0, end = 0] = this.#node.range ?? [];
    const quoted =
      isScalar(this.#node) && (this.#node.type === Scalar.QUOTE_SINGLE || this.#node.type === Scalar.QUOTE_DOUBLE);
    return quoted ? { start: start + 1, end: Math.max(start + 1, end - 1) } : { start, end };
  }

  /** Whether offsets in `text` count from the start of `span`: so in a plain or simply quoted text on one line. */
  get isVerbatim(): boolean {
    const { start, end } = this.span;
    return this.text?.length === end - start;
  }

  /** The value with all that is in it. */
  toConfig(): ConfigValue {
    // YAML gives null, booleans, numbers, texts, lists and maps; dates stay text in this schema.
    return this.#node.toJS(this.#document) as ConfigValue;
  }

  #isNode(value: unknown): value is Node {
    return isMap(value) || isSeq(value) || isScalar(value) || isAlias(value);
  }
}

/** A key is a text, whatever it would be as a value. */
function keyOf(key: unknown): string | undefined {
  if (!isScalar(key)) return undefined;
  return typeof key.value === 'boolean' ? (key.source ?? String(key.value)) : String(key.value);
}
