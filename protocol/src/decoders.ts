import type { ParamsOf, PortMessage } from './calls';

/** Reads a value that came over a port; `undefined` says that it is not of the type. */
export type Decoder<T> = (value: unknown) => T | undefined;

/** One decoder for the parameters of each call of a map, none left out. */
export type ParamDecoders<C> = { readonly [M in keyof C & string]: Decoder<ParamsOf<C, M>> };

/** Any text. */
export const text: Decoder<string> = value => (typeof value === 'string' ? value : undefined);

/** A whole number from zero up that a double holds exactly. */
export const count: Decoder<number> = value =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined;

/** Yes or no. */
export const flag: Decoder<boolean> = value => (typeof value === 'boolean' ? value : undefined);

/** One of these words. */
export function oneOf<T extends string>(...words: readonly T[]): Decoder<T> {
  return value => words.find(word => word === value);
}

/** A value, or `null`. */
export function nullable<T>(decode: Decoder<T>): Decoder<T | null> {
  return value => (value === null ? null : decode(value));
}

/** A list whose every item is of the type. */
export function list<T>(decode: Decoder<T>): Decoder<readonly T[]> {
  return value => {
    if (!Array.isArray(value)) return undefined;
    const items = value.map(decode);
    return items.includes(undefined) ? undefined : (items as readonly T[]); // None is left out.
  };
}

/** Parameters of a call that takes none; whatever came along is dropped. */
export const nothing: Decoder<Record<string, never>> = () => ({});

/** An object with exactly these members; others are dropped. */
export function record<T extends object>(members: { readonly [K in keyof T]-?: Decoder<T[K]> }): Decoder<T> {
  const decoders = Object.entries<Decoder<unknown>>(members);
  return value => {
    if (!isObject(value)) return undefined;
    const decoded: Record<string, unknown> = {};
    for (const [key, decode] of decoders) {
      const member = decode(value[key]);
      if (member === undefined) return undefined;
      decoded[key] = member;
    }
    // Every member went through the decoder that the type asks for.
    return decoded as T;
  };
}

/** As another decoder of objects, with members that may be left out; one that is there must be of its type. */
export function withOptional<T extends object, O extends object>(
  decode: Decoder<T>,
  members: { readonly [K in keyof O]-?: Decoder<O[K]> },
): Decoder<T & Partial<O>> {
  const decoders = Object.entries<Decoder<unknown>>(members);
  return value => {
    const decoded = decode(value);
    if (decoded === undefined || !isObject(value)) return undefined;
    const optional: Record<string, unknown> = {};
    for (const [key, decodeMember] of decoders) {
      if (value[key] === undefined) continue;
      const member = decodeMember(value[key]);
      if (member === undefined) return undefined;
      optional[key] = member;
    }
    // Every member that is there went through the decoder that the type asks for.
    return { ...decoded, ...(optional as Partial<O>) };
  };
}

/** The envelope of whatever may travel over a port; what it carries is still unknown. */
export const portMessage: Decoder<PortMessage> = value => {
  if (!isObject(value)) return undefined;
  const { kind, id, method, params, outcome } = value;
  if (kind === 'news' && typeof method === 'string') return { kind, method, params };
  if (typeof id !== 'number') return undefined;
  if (kind === 'request' && typeof method === 'string') return { kind, id, method, params };
  if (kind === 'response' && isObject(outcome) && typeof outcome['ok'] === 'boolean')
    // The answering side is our own code and wraps every answer as an outcome.
    return { kind, id, outcome: outcome as unknown as (PortMessage & { readonly kind: 'response' })['outcome'] };
  return undefined;
};

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
