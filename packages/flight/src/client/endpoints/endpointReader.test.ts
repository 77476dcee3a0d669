import { deepEqual, equal, ok, rejects } from 'node:assert/strict';
import { status } from '@grpc/grpc-js';
import { type Failure, type FailureCode, Secret } from '@lakehouse/base';
import { tableFromArrays, tableToIPC } from 'apache-arrow';
import { flightDataOf } from '../../../../../test/support/flightDataOf';
import type { FlightServiceHandlers } from '../../../../../test/support/flightHandlers';
import { refusal, withServer } from '../../../../../test/support/fakeFlightServer';
import { type HttpAnswer, withHttpAnswer } from '../../../../../test/support/withHttpAnswer';
import type { FlightClient } from '../flightClient';

const TABLE = tableFromArrays({ n: Int32Array.of(1, 2, 3) });
const consent = { mayContact: () => Promise.resolve(true) };

const REUSE = 'arrow-flight-reuse-connection://?';

interface Places {
  readonly uris: readonly string[];
  /** Whether the ticket is good for an hour, and not for one time alone. */
  readonly stays?: boolean;
}

function endpointAt({ uris, stays = false }: Places) {
  return {
    ticket: { ticket: Uint8Array.of(1) },
    location: uris.map(uri => ({ uri })),
    expirationTime: stays ? { seconds: BigInt(Math.floor(Date.now() / 1000) + 3600), nanos: 0 } : undefined,
    appMetadata: new Uint8Array(0),
  };
}

async function valuesOf(client: FlightClient, places: Places | string): Promise<readonly unknown[]> {
  const values: unknown[] = [];
  const endpoint = endpointAt(typeof places === 'string' ? { uris: [places] } : places);
  for await (const batch of await client.doGet(endpoint)) values.push(...(batch.getChildAt(0) ?? []));
  return values;
}

/** Gives the first messages of the table, and then fails. */
function failsAfter(messages: number): FlightServiceHandlers {
  return {
    DoGet: call => {
      for (const message of flightDataOf(TABLE).slice(0, messages)) call.write(message);
      call.emit('error', refusal(status.UNAVAILABLE, 'gone'));
    },
  };
}

const works: FlightServiceHandlers = {
  DoGet: call => {
    for (const message of flightDataOf(TABLE)) call.write(message);
    call.end();
  },
};

/** Counts what it is asked for. */
function counting(handlers: FlightServiceHandlers, asked: { count: number }): FlightServiceHandlers {
  return {
    DoGet: call => {
      asked.count++;
      handlers.DoGet?.(call);
    },
  };
}

describe('an endpoint with several places', () => {
  for (const messages of [0, 1] as const)
    it(`is read from the next one when the first fails after ${messages} messages and the ticket stays valid`, () =>
      withServer(failsAfter(messages), async broken => {
        await withServer(works, async server => {
          const client = broken.client(consent);
          const places: Places = { uris: [broken.location, server.location], stays: true };
          deepEqual(await valuesOf(client, places), [1, 2, 3]);
          const stream = await client.doGet(endpointAt(places));
          const chunks = [];
          for await (const chunk of stream.chunks()) chunks.push(chunk.batch?.numRows);
          deepEqual(chunks, [undefined, 3], 'the schema is told once');
        });
      }));

  it('is not asked for anywhere else when a server breaks off that may have used its ticket', async () => {
    const asked = { count: 0 };
    await withServer(failsAfter(0), async broken => {
      await withServer(counting(works, asked), async server => {
        const read = valuesOf(broken.client(consent), { uris: [broken.location, server.location] });
        await rejects(read, { code: 'connection.lost' });
        equal(asked.count, 0);
      });
    });
  });

  it('is read from the next one where nothing answers, or something that is no server of Flight', () =>
    withServer(works, server =>
      withHttpAnswer({ body: new Uint8Array(0) }, async url => {
        const noFlight = `grpc+tcp://${new URL(url).host}`;
        for (const uri of [`grpc+tcp://127.0.0.1:1`, noFlight])
          deepEqual(await valuesOf(server.client(consent), { uris: [uri, REUSE] }), [1, 2, 3]);
      }),
    ));

  it('is read from the server where the file is none that is read here', () =>
    withServer(works, server =>
      withHttpAnswer({ body: Buffer.from('PAR1 and so on') }, async (url, asked) => {
        deepEqual(await valuesOf(server.client(consent), { uris: [url, REUSE] }), [1, 2, 3]);
        equal(asked.length, 1);
      }),
    ));

  it('fails when one breaks off after rows have come', () =>
    withServer(failsAfter(2), async broken => {
      await withServer(works, async server => {
        const read = valuesOf(broken.client(consent), { uris: [broken.location, server.location], stays: true });
        await rejects(read, { code: 'connection.lost' });
      });
    }));

  it('is not asked for anywhere else when the server refuses it', () => {
    const refuses: FlightServiceHandlers = {
      DoGet: call => call.emit('error', refusal(status.INVALID_ARGUMENT, 'no')),
    };
    return withServer(refuses, async server => {
      await withServer(works, async other => {
        const read = valuesOf(server.client(consent), { uris: [server.location, other.location] });
        await rejects(read, { code: 'query.rejected' });
      });
    });
  });
});

describe('an endpoint whose place is an HTTP server', () => {
  for (const [format, body] of [
    ['stream', tableToIPC(TABLE, 'stream')],
    ['file', Buffer.concat([Buffer.from('ARROW1\0\0'), tableToIPC(TABLE, 'stream'), Buffer.from('list ARROW1')])],
  ] as const)
    it(`is read as a ${format}, without a login`, () =>
      withServer({}, server =>
        withHttpAnswer({ body }, async (url, asked) => {
          const client = server.client({ ...consent, credentials: { kind: 'token', token: new Secret('t') } });
          deepEqual(await valuesOf(client, url), [1, 2, 3]);
          equal(asked.length, 1);
          deepEqual([asked[0]?.authorization, asked[0]?.cookie], [undefined, undefined]);
        }),
      ));

  it('is read from the server that was asked when nobody agrees', () =>
    withServer(works, server =>
      withHttpAnswer({ body: new Uint8Array(0) }, async (url, asked) => {
        deepEqual(await valuesOf(server.client(), url), [1, 2, 3]);
        equal(asked.length, 0);
      }),
    ));

  it('is read where it points to, if that may be contacted', () =>
    withServer({}, server =>
      withHttpAnswer({ body: tableToIPC(TABLE, 'stream') }, async (there, askedThere) => {
        await withHttpAnswer({ body: new Uint8Array(0), status: 307, location: there }, async here => {
          const questions: string[] = [];
          const agrees = (answers: boolean) => ({
            mayContact: (uri: string) => {
              questions.push(uri);
              return Promise.resolve(answers || uri === here);
            },
          });
          await rejects(valuesOf(server.client(agrees(false)), here), (failure: Failure) => {
            equal(failure.code, 'connection.refused');
            ok(failure.message.includes(new URL(there).host) && !failure.message.includes('s3cret'), failure.message);
            return true;
          });
          deepEqual([questions, askedThere.length], [[here, there], 0]);
          deepEqual(await valuesOf(server.client(agrees(true)), here), [1, 2, 3]);
          equal(askedThere.length, 1);
        });
      }),
    ));

  it('is given up when it points on and on', () =>
    withServer({}, server =>
      withHttpAnswer({ body: new Uint8Array(0), status: 302, location: '/rows' }, async (url, asked) => {
        await rejects(valuesOf(server.client(consent), url), { code: 'connection.protocol' });
        equal(asked.length, 6);
      }),
    ));

  const stream = tableToIPC(TABLE, 'stream');
  for (const [what, answer, code] of [
    ['is refused', { body: new Uint8Array(0), status: 403 }, 'connection.protocol'],
    ['is Parquet', { body: Buffer.from('PAR1 and so on') }, 'query.unsupported'],
    ['is no Arrow at all', { body: Buffer.from('<html></html>') }, 'connection.protocol'],
    ['ends in the middle', { body: stream.subarray(0, stream.length - 60) }, 'connection.protocol'],
    ['is cut off', { body: stream.subarray(0, 60), length: stream.length }, 'connection.lost'],
  ] as const satisfies readonly (readonly [string, HttpAnswer, FailureCode])[])
    it(`fails when the file ${what}, and keeps its address to itself`, () =>
      withServer({}, server =>
        withHttpAnswer(answer, async url => {
          await rejects(valuesOf(server.client(consent), url), (failure: Failure) => {
            equal(failure.code, code, failure.message);
            ok(!JSON.stringify([failure.message, failure.detail]).includes('s3cret'));
            return true;
          });
        }),
      ));
});
