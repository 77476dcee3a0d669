import { isTrue, JinjaObject, printed, type CallArguments, type NativeFunction, type Value } from './value';

type Method<T> = (self: T, args: CallArguments) => Value;

/** What a method answers when it is given what only Python can judge. */
export class UnknownResult extends Error {}

function textArgument({ positional }: CallArguments, at: number): string {
  const value = positional[at];
  if (typeof value !== 'string') throw new UnknownResult();
  return value;
}

const TEXT_METHODS: Readonly<Record<string, Method<string>>> = {
  upper: text => text.toUpperCase(),
  lower: text => text.toLowerCase(),
  strip: (text, args) => (args.positional.length === 0 ? text.trim() : refuse()),
  lstrip: (text, args) => (args.positional.length === 0 ? text.trimStart() : refuse()),
  rstrip: (text, args) => (args.positional.length === 0 ? text.trimEnd() : refuse()),
  startswith: (text, args) => text.startsWith(textArgument(args, 0)),
  endswith: (text, args) => text.endsWith(textArgument(args, 0)),
  format: (text, args) => formatted(text, args),
  join: (text, { positional: [items] }) => {
    const texts = Array.isArray(items) ? items.filter(item => typeof item === 'string') : [];
    return Array.isArray(items) && texts.length === items.length ? texts.join(text) : refuse();
  },
  split: (text, args) => (args.positional.length === 1 ? text.split(textArgument(args, 0)) : refuse()),
  replace: (text, args) =>
    args.positional.length === 2 ? text.replaceAll(textArgument(args, 0), () => textArgument(args, 1)) : refuse(),
};

/** Python's `format` with places that are numbered by their order alone. */
function formatted(text: string, { positional, named }: CallArguments): Value {
  const pieces = text.split('{}');
  const values = positional.map(value => printed(value));
  const isPlain = named.size === 0 && pieces.length === values.length + 1 && pieces.every(piece => !/[{}]/.test(piece));
  if (!isPlain || values.includes(undefined)) return refuse();
  return pieces.map((piece, at) => piece + (values[at] ?? '')).join('');
}

const LIST_METHODS: Readonly<Record<string, Method<Value[]>>> = {
  append: (list, { positional }) => {
    list.push(positional[0]);
    return null;
  },
  extend: (list, { positional: [more] }) => {
    if (!Array.isArray(more)) return refuse();
    list.push(...more);
    return null;
  },
};

const MAP_METHODS: Readonly<Record<string, Method<Map<Value, Value>>>> = {
  items: map => [...map].map(([key, value]) => [key, value]),
  keys: map => [...map.keys()],
  values: map => [...map.values()],
  get: (map, { positional: [key, fallback = null] }) => (map.has(key) ? map.get(key) : fallback),
  update: (map, { positional: [more] }) => {
    if (!(more instanceof Map)) return refuse();
    for (const [key, value] of more) map.set(key, value);
    return null;
  },
};

function refuse(): never {
  throw new UnknownResult();
}

function bind<T>(methods: Readonly<Record<string, Method<T>>>, self: T, name: string): NativeFunction | undefined {
  const method = Object.hasOwn(methods, name) ? methods[name] : undefined;
  return method && (args => method(self, args));
}

/** `object.name`: a method of Python's text, list or map, a key of a map, a member. */
export function memberOf(object: Value, name: string): Value {
  if (object instanceof JinjaObject) {
    const value = object.member(name);
    return value === undefined ? refuse() : value;
  }
  if (typeof object === 'string') return bind(TEXT_METHODS, object, name) ?? refuse();
  if (Array.isArray(object)) return bind(LIST_METHODS, object, name) ?? refuse();
  if (object instanceof Map) return bind(MAP_METHODS, object, name) ?? object.get(name);
  return refuse();
}

/** `object[index]`, where an index from the end is negative. */
export function itemAt(object: Value, index: Value): Value {
  if (object instanceof Map) return object.get(index);
  if (object instanceof JinjaObject && typeof index === 'string') return object.member(index) ?? refuse();
  if ((Array.isArray(object) || typeof object === 'string') && typeof index === 'number')
    return Array.isArray(object) ? object.at(index) : Array.from(object).at(index);
  return refuse();
}

/** The numbers that `range(…)` goes over. */
export function rangeOf({ positional, named }: CallArguments): Value {
  const numbers = positional.filter(value => typeof value === 'number');
  if (numbers.length !== positional.length || numbers.length === 0 || isTrue(named.size)) return refuse();
  const [first = 0, second, step = 1] = numbers;
  const [from, to] = second === undefined ? [0, first] : [first, second];
  const count = Math.ceil((to - from) / step);
  if (!Number.isFinite(count) || count > 10_000) return refuse();
  return Array.from({ length: Math.max(count, 0) }, (_, at) => from + at * step);
}
