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
