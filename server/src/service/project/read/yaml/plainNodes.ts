import type { Span } from '../../../text/span';
import type { ConfigValue } from '../../config';
import type { YamlKey, YamlNode } from '../yamlNode';

/** What has no parts and no text. */
class EmptyNode implements YamlNode {
  readonly span: Span;

  constructor(span: Span) {
    this.span = span;
  }

  get text(): string | undefined {
    return undefined;
  }

  get isVerbatim(): boolean {
    return false;
  }

  get(_key: string): YamlNode | undefined {
    return undefined;
  }

  entries(): readonly (readonly [key: string, value: YamlNode])[] {
    return [];
  }

  keys(): readonly YamlKey[] {
    return [];
  }

  items(): readonly YamlNode[] {
    return [];
  }

  toConfig(): ConfigValue {
    return null;
  }
}

/** A text, number or truth, or nothing. */
export class PlainScalar extends EmptyNode {
  readonly #value: string | number | boolean | null;
  readonly #written: string;

  /** @param written as the file has it, without quotes */
  constructor(value: string | number | boolean | null, written: string, span: Span) {
    super(span);
    this.#value = value;
    this.#written = written;
  }

  override get text(): string | undefined {
    if (this.#value === null) return undefined;
    // `1.0` is the version "1.0" to dbt's readers of names, not the number 1.
    return typeof this.#value === 'number' ? this.#written : String(this.#value);
  }

  override get isVerbatim(): boolean {
    return this.text?.length === this.span.end - this.span.start;
  }

  override toConfig(): ConfigValue {
    return this.#value;
  }
}

/** A list, in lines or in brackets. */
export class PlainList extends EmptyNode {
  readonly #items: readonly YamlNode[];

  constructor(items: readonly YamlNode[], span: Span) {
    super(span);
    this.#items = items;
  }

  override items(): readonly YamlNode[] {
    return this.#items;
  }

  override toConfig(): ConfigValue {
    return this.#items.map(item => item.toConfig());
  }
}

/** One key of a map with its value. */
export interface PlainPair extends YamlKey {
  readonly value: YamlNode;
}

/** A map, in lines or in braces. */
export class PlainMap extends EmptyNode {
  readonly #pairs: readonly PlainPair[];

  constructor(pairs: readonly PlainPair[], span: Span) {
    super(span);
    this.#pairs = pairs;
  }

  override get(key: string): YamlNode | undefined {
    return this.#pairs.find(({ name }) => name === key)?.value;
  }

  override entries(): readonly (readonly [key: string, value: YamlNode])[] {
    return this.#pairs.map(({ name, value }) => [name, value] as const);
  }

  override keys(): readonly YamlKey[] {
    return this.#pairs;
  }

  override toConfig(): ConfigValue {
    return Object.fromEntries(this.#pairs.map(({ name, value }) => [name, value.toConfig()]));
  }
}
