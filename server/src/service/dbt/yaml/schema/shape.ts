import type { ConfigKey, ConfigResource } from '../../configKeys/configKey';

/** What the text of a value names. */
export type Holds =
  | 'column' // of the thing described around
  | 'doc'
  | 'fixture' // a file of rows for unit tests, by its name without the ending
  | 'group'
  | 'metric'
  | 'model'
  | 'reference' // a `ref(…)`, `source(…)` or `metric(…)`
  | 'relatedColumn' // of what `to` beside it refers to
  | 'tag'
  | Described;

/** Kinds of things that an entry of YAML describes: there must be one of the name in the same package. */
export type Described = 'describedModel' | 'seed' | 'snapshot' | 'analysis' | 'singularTest' | 'macro' | 'function';

export type ScalarType = 'text' | 'number' | 'boolean';

/** What dbt takes at a place of YAML. */
export type Shape =
  | {
      readonly kind: 'scalar';
      readonly types: readonly ScalarType[];
      readonly choices?: readonly string[];
      /** True when no other value works. */
      readonly closed?: boolean;
      readonly holds?: Holds;
    }
  /** `single`: one value may stand for a list of one. */
  | { readonly kind: 'list'; readonly of: Shape; readonly single?: boolean }
  /** A map of the keys; `open` when others mean something too. */
  | { readonly kind: 'map'; readonly keys: Readonly<Record<string, ShapeKey>>; readonly open?: boolean }
  /** A map whose keys are names of the user's. */
  | { readonly kind: 'mapOf'; readonly of: Shape }
  | { readonly kind: 'config'; readonly resource: ConfigResource }
  /** The value of one key of configuration. */
  | { readonly kind: 'configValue'; readonly key: ConfigKey }
  /** A level of `dbt_project.yml`: folders, and keys of configuration with a plus. */
  | { readonly kind: 'folders'; readonly resource: ConfigResource }
  /** A generic test. */
  | { readonly kind: 'test' }
  | { readonly kind: 'either'; readonly of: readonly Shape[] }
  /** Another shape that is only known later: for shapes within themselves. */
  | { readonly kind: 'later'; readonly of: () => Shape }
  | { readonly kind: 'any' };

/** A key of a map. */
export interface ShapeKey {
  readonly shape: Shape;
  /** What it does, in a sentence of the user's language. */
  readonly about: () => string;
  readonly required?: boolean;
  /** Another spelling that dbt wants today. */
  readonly instead?: string;
}

export const ANY: Shape = { kind: 'any' };
export const TEXT: Shape = { kind: 'scalar', types: ['text', 'number', 'boolean'] };
export const NUMBER: Shape = { kind: 'scalar', types: ['number'] };
export const BOOLEAN: Shape = { kind: 'scalar', types: ['boolean'], choices: ['true', 'false'] };
export const TEXTS: Shape = { kind: 'list', of: TEXT, single: true };
export const TAGS: Shape = {
  kind: 'list',
  of: { kind: 'scalar', types: ['text', 'number'], holds: 'tag' },
  single: true,
};
export const DESCRIPTION: Shape = { kind: 'scalar', types: ['text', 'number', 'boolean'], holds: 'doc' };

export function list(of: Shape): Shape {
  return { kind: 'list', of };
}

export function map(keys: Readonly<Record<string, ShapeKey>>, open = false): Shape {
  return { kind: 'map', keys, open };
}

export function oneOf(...choices: readonly string[]): Shape {
  return { kind: 'scalar', types: ['text', 'number', 'boolean'], choices, closed: true };
}

export function naming(holds: Holds): Shape {
  return { kind: 'scalar', types: ['text', 'number', 'boolean'], holds };
}

export function either(...of: readonly Shape[]): Shape {
  return { kind: 'either', of };
}

export function key(shape: Shape, about: () => string): ShapeKey {
  return { shape, about };
}

export function required(shape: Shape, about: () => string): ShapeKey {
  return { shape, about, required: true };
}
