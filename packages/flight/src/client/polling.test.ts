import assert from 'node:assert/strict';
import { status } from '@grpc/grpc-js';
import { tableFromArrays } from 'apache-arrow';
import { refusal, withServer } from '../../../../test/support/fakeFlightServer';
import { flightDataOf } from '../../../../test/support/flightDataOf';
import type { FlightServiceHandlers } from '../../../../test/support/flightHandlers';
import {
  CancelFlightInfoRequest,
  CancelFlightInfoResult,
  type FlightDescriptor,
  FlightDescriptorType,
  type FlightEndpoint,
  type FlightInfo,
  type PollInfo,
} from '../index';

const EMPTY = new Uint8Array(0);
const command = (text: string): FlightDescriptor => ({
  type: FlightDescriptorType.CMD,
  cmd: new TextEncoder().encode(text),
  path: [],
});
const endpoint = (n: number): FlightEndpoint => ({
  ticket: { ticket: Uint8Array.of(n) },
  location: [],
  expirationTime: undefined,
  appMetadata: EMPTY,
});

/** An answer that knows so many endpoints, and is the last one where nothing comes next. */
function answer(endpoints: number, next: string | undefined, progress: number): PollInfo {
  const info = {
    schema: EMPTY,
    flightDescriptor: undefined,
    endpoint: Array.from({ length: endpoints }, (_, i) => endpoint(i)),
    totalRecords: -1n,
    totalBytes: -1n,
    ordered: true,
    appMetadata: EMPTY,
  };
  const flightDescriptor = next === undefined ? undefined : command(next);
  return { info, flightDescriptor, progress, expirationTime: undefined };
}

const rows: NonNullable<FlightServiceHandlers['DoGet']> = call => {
  for (const message of flightDataOf(tableFromArrays({ n: Int32Array.of(call.request.ticket[0] ?? -1) })))
    call.write(message);
  call.end();
};

describe('a query that is polled', () => {
  it('gives the rows that are ready while the rest is planned', async () => {
    let finishPlan: (() => void) | undefined;
    const handlers: FlightServiceHandlers = {
      PollFlightInfo: ({ request }, reply) => {
        if (new TextDecoder().decode(request.cmd) === 'q') reply(null, answer(1, 'q1', 0.5));
        else finishPlan = () => reply(null, answer(3, undefined, 1));
      },
      DoGet: rows,
    };
    await withServer(handlers, async server => {
      const told: unknown[] = [];
      const onProgress = ({ progress }: PollInfo): unknown => told.push(progress);
      const stream = await server.client().executePolled(command('q'), { onProgress });
      const seen: unknown[] = [];
      for await (const batch of stream) {
        seen.push(batch.getChildAt(0)?.get(0));
        if (seen.length > 1) continue;
        assert.deepEqual(told, [0.5]);
        while (finishPlan === undefined) await new Promise(done => setImmediate(done));
        finishPlan();
      }
      assert.deepEqual(
        [seen, told],
        [
          [0, 1, 2],
          [0.5, 1],
        ],
      );
    });
  });

  it('is asked again when a round was lost', async () => {
    let rounds = 0;
    const handlers: FlightServiceHandlers = {
      PollFlightInfo: (_, reply) => {
        if (++rounds === 1) reply(refusal(status.UNAVAILABLE, 'lost'));
        else reply(null, answer(1, undefined, 1));
      },
      DoGet: rows,
    };
    await withServer(handlers, async server => {
      const stream = await server.client().executePolled(command('q'));
      assert.equal(stream.info?.endpoint.length, 1);
      assert.equal(rounds, 2);
    });
  });

  it('fails with the server’s words, before rows or in the middle', async () => {
    const handlers: FlightServiceHandlers = {
      PollFlightInfo: ({ request }, reply) => {
        if (new TextDecoder().decode(request.cmd) === 'half') reply(null, answer(1, 'end', 0.5));
        else reply(refusal(status.ABORTED, 'an executor died'));
      },
      DoGet: rows,
    };
    await withServer(handlers, async server => {
      const client = server.client();
      await assert.rejects(client.executePolled(command('q')), { message: 'an executor died' });
      const stream = await client.executePolled(command('half'));
      const read = async (): Promise<void> => {
        for await (const _ of stream);
      };
      await assert.rejects(read, { message: 'an executor died' });
    });
  });

  it('is given up on the server when nobody reads any more', async () => {
    let cancelled: ((plan: FlightInfo | undefined) => void) | undefined;
    const plan = new Promise<FlightInfo | undefined>(done => (cancelled = done));
    const rounds = { begun: 0, ended: 0 };
    const handlers: FlightServiceHandlers = {
      PollFlightInfo: (call, reply) => {
        if (new TextDecoder().decode(call.request.cmd) === 'q') reply(null, answer(1, 'never', 0.5));
        else {
          rounds.begun++;
          call.on('cancelled', () => rounds.ended++);
        }
      },
      DoGet: rows,
      DoAction: call => {
        cancelled?.(CancelFlightInfoRequest.decode(call.request.body).info);
        call.write({ body: CancelFlightInfoResult.encode({ status: 1 }) });
        call.end();
      },
    };
    await withServer(handlers, async server => {
      const until = async (isReached: () => boolean): Promise<void> => {
        while (!isReached()) await new Promise(done => setImmediate(done));
      };
      const stream = await server.client().executePolled(command('q'));
      await until(() => rounds.begun === 1);
      for await (const _ of stream) break;
      assert.equal((await plan)?.endpoint.length, 1);
      await until(() => rounds.ended === 1);
    });
  });
});
