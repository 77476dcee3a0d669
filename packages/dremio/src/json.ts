/** The value as an object to read from; anything else gives an empty one. */
export function record(value: unknown): Readonly<Record<string, unknown>> {
  // An object is a record of unknowns; an array is one too, with no field that is asked for.
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}

/** The value when it is a text that says something. */
export function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/**
 * Parses JSON and leaves every number as the text it was written with, so that BIGINT and DECIMAL stay exact.
 *
 * Dremio can be asked to write numbers as texts, but not every version and not every server that stands in for it does.
 */
export function parseExact(source: string): unknown {
  const keep = (_key: string, value: unknown, context: { readonly source?: string }): unknown =>
    typeof value === 'number' ? (context.source ?? String(value)) : value;
  // The third argument is in every engine that VS Code brings, and not yet in the language's type library.
  return JSON.parse(source, keep as (this: unknown, key: string, value: unknown) => unknown) as unknown;
}
