import { allocateFlightData, type AllocatedFlightData } from '@lakehouse/flight';
import type { EncodedBatch } from '../arrow/messages';

/** A message that holds a schema. */
export function schemaMessage(header: Uint8Array): AllocatedFlightData {
  return allocateFlightData(header, 0);
}

/** A message with a record batch. The body is copied once, from the columns' buffers straight to its place. */
export function batchMessage(batch: EncodedBatch): AllocatedFlightData {
  const message = allocateFlightData(batch.header, batch.bodyLength);
  let at = 0;
  for (const piece of batch.body) {
    message.dataBody.set(piece, at);
    at += piece.length;
  }
  return message;
}
