import type { Computed } from './operators';
import { isEqual, isTrue, itemsOf, JinjaObject, printed, type CallArguments, type Value } from './value';

type Apply = (input: Value, args: CallArguments) => Computed;

const UNKNOWN = 'unknown' as const;

/** Jinja's filters, as far as their results are beyond doubt. */
const FILTERS = new Map<string, Apply>([
  ['upper', onText(text => text.toUpperCase())],
  ['lower', onText(text => text.toLowerCase())],
  ['trim', (input, args) => (noArguments(args) ? onText(text => text.trim())(input, args) : UNKNOWN)],
  ['string', onText(text => text)],
  ['capitalize', onText(text => text.charAt(0).toUpperCase() + text.slice(1).toLowerCase())],
  ['replace', replace],
  ['join', join],
  ['length', length],
  ['count', length],
  ['default', otherwise],
  ['d', otherwise],
  ['first', input => onItems(input, items => items[0])],
  ['last', input => onItems(input, items => items.at(-1))],
  ['list', input => onItems(input, items => items)],
  ['reverse', input => (Array.isArray(input) ? onItems(input, items => items.reverse()) : UNKNOWN)],
  ['unique', (input, args) => (noArguments(args) ? onItems(input, unique) : UNKNOWN)],
  ['sort', (input, args) => (noArguments(args) ? sort(input) : UNKNOWN)],
  ['int', input => (typeof input === 'number' ? { value: Math.trunc(input) } : integer(input))],
  ['abs', input => (typeof input === 'number' ? { value: Math.abs(input) } : UNKNOWN)],
  ['as_text', input => ({ value: input })],
  ['as_native', input => ({ value: input })],
  ['as_number', input => (typeof input === 'number' ? { value: input } : UNKNOWN)],
  ['as_bool', input => truth(input)],
]);

/** Applies a filter; unknown when it, or what it is given, is left to dbt. */
export function filterValue(name: string, input: Value, args: CallArguments): Computed {
  return FILTERS.get(name)?.(input, args) ?? UNKNOWN;
}

/** Applies a test (`x is none`). */
export function testValue(name: string, input: Value, args: CallArguments): Computed {
  const [other] = args.positional;
  switch (name) {
    case 'defined':
      return { value: input !== undefined };
    case 'undefined':
      return { value: input === undefined };
    case 'none':
      return { value: input === null };
    case 'string':
      return { value: typeof input === 'string' };
    case 'number':
      return { value: typeof input === 'number' || typeof input === 'boolean' };
    case 'boolean':
      return { value: typeof input === 'boolean' };
    case 'mapping':
      return { value: input instanceof Map };
    case 'iterable':
    case 'sequence':
      return input instanceof JinjaObject ? UNKNOWN : { value: itemsOf(input) !== undefined };
    case 'odd':
      return typeof input === 'number' ? { value: Math.abs(input % 2) === 1 } : UNKNOWN;
    case 'even':
      return typeof input === 'number' ? { value: input % 2 === 0 } : UNKNOWN;
    case 'divisibleby':
      return typeof input === 'number' && typeof other === 'number' ? { value: input % other === 0 } : UNKNOWN;
    case 'equalto':
    case 'eq':
      return { value: isEqual(input, other) };
    default:
      return UNKNOWN;
  }
}

function noArguments({ positional, named }: CallArguments): boolean {
  return positional.length === 0 && named.size === 0;
}

function onText(change: (text: string) => string): Apply {
  return input => {
    const text = printed(input);
    return text === undefined ? UNKNOWN : { value: change(text) };
  };
}

function onItems(input: Value, change: (items: Value[]) => Value): Computed {
  const items = itemsOf(input);
  return items === undefined ? UNKNOWN : { value: change(items) };
}

function replace(input: Value, { positional, named }: CallArguments): Computed {
  const [old, fresh] = positional;
  if (typeof input !== 'string' || typeof old !== 'string' || typeof fresh !== 'string') return UNKNOWN;
  return positional.length > 2 || named.size > 0 ? UNKNOWN : { value: input.replaceAll(old, () => fresh) };
}

function join(input: Value, { positional, named }: CallArguments): Computed {
  const [separator = ''] = positional;
  const items = itemsOf(input)?.map(item => printed(item));
  if (items === undefined || named.size > 0 || positional.length > 1 || typeof separator !== 'string') return UNKNOWN;
  return items.every(item => item !== undefined) ? { value: items.join(separator) } : UNKNOWN;
}

function length(input: Value): Computed {
  return onItems(input, items => items.length);
}

function otherwise(input: Value, { positional, named }: CallArguments): Computed {
  const [value = '', evenFalse = named.get('boolean') ?? false] = positional;
  const missing = input === undefined || (isTrue(evenFalse) && !isTrue(input));
  return { value: missing ? (named.get('default_value') ?? value) : input };
}

function unique(items: Value[]): Value {
  // Jinja compares texts regardless of case.
  const key = (item: Value): Value => (typeof item === 'string' ? item.toLowerCase() : item);
  return items.filter((item, at) => items.findIndex(other => isEqual(key(other), key(item))) === at);
}

function sort(input: Value): Computed {
  const items = itemsOf(input);
  if (items === undefined) return UNKNOWN;
  if (items.every(item => typeof item === 'number')) return { value: items.toSorted((a, b) => a - b) };
  if (!items.every(item => typeof item === 'string')) return UNKNOWN;
  const order = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
  return { value: items.toSorted((a, b) => order(a.toLowerCase(), b.toLowerCase())) };
}

function integer(input: Value): Computed {
  return typeof input === 'string' && /^\s*[+-]?\d{1,15}\s*$/.test(input) ? { value: Number(input) } : UNKNOWN;
}

/** dbt's `as_bool`, which is for texts of YAML. */
function truth(input: Value): Computed {
  if (typeof input === 'boolean') return { value: input };
  const text = typeof input === 'string' ? input.toLowerCase() : '';
  return text === 'true' || text === 'false' ? { value: text === 'true' } : UNKNOWN;
}
