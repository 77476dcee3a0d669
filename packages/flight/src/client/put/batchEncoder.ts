import { Message, type RecordBatch, RecordBatchWriter, type Schema } from 'apache-arrow';
import { allocateFlightData, type FlightData } from '../../wire/flightData';

interface Part {
  readonly header: Uint8Array;
  readonly chunks: Uint8Array[];
  length: number;
}

const EMPTY: Uint8Array = new Uint8Array(0);

/**
 * Turns batches into the messages of one stream to a server: schema, then dictionaries where they are new or have
 * grown, then rows. A body is copied once, into the message that is sent.
 */
export class BatchEncoder extends RecordBatchWriter {
  #parts: Part[] = [];

  /** The message that a stream begins with. */
  schema(schema: Schema): FlightData {
    this._writeSchema(schema);
    const [part] = this.#take(EMPTY);
    if (part === undefined) throw new Error('the writer made no message of a schema');
    return part;
  }

  /** The messages of one batch; `appMetadata` goes with its rows. */
  batch(batch: RecordBatch, appMetadata: Uint8Array = EMPTY): readonly FlightData[] {
    this._writeRecordBatch(batch);
    return this.#take(appMetadata);
  }

  protected override _writeMessage(message: Parameters<typeof Message.encode>[0]): this {
    this.#parts.push({ header: Message.encode(message), chunks: [], length: 0 });
    return this;
  }

  protected override _write(chunk: ArrayBufferView): this {
    const part = this.#parts.at(-1);
    const bytes = new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    part?.chunks.push(bytes);
    if (part !== undefined) part.length += bytes.length;
    return this;
  }

  #take(appMetadata: Uint8Array): readonly FlightData[] {
    const parts = this.#parts.splice(0);
    return parts.map(({ header, chunks, length }, i) => {
      const data = allocateFlightData(header, length, i === parts.length - 1 ? appMetadata : EMPTY);
      let at = 0;
      for (const chunk of chunks) {
        data.dataBody.set(chunk, at);
        at += chunk.length;
      }
      return data;
    });
  }
}
