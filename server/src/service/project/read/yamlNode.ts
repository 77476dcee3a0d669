import type { Span } from '../../text/span';
import type { ConfigValue } from '../config';

/** What is wrong with a YAML file, and where. */
export interface YamlProblem {
  readonly message: string;
  readonly span: Span;
}

/** A YAML file read as far as it can be: the root is undefined for one that holds nothing. */
export interface YamlFile {
  readonly root: YamlNode | undefined;
  readonly problems: readonly YamlProblem[];
}

/** A key of a map with its place. */
export interface YamlKey {
  readonly name: string;
  readonly span: Span;
}

/** A value in a YAML file with its place. Asking a value of another kind for its parts gives nothing, never an error. */
export interface YamlNode {
  /** The value of a key of a map. */
  get(key: string): YamlNode | undefined;
  /** The keys of a map with their values; empty for anything else. Keys without a value are left out. */
  entries(): readonly (readonly [key: string, value: YamlNode])[];
  /** The keys of a map with their places; empty for anything else. */
  keys(): readonly YamlKey[];
  /** The entries of a list; empty for anything else. */
  items(): readonly YamlNode[];
  /** A scalar as text; undefined for null and for what is no scalar. */
  readonly text: string | undefined;
  /** Where the value stands; of a quoted text the inside of its quotes. */
  readonly span: Span;
  /** Whether offsets in `text` count from the start of `span`: so in a plain or simply quoted text on one line. */
  readonly isVerbatim: boolean;
  /** The value with all that is in it: null, booleans, numbers, texts, lists and maps; dates stay text. */
  toConfig(): ConfigValue;
}
