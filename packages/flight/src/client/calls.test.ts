import assert from 'node:assert/strict';
import { createServer, type ServerHttp2Stream } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { Secret } from '@lakehouse/base';
import { CallError } from '../channel/callError';
import { Channel } from '../channel/channel';
import { Metadata } from '../channel/metadata';
import { FlightData } from '../wire/flightData';
import { flightService } from '../wire/flightService';
import { callDuplex, callStreaming, type CallTerms, callUnary } from './calls';
import { logInAs } from './login/logInAs';

const GRPC = { ':status': 200, 'content-type': 'application/grpc' } as const;
const TERMS: CallTerms = { metadata: new Metadata(), heard: () => undefined };
const TICKET = { ticket: Uint8Array.of(1) };

/** Sends messages that are made of these bytes, and the status OK. */
function answer(stream: ServerHttp2Stream, ...messages: readonly Uint8Array[]): void {
  stream.respond(GRPC, { waitForTrailers: true });
  stream.on('wantTrailers', () => stream.sendTrailers({ 'grpc-status': '0' }));
  stream.end(Buffer.concat(messages.flatMap(message => [Buffer.of(0, 0, 0, 0, message.length), message])));
}

async function withServer(
  handle: (stream: ServerHttp2Stream, count: number) => void,
  work: (channel: Channel) => Promise<void>,
): Promise<void> {
  let count = 0;
  const server = createServer();
  server.on('stream', stream => {
    stream.on('error', () => undefined);
    handle(stream, ++count);
  });
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo; // A TCP server that listens has an address object.
  const channel = new Channel({ host: '127.0.0.1', port });
  try {
    await work(channel);
  } finally {
    channel.close();
    await new Promise(done => server.close(done));
  }
}

async function all<T>(answers: AsyncIterable<T>): Promise<readonly T[]> {
  const list: T[] = [];
  for await (const each of answers) list.push(each);
  return list;
}

/** Requests of a megabyte without end, which tell how many were taken and that they were given back. */
async function* endless(seen: { taken: number; isReturned: boolean }): AsyncGenerator<{ dataBody: Uint8Array }> {
  try {
    await Promise.resolve();
    for (;;) {
      seen.taken++;
      yield { dataBody: new Uint8Array(1_000_000) };
    }
  } finally {
    seen.isReturned = true;
  }
}

describe('a call of Flight', () => {
  it('is made again when the server has surely not begun it', () =>
    withServer(
      (stream, count) =>
        count < 3 ? stream.close(7) : answer(stream, FlightData.encode({ dataBody: Uint8Array.of(7) })),
      async channel => {
        const [data] = await all(callStreaming(channel, flightService.DoGet, TICKET, TERMS));
        assert.deepEqual(data?.dataBody, Uint8Array.of(7));
      },
    ));

  for (const [kind, credentials] of [
    ['by header', { kind: 'password', user: 'u', password: new Secret('p') }],
    ['by payload', { kind: 'handshake', user: 'u', password: new Secret('p') }],
  ] as const)
    it(`is made again when it is a login ${kind}`, () =>
      withServer(
        (stream, count) => {
          if (count < 3) stream.close(7);
          else answer(stream.resume(), new Uint8Array(0));
        },
        async channel => {
          const options = { host: '127.0.0.1', port: 1, credentials };
          const { headers } = await logInAs({ channel, options, timeoutMs: 5000, heard: () => undefined });
          assert.equal(Object.keys(headers).length, 1);
        },
      ));

  it('is made again over another connection when the server goes away before it has begun it', () => {
    const sessions = new Set<unknown>();
    return withServer(
      (stream, count) => {
        sessions.add(stream.session);
        // Of its streams only the first was begun.
        if (count === 2) stream.session?.goaway(0, 1);
        else answer(stream, FlightData.encode({ dataBody: Uint8Array.of(count) }));
      },
      async channel => {
        const read = () => all(callStreaming(channel, flightService.DoGet, TICKET, TERMS));
        const bodies = [await read(), await read()].map(([data]) => data?.dataBody);
        assert.deepEqual([bodies, sessions.size], [[Uint8Array.of(1), Uint8Array.of(3)], 2]);
      },
    );
  });

  it('is not made again for ever, nor when the server may have begun it', async () => {
    for (const [code, expected] of [
      [7, 3],
      [2, 1],
    ] as const) {
      let calls = 0;
      await withServer(
        stream => {
          calls++;
          stream.close(code);
        },
        async channel => {
          await assert.rejects(callUnary(channel, flightService.GetFlightInfo, {}, TERMS), CallError);
          assert.equal(calls, expected);
        },
      );
    }
  });

  it('is not made again once anything of its answer was given, whatever the server says then', async () => {
    let calls = 0;
    await withServer(
      stream => {
        calls++;
        stream.respond(GRPC);
        stream.write(Buffer.of(0, 0, 0, 0, 0), () => stream.close(7));
      },
      async channel => {
        const answers = callStreaming(channel, flightService.DoGet, TICKET, TERMS);
        assert.equal((await answers.next()).done, false);
        await assert.rejects(answers.next(), { isUnprocessed: true });
        assert.equal(calls, 1);
      },
    );
  });

  it('without an answer where there must be one fails', () =>
    withServer(
      stream => answer(stream),
      channel => assert.rejects(callUnary(channel, flightService.GetFlightInfo, {}, TERMS), { trouble: 'protocol' }),
    ));
});

describe('a call that sends many messages', () => {
  it('takes them only as the server does, and gives them back when it is left', async () => {
    const seen = { taken: 0, isReturned: false };
    await withServer(
      stream => {
        stream.pause();
        stream.respond(GRPC);
        stream.write(Buffer.concat([Buffer.of(0, 0, 0, 0, 0)]));
      },
      async channel => {
        for await (const _ of callDuplex(channel, flightService.DoPut, endless(seen), TERMS)) {
          for (let before = -1; before !== seen.taken; await new Promise(done => setTimeout(done, 50)))
            before = seen.taken;
          break;
        }
        assert.ok(seen.taken < 10, `${seen.taken} MB were taken by a server that reads nothing`);
        while (!seen.isReturned) await new Promise(done => setImmediate(done));
      },
    );
  });

  it('ends with the server’s end, although there would be more', async () => {
    const seen = { taken: 0, isReturned: false };
    await withServer(
      stream => answer(stream, new Uint8Array(0)),
      async channel => {
        assert.equal((await all(callDuplex(channel, flightService.DoPut, endless(seen), TERMS))).length, 1);
        while (!seen.isReturned) await new Promise(done => setImmediate(done));
      },
    );
  });

  it('fails with what its messages throw, and is reset', async () => {
    let close: (code: number) => void = () => undefined;
    const closed = new Promise<number>(done => (close = done));
    async function* broken(): AsyncGenerator<{ dataBody: Uint8Array }> {
      yield { dataBody: Uint8Array.of(1) };
      await Promise.resolve();
      throw new RangeError('no more');
    }
    await withServer(
      stream => {
        stream.on('close', () => close(stream.rstCode));
        stream.resume();
      },
      async channel => {
        await assert.rejects(all(callDuplex(channel, flightService.DoPut, broken(), TERMS)), RangeError);
        assert.equal(await closed, 8);
      },
    );
  });
});
