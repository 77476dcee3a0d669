import type { CallExpression } from '@lakehouse/jinja';
import { quoteRelation, type RelationParts } from '../../project/relationName';

/** Arguments of a call, worked out. */
export interface CallArguments {
  readonly positional: readonly Value[];
  readonly named: ReadonlyMap<string, Value>;
  /** Where the call is written. */
  readonly call: Pick<CallExpression, 'span' | 'args'>;
}

export type NativeFunction = (args: CallArguments) => Value;

/** Something with members that are worked out on demand: `target`, `loop`, `config`. */
export class JinjaObject {
  constructor(
    /** `undefined` for a member that only dbt knows. */
    readonly member: (name: string) => Value,
    readonly call?: NativeFunction,
  ) {}
}

/** A relation, which prints as its quoted name. */
export class Relation extends JinjaObject {
  readonly quoted: string;

  constructor(parts: RelationParts) {
    const { database, schema, identifier } = parts;
    const members = new Map(Object.entries({ database, schema, identifier, name: identifier, table: identifier }));
    super(name => members.get(name));
    this.quoted = quoteRelation(parts);
  }
}

/** What `ref` gives for a model that is a CTE of the text: it prints as its name, in quotes as that of dbt-dremio. */
export class CteRelation extends JinjaObject {
  readonly name: string;

  constructor(name: string) {
    const members = new Map<string, Value>(['identifier', 'name', 'table'].map(key => [key, name]));
    super(key => members.get(key));
    this.name = name;
  }
}

/** A value of Jinja: `undefined` is its Undefined, `null` its none. Lists and maps can be changed, as in Python. */
export type Value =
  undefined | null | boolean | number | string | Value[] | Map<Value, Value> | JinjaObject | NativeFunction;

/** Whether Python takes a value for true. */
export function isTrue(value: Value): boolean {
  if (Array.isArray(value)) return value.length > 0;
  if (value instanceof Map) return value.size > 0;
  return Boolean(value);
}

/** What a value prints as; `undefined` when it has a form that is Python's own business. */
export function printed(value: Value): string | undefined {
  if (value === undefined) return '';
  if (value === null) return 'None';
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'number') return printedNumber(value);
  if (value instanceof CteRelation) return `"${value.name}"`;
  return value instanceof Relation ? value.quoted : undefined;
}

/** Python prints whole numbers and middling fractions as JavaScript does, very large or small ones otherwise. */
function printedNumber(value: number): string | undefined {
  if (Number.isSafeInteger(value)) return String(value);
  const size = Math.abs(value);
  return size >= 1e-4 && size < 1e16 && !Number.isInteger(value) ? String(value) : undefined;
}

/** Whether two values are equal to Python; lists and maps by what they hold. */
export function isEqual(left: Value, right: Value): boolean {
  if (left instanceof Relation && right instanceof Relation) return left.quoted === right.quoted;
  if (Array.isArray(left) && Array.isArray(right))
    return left.length === right.length && left.every((item, at) => isEqual(item, right[at]));
  if (left instanceof Map && right instanceof Map)
    return (
      left.size === right.size && [...left].every(([key, item]) => right.has(key) && isEqual(item, right.get(key)))
    );
  return numeric(left) === numeric(right);
}

/** Python's booleans are the numbers 0 and 1. */
function numeric(value: Value): Value {
  return typeof value === 'boolean' ? Number(value) : value;
}

/** What a loop goes over: the items of a list, the keys of a map, the characters of a text. */
export function itemsOf(value: Value): Value[] | undefined {
  if (Array.isArray(value)) return [...value];
  if (value instanceof Map) return [...value.keys()];
  return typeof value === 'string' ? Array.from(value) : undefined;
}
