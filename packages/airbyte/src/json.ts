/** The value as an object to read from; anything else gives an empty one. */
export function record(value: unknown): Readonly<Record<string, unknown>> {
  // An object is a record of unknowns; an array is one too, with no field that is asked for.
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}

/** The value when it is a text that says something. */
export function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The elements of a list as objects; none for anything else. */
export function records(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  return Array.isArray(value) ? value.map(record) : [];
}

/** The value when it is a number, else 0: counts that a server leaves out are nothing. */
export function count(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) ? value : 0;
}
