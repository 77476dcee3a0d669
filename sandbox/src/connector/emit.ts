import { once } from 'node:events';
import type { AirbyteMessage } from './airbyteMessage';

/** Writes a message, and waits while the reader is behind. */
export async function emit(message: AirbyteMessage): Promise<void> {
  await writeLine(JSON.stringify(message));
}

/**
 * Writes a record whose data is given as JSON text.
 *
 * It is passed on as it was written: parsed and written anew, a long number would come out as another one.
 */
export async function emitRecord(stream: string, json: string): Promise<void> {
  const head = `{"type":"RECORD","record":{"stream":${JSON.stringify(stream)},"emitted_at":${Date.now()},"data":`;
  await writeLine(`${head}${json}}}`);
}

async function writeLine(line: string): Promise<void> {
  if (!process.stdout.write(`${line}\n`)) await once(process.stdout, 'drain');
}
