import type { JsonSchema, PropertySchema } from './airbyteMessage';

/** What was seen of one field. */
interface Seen {
  readonly kinds: Set<Kind>;
}

type Kind = 'boolean' | 'integer' | 'number' | 'date' | 'timestamp' | 'zoned' | 'string' | 'object' | 'array';

/** Whole numbers from here on do not fit into the 64 bits that destinations keep integers in. */
const LONG = 2 ** 63;

const DATE = /^\d{4}-\d\d-\d\d$/;
const TIMESTAMP = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:?\d\d)?$/;

const SCHEMAS: Readonly<Record<Kind, PropertySchema>> = {
  boolean: { type: ['null', 'boolean'] },
  integer: { type: ['null', 'number'], airbyte_type: 'integer' },
  number: { type: ['null', 'number'] },
  date: { type: ['null', 'string'], format: 'date' },
  timestamp: { type: ['null', 'string'], format: 'date-time', airbyte_type: 'timestamp_without_timezone' },
  zoned: { type: ['null', 'string'], format: 'date-time', airbyte_type: 'timestamp_with_timezone' },
  string: { type: ['null', 'string'] },
  object: { type: ['null', 'object'] },
  array: { type: ['null', 'array'] },
};

/** Finds the types of a stream's fields from its records. */
export class SchemaInference {
  readonly #fields = new Map<string, Seen>();

  add(record: Readonly<Record<string, unknown>>): void {
    for (const [name, value] of Object.entries(record)) {
      const seen = this.#fields.get(name) ?? { kinds: new Set() };
      this.#fields.set(name, seen);
      const kind = kindOf(value);
      if (kind !== undefined) seen.kinds.add(kind);
    }
  }

  schema(): JsonSchema {
    const properties = [...this.#fields].map(([name, { kinds }]) => [name, SCHEMAS[unite(kinds)]] as const);
    return { type: 'object', properties: Object.fromEntries(properties) };
  }
}

/** Null says nothing about a type. */
function kindOf(value: unknown): Kind | undefined {
  if (value === null || value === undefined) return undefined;
  if (typeof value === 'boolean') return 'boolean';
  if (typeof value === 'number') return Number.isInteger(value) && Math.abs(value) < LONG ? 'integer' : 'number';
  if (typeof value !== 'string') return Array.isArray(value) ? 'array' : 'object';
  if (DATE.test(value)) return 'date';
  const zone = TIMESTAMP.exec(value);
  if (zone === null) return 'string';
  return zone[2] === undefined ? 'timestamp' : 'zoned';
}

/** The one type that holds all that was seen; text holds anything. */
function unite(kinds: ReadonlySet<Kind>): Kind {
  const [first, ...others] = kinds;
  if (first === undefined) return 'string';
  if (others.length === 0) return first;
  return [...kinds].every(kind => kind === 'integer' || kind === 'number') ? 'number' : 'string';
}
