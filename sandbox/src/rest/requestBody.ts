import { Failure } from '@lakehouse/base';

/** An object's fields; none for anything else. */
export function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : {};
}

/** @throws Failure `query.rejected` when the field is missing or no text */
export function textField(body: unknown, name: string): string {
  const value = fieldsOf(body)[name];
  if (typeof value !== 'string') throw new Failure('query.rejected', `${name} must be given, as text.`);
  return value;
}

/** The texts of a list; empty when the field is missing. */
export function listField(body: unknown, name: string): readonly unknown[] {
  const value = fieldsOf(body)[name];
  return Array.isArray(value) ? (value as readonly unknown[]) : [];
}
