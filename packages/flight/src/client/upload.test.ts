import assert from 'node:assert/strict';
import { status } from '@grpc/grpc-js';
import { type RecordBatch, tableFromArrays } from 'apache-arrow';
import { refusal, withServer } from '../../../../test/support/fakeFlightServer';
import type { FlightServiceHandlers } from '../../../../test/support/flightHandlers';
import { type FlightData, FlightDescriptorType } from '../index';

const PATH = { type: FlightDescriptorType.PATH, cmd: new Uint8Array(0), path: ['t'] };
const [BATCH] = tableFromArrays({ n: Int32Array.of(1, 2, 3) }).batches;

function batch(): RecordBatch {
  assert.ok(BATCH !== undefined);
  return BATCH;
}

async function drain(words: AsyncIterable<unknown>): Promise<void> {
  for await (const _ of words);
}

describe('an upload', () => {
  it('begins with its descriptor and schema, and takes its batches as they are made', async () => {
    const seen: FlightData[] = [];
    const handlers: FlightServiceHandlers = {
      DoPut: call => void call.on('data', (data: FlightData) => seen.push(data)).on('end', () => call.end()),
    };
    async function* batches(): AsyncGenerator<RecordBatch> {
      for (let i = 0; i < 20; i++) {
        yield batch();
        await new Promise(done => setImmediate(done));
      }
    }
    await withServer(handlers, async server => {
      await drain(server.client().doPut({ descriptor: PATH, schema: batch().schema, batches: batches() }));
    });
    assert.deepEqual(seen[0]?.flightDescriptor?.path, ['t']);
    assert.deepEqual(
      [seen.length, seen.filter(({ flightDescriptor }) => flightDescriptor !== undefined).length],
      [21, 1],
    );
  });

  it('ends on both sides when it is aborted while its next batch never comes', async () => {
    let isEnded = false;
    let isBegun = false;
    const handlers: FlightServiceHandlers = {
      DoPut: call => {
        call.on('data', () => (isBegun = true)).on('cancelled', () => (isEnded = true));
      },
    };
    async function* batches(): AsyncGenerator<RecordBatch> {
      yield batch();
      yield await new Promise<RecordBatch>(() => undefined);
    }
    await withServer(handlers, async server => {
      const stop = new AbortController();
      const upload = { descriptor: PATH, schema: batch().schema, batches: batches() };
      const done = drain(server.client().doPut(upload, stop.signal));
      const until = async (isReached: () => boolean): Promise<void> => {
        while (!isReached()) await new Promise(next => setImmediate(next));
      };
      await until(() => isBegun);
      stop.abort();
      await assert.rejects(done, { code: 'query.cancelled' });
      await until(() => isEnded);
    });
  });

  it('is told of a refusal, and of a mistake in what makes the batches', async () => {
    const handlers: FlightServiceHandlers = {
      DoPut: call => {
        call.resume();
        call.on('end', () => call.emit('error', refusal(status.ALREADY_EXISTS, 'the table exists')));
      },
    };
    // eslint-disable-next-line @typescript-eslint/require-await
    async function* broken(): AsyncGenerator<RecordBatch> {
      yield batch();
      throw new Error('the file is cut off');
    }
    await withServer(handlers, async server => {
      const upload = { descriptor: PATH, schema: batch().schema };
      const refused = drain(server.client().doPut({ ...upload, batches: [batch()] }));
      await assert.rejects(refused, { code: 'query.rejected', message: 'the table exists' });
      await assert.rejects(drain(server.client().doPut({ ...upload, batches: broken() })), /the file is cut off/);
    });
  });
});
