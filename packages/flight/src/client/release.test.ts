import { deepEqual, equal, ok } from 'node:assert/strict';
import type { RecordBatch } from 'apache-arrow';
import { tableFromArrays } from 'apache-arrow';
import { flightDataOf } from '../../../../test/support/flightDataOf';
import type { FlightServiceHandlers } from '../../../../test/support/flightHandlers';
import { withServer } from '../../../../test/support/fakeFlightServer';

const ROWS = 200_000;

/** Each ticket's first byte tells the value of all of its rows. */
const handlers: FlightServiceHandlers = {
  DoGet: call => {
    const value = call.request.ticket[0] ?? 0;
    for (const message of flightDataOf(tableFromArrays({ n: new Int32Array(ROWS).fill(value) }))) call.write(message);
    call.end();
  },
};

describe('a batch that is released', () => {
  it('leaves its memory to a later one, and has no rows itself', async () => {
    await withServer(handlers, async server => {
      const client = server.client();
      const memory = new Set<unknown>();
      const read = async (value: number): Promise<RecordBatch> => {
        const batches: RecordBatch[] = [];
        for await (const batch of await client.doGet({ ticket: Uint8Array.of(value) })) batches.push(batch);
        const [batch, ...more] = batches;
        ok(batch !== undefined && more.length === 0);
        const values: unknown = batch.getChildAt(0)?.data[0]?.values;
        ok(values instanceof Int32Array);
        deepEqual(values, new Int32Array(ROWS).fill(value));
        memory.add(values.buffer);
        return batch;
      };
      const first = await read(1);
      client.release(first);
      equal(first.numRows, 0);
      const second = await read(2);
      equal(memory.size, 1, 'the second batch lies where the first was');
      await read(3);
      equal(memory.size, 2, 'a batch that is kept keeps its memory');
      equal(second.numRows, ROWS);
    });
  });
});
