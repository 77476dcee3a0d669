import type { ConfigValue } from '../../project/config';
import type { Span } from '../../text/span';

/** A value of a configuration where it is written, in Jinja or in YAML. */
export interface WrittenValue {
  readonly value: ConfigValue;
  /** Of a text the inside of its quotes. */
  readonly span: Span;
  /** With quotes and brackets: what is replaced as a whole. */
  readonly whole: Span;
  /** The values of a list. */
  readonly items: readonly WrittenValue[];
  /** The entries of a map. */
  readonly entries: readonly WrittenEntry[];
}

/** A key with its value. */
export interface WrittenEntry {
  /** Without a leading plus. */
  readonly key: string;
  readonly keySpan: Span;
  readonly value: WrittenValue;
}
