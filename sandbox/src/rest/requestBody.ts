import type { IncomingMessage } from 'node:http';
import { Failure } from '@lakehouse/base';

/** A seed comes as one statement, so this must hold a whole file. */
const MOST_BYTES = 64 * 1024 * 1024;

/**
 * The JSON of a request, or undefined when it has no body.
 *
 * @throws Failure `query.rejected` for a body that is no JSON or too long
 */
export async function readBody(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk as Uint8Array);
    length += bytes.length;
    if (length > MOST_BYTES) throw new Failure('query.rejected', 'The request is longer than the sandbox takes.');
    chunks.push(bytes);
  }
  if (length === 0) return undefined;
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8')) as unknown;
  } catch {
    throw new Failure('query.rejected', 'Unable to process JSON.');
  }
}

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
