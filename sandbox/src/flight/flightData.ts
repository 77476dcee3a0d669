import type { EncodedBatch } from '../arrow/messages';

/** Tags of FlightData: `data_header` is field 2, `data_body` field 1000, both length-delimited. */
const HEADER_TAG = Uint8Array.of(0x12);
const BODY_TAG = Uint8Array.of(0xc2, 0x3e);

/** One FlightData that holds a header alone: a schema. */
export function headerMessage(header: Uint8Array): Buffer {
  return Buffer.concat([HEADER_TAG, varint(header.length), header]);
}

/** One FlightData with a record batch. The body is copied once, from the columns' buffers straight into the message. */
export function batchMessage(batch: EncodedBatch): Buffer {
  return Buffer.concat([
    HEADER_TAG,
    varint(batch.header.length),
    batch.header,
    BODY_TAG,
    varint(batch.bodyLength),
    ...batch.body,
  ]);
}

function varint(value: number): Uint8Array {
  const bytes: number[] = [];
  let rest = value;
  for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) bytes.push((rest % 0x80) | 0x80);
  bytes.push(rest);
  return Uint8Array.from(bytes);
}
