import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer, type Http2Server, type IncomingHttpHeaders } from 'node:http2';
import type { ServerHttp2Session, ServerHttp2Stream } from 'node:http2';
import { type AddressInfo, connect, createServer as createTcpServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { gzipSync } from 'node:zlib';
import { WholeMessageSink } from '../wire/messageSink';
import type { Call, CallRequest } from './call';
import { CallError } from './callError';
import { Channel } from './channel';
import { Metadata } from './metadata';
import { type StatusName, statusName } from './status';

const CERTIFICATES = 'test/support/certificates';
const cert = readFileSync(`${CERTIFICATES}/server.pem`, 'utf8');
const key = readFileSync(`${CERTIFICATES}/server.key`, 'utf8');
const ca = readFileSync(`${CERTIFICATES}/authority.pem`, 'utf8');
const GRPC = { ':status': 200, 'content-type': 'application/grpc' } as const;

type Answer = (stream: ServerHttp2Stream, headers: IncomingHttpHeaders) => void;

/** A message as it is on the wire. */
function framed(message: Uint8Array, flag = 0): Buffer {
  const prefix = Buffer.of(flag, 0, 0, 0, 0);
  prefix.writeUInt32BE(message.length, 1);
  return Buffer.concat([prefix, message]);
}

/** Sends headers, messages and a status, as a server does that has nothing to complain of. */
function answerWith(messages: readonly Uint8Array[], trailers: Record<string, string> = {}): Answer {
  return stream => {
    stream.respond(GRPC, { waitForTrailers: true });
    stream.on('wantTrailers', () => stream.sendTrailers({ 'grpc-status': '0', ...trailers }));
    stream.end(Buffer.concat(messages));
  };
}

/** Ends at once, with nothing but headers. */
function trailersOnly(headers: Record<string, string>): Answer {
  return stream => stream.respond({ ...GRPC, ...headers }, { endStream: true });
}

/** A line to a port, which may go dead without a word. */
class Line {
  readonly #server: Server;
  readonly #sockets: Socket[] = [];
  /** Pieces that still get through to the server; afterwards they vanish. */
  #left = Infinity;

  private constructor(server: Server) {
    this.#server = server;
  }

  static async to(port: number): Promise<Line> {
    const server = createTcpServer();
    const line = new Line(server);
    server.on('connection', near => {
      const far = connect(port, '127.0.0.1');
      line.#sockets.push(near, far);
      near.on('data', (bytes: Buffer) => {
        if (line.#left-- > 0) far.write(bytes);
      });
      far.on('data', (bytes: Buffer) => near.write(bytes));
      for (const socket of [near, far]) socket.on('error', () => undefined);
    });
    await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
    return line;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port; // A TCP server that listens has an address object.
  }

  swallow(after: number): void {
    this.#left = after;
  }

  heal(): void {
    this.#left = Infinity;
  }

  stop(): void {
    for (const socket of this.#sockets) socket.destroy();
    this.#server.close();
  }
}

/** Lets a server listen for the time of some work. */
async function withListener(server: Server, work: (port: number) => Promise<void>): Promise<void> {
  await new Promise<void>(done => server.listen(0, done));
  try {
    await work((server.address() as AddressInfo).port); // A TCP server that listens has an address object.
  } finally {
    server.close();
  }
}

function startCall(channel: Channel, request: Partial<CallRequest<string>> = {}): Call<string> {
  return channel.start({
    path: '/a.Service/Method',
    metadata: new Metadata(),
    sink: new WholeMessageSink(bytes => Buffer.from(bytes).toString('latin1')),
    heard: () => undefined,
    ...request,
  });
}

/** Node's own server of HTTP/2 in this process, and a channel to it. */
class Peer {
  readonly channel: Channel;
  readonly port: number;
  readonly sessions: ServerHttp2Session[] = [];
  readonly #server: Http2Server;

  private constructor(server: Http2Server) {
    this.#server = server;
    const { port } = server.address() as AddressInfo; // A TCP server that listens has an address object.
    this.port = port;
    this.channel = new Channel({ host: '127.0.0.1', port });
  }

  static async start(answer: Answer, settings: { readonly maxConcurrentStreams?: number } = {}): Promise<Peer> {
    const server = createServer({ settings });
    server.on('stream', (stream, headers) => {
      stream.on('error', () => undefined);
      answer(stream, headers);
    });
    await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
    const peer = new Peer(server);
    server.on('session', session => peer.sessions.push(session));
    return peer;
  }

  call(request: Partial<CallRequest<string>> = {}, channel = this.channel): Call<string> {
    return startCall(channel, request);
  }

  async stop(): Promise<void> {
    this.channel.close();
    await new Promise(done => this.#server.close(done));
  }
}

async function withPeer(answer: Answer, work: (peer: Peer) => Promise<void>): Promise<void> {
  const peer = await Peer.start(answer);
  try {
    await work(peer);
  } finally {
    await peer.stop();
  }
}

async function all(call: Call<string>, message: Uint8Array = new Uint8Array(0)): Promise<readonly string[]> {
  void call.write(message, true);
  const answers: string[] = [];
  for (let answer = await call.read(); answer !== undefined; answer = await call.read()) answers.push(answer);
  return answers;
}

async function errorOf(work: Promise<unknown>): Promise<CallError> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof CallError, String(error));
  return error;
}

function checkError(what: string, answer: Answer, code: StatusName, details: RegExp): void {
  it(`${what} is ${code}`, () =>
    withPeer(answer, async peer => {
      const error = await errorOf(all(peer.call()));
      assert.deepEqual([statusName(error.code), details.test(error.details)], [code, true], error.message);
    }));
}

describe('a call', () => {
  it('brings headers and messages to the server, and answers and trailers back', async () => {
    const seen: unknown[] = [];
    const answer: Answer = (stream, headers) => {
      const { ':path': path, 'x-text': text, 'x-bytes-bin': bytes, te, 'grpc-timeout': timeout } = headers;
      seen.push([path, text, bytes, te, /^\d+m$/.test(String(timeout))]);
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        seen.push(Buffer.concat(parts).toString('latin1'));
        answerWith([framed(Buffer.from('one')), framed(Buffer.from('')), framed(Buffer.from('three'))], {
          'x-end': 'ÿes',
          'x-end-bin': 'AQI=,Aw==',
        })(stream, headers);
      });
    };
    await withPeer(answer, async peer => {
      const heard: Metadata[] = [];
      const metadata = Metadata.of({ 'X-Text': 'a\r\nb: c', 'x-bytes-bin': Uint8Array.of(255), 'grpc-status': '1' });
      const call = peer.call({ metadata, timeoutMs: 5000, heard: each => heard.push(each) });
      assert.deepEqual(await all(call, Buffer.from('ask')), ['one', '', 'three']);
      assert.deepEqual(seen, [['/a.Service/Method', 'ab: c', '/w', 'trailers', true], '\0\0\0\0\u0003ask']);
      assert.deepEqual(heard[1]?.texts('x-end'), ['ÿes']);
      assert.deepEqual(heard[1].binaries('x-end-bin'), [Uint8Array.of(1, 2), Uint8Array.of(3)]);
    });
  });

  it('reads headers of every character as another implementation wrote them', async () => {
    const text = String.fromCharCode(...Array.from({ length: 95 }, (_, i) => 33 + i).filter(code => code !== 127));
    await withPeer(answerWith([], { 'x-all': text.repeat(20), 'x-high': '\u0080\u00ff' }), async peer => {
      const heard: Metadata[] = [];
      await all(peer.call({ heard: each => heard.push(each) }));
      assert.deepEqual([heard[1]?.texts('x-all'), heard[1]?.texts('x-high')], [[text.repeat(20)], ['\u0080\u00ff']]);
    });
  });

  it('sends large messages as the server’s windows open', async () => {
    const answer: Answer = (stream, headers) => {
      let bytes = 0;
      stream.on('data', (part: Buffer) => (bytes += part.length));
      stream.on('end', () => answerWith([framed(Buffer.from(String(bytes)))])(stream, headers));
    };
    await withPeer(answer, async peer => {
      assert.deepEqual(await all(peer.call(), new Uint8Array(3_000_000)), ['3000005']);
    });
  });

  it('reads messages that are compressed with gzip', () =>
    withPeer(
      stream => {
        stream.respond({ ...GRPC, 'grpc-encoding': 'gzip' }, { waitForTrailers: true });
        stream.on('wantTrailers', () => stream.sendTrailers({ 'grpc-status': '0' }));
        stream.end(Buffer.concat([framed(gzipSync('small'), 1), framed(Buffer.from('plain'))]));
      },
      async peer => assert.deepEqual(await all(peer.call()), ['small', 'plain']),
    ));

  it('keeps what came before an error', () =>
    withPeer(answerWith([framed(Buffer.from('one'))], { 'grpc-status': '5', 'grpc-message': 'gone' }), async peer => {
      const call = peer.call();
      void call.write(new Uint8Array(0), true);
      assert.equal(await call.read(), 'one');
      assert.equal((await errorOf(call.read())).details, 'gone');
    }));

  it('waits while the server takes no more at a time', async () => {
    let [now, most] = [0, 0];
    const answer: Answer = (stream, headers) => {
      most = Math.max(most, ++now);
      setImmediate(() => {
        now--;
        answerWith([framed(Buffer.from('x'))])(stream, headers);
      });
    };
    const peer = await Peer.start(answer, { maxConcurrentStreams: 2 });
    const answers = await Promise.all(Array.from({ length: 20 }, () => all(peer.call())));
    assert.deepEqual([answers.flat().length, most], [20, 2]);
    await peer.stop();
  });

  it('is reset at the server by an abort, a deadline and a cancel', async () => {
    const codes: Promise<number>[] = [];
    const answer: Answer = stream => {
      codes.push(new Promise(done => stream.on('close', () => done(stream.rstCode))));
      stream.respond(GRPC);
      stream.write(framed(Buffer.from('one')));
    };
    await withPeer(answer, async peer => {
      const abort = new AbortController();
      const aborted = peer.call({ signal: abort.signal });
      await aborted.read();
      abort.abort();
      assert.equal(statusName((await errorOf(aborted.read())).code), 'CANCELLED');
      const cancelled = peer.call();
      await cancelled.read();
      cancelled.cancel();
      const late = peer.call({ timeoutMs: 50 });
      await late.read();
      assert.equal(statusName((await errorOf(late.read())).code), 'DEADLINE_EXCEEDED');
      assert.deepEqual(await Promise.all(codes), [8, 8, 8]);
    });
  });

  it('makes the server wait while nobody reads', async () => {
    let written = 0;
    const chunk = framed(new Uint8Array(1_000_000));
    const answer: Answer = stream => {
      stream.respond(GRPC);
      const more = (): void => {
        for (let isRoom = true; isRoom && written < 200; written++) isRoom = stream.write(chunk);
      };
      stream.on('drain', more);
      more();
    };
    await withPeer(answer, async peer => {
      const call = peer.call();
      await call.read();
      for (let before = -1; before !== written; await new Promise(done => setTimeout(done, 100))) before = written;
      assert.ok(written < 90, `${written} MB were sent of which 1 MB was read`);
      for (let i = 1; i < 200; i++) await call.read();
      call.cancel();
    });
  });
});

describe('an answer', () => {
  checkError(
    'with a status',
    trailersOnly({ 'grpc-status': '7', 'grpc-message': 'n%C3%B6%21%' }),
    'PERMISSION_DENIED',
    /^nö!%$/,
  );
  checkError('with a status nobody knows', trailersOnly({ 'grpc-status': '99' }), 'UNKNOWN', /^$/);
  checkError('without status', stream => stream.respond(GRPC, { endStream: true }), 'UNKNOWN', /without gRPC status/);
  checkError(
    'that ends without trailers',
    stream => {
      stream.respond(GRPC);
      stream.end(framed(Buffer.from('x')));
    },
    'UNKNOWN',
    /without gRPC status/,
  );
  checkError('that is cut off', answerWith([framed(Buffer.from('long')).subarray(0, 7)]), 'INTERNAL', /cut off/);
  checkError(
    'of a website',
    stream => {
      stream.respond({ ':status': 200, 'content-type': 'text/html' });
      stream.end('<html>');
    },
    'UNKNOWN',
    /text\/html/,
  );
  for (const [http, code] of [
    [400, 'INTERNAL'],
    [401, 'UNAUTHENTICATED'],
    [403, 'PERMISSION_DENIED'],
    [404, 'UNIMPLEMENTED'],
    [503, 'UNAVAILABLE'],
    [500, 'UNKNOWN'],
  ] as const)
    checkError(
      `with HTTP status ${http}`,
      stream => stream.respond({ ':status': http }, { endStream: true }),
      code,
      RegExp(String(http)),
    );
  checkError(
    'with an unknown compression',
    stream => {
      stream.respond({ ...GRPC, 'grpc-encoding': 'snappy' });
      stream.write(framed(Buffer.from('x'), 1));
    },
    'UNIMPLEMENTED',
    /snappy/,
  );
  checkError(
    'that is not compressed as it says',
    stream => {
      stream.respond({ ...GRPC, 'grpc-encoding': 'gzip' });
      stream.write(framed(Buffer.from('x'), 1));
    },
    'INTERNAL',
    /gzip/,
  );
  checkError(
    'with a flag nobody knows',
    stream => {
      stream.respond(GRPC);
      stream.write(framed(Buffer.from('x'), 3));
    },
    'INTERNAL',
    /flag 3/,
  );
  for (const [reset, code] of [
    [8, 'CANCELLED'],
    [11, 'RESOURCE_EXHAUSTED'],
    [2, 'INTERNAL'],
    [7, 'UNAVAILABLE'],
  ] as const)
    checkError(`that is reset with ${reset}`, stream => stream.close(reset), code, /reset the stream/);
});

describe('a connection', () => {
  it('that the server says good-bye to ends its calls, and the next call opens another', async () => {
    const streams: ServerHttp2Stream[] = [];
    const answer: Answer = (stream, headers) => {
      streams.push(stream);
      if (streams.length > 1) answerWith([framed(Buffer.from('new'))])(stream, headers);
      else {
        stream.respond(GRPC, { waitForTrailers: true });
        stream.on('wantTrailers', () => stream.sendTrailers({ 'grpc-status': '0' }));
        stream.write(framed(Buffer.from('old')));
      }
    };
    await withPeer(answer, async peer => {
      const old = peer.call();
      void old.write(new Uint8Array(0), true);
      assert.equal(await old.read(), 'old');
      streams[0]?.session?.goaway(0, streams[0].id);
      await new Promise(done => streams[0]?.session?.ping(done));
      assert.deepEqual(await all(peer.call()), ['new']);
      streams[0]?.end(framed(Buffer.from('rest')));
      assert.equal(await old.read(), 'rest');
      assert.equal(await old.read(), undefined);
      assert.equal(peer.sessions.length, 2);
    });
  });

  it('that was cut is opened anew by the next call', () =>
    withPeer(answerWith([framed(Buffer.from('x'))]), async peer => {
      await all(peer.call());
      await new Promise<void>(done => {
        peer.sessions[0]?.on('close', done);
        peer.sessions[0]?.destroy();
      });
      await new Promise(done => setImmediate(done));
      assert.deepEqual(await all(peer.call()), ['x']);
    }));

  it('over TLS brings its first call along with its greeting', async () => {
    const pieces: Buffer[] = [];
    const server = createTlsServer({ cert, key, ALPNProtocols: ['h2'] }, socket => {
      socket.on('data', (piece: Buffer) => {
        pieces.push(piece);
        // Said only now: whoever waits for it before asking would wait for ever.
        if (Buffer.concat(pieces).includes('/a.Service/Method')) socket.end();
      });
    });
    await withListener(server, async port => {
      const channel = new Channel({ host: 'localhost', port, tls: { ca } });
      assert.equal((await errorOf(all(startCall(channel)))).trouble, 'protocol');
      channel.close();
    });
  });

  for (const [where, server, tls] of [
    ['over plaintext', createTcpServer(), undefined],
    ['over TLS that agrees on nothing', createTlsServer({ cert, key }), { ca }],
  ] as const)
    it(`${where} shows the login to nobody who has not said that it speaks HTTP/2`, async () => {
      const metadata = Metadata.of({ authorization: 'Basic c2VjcmV0' });
      const heard: Buffer[] = [];
      let hangUp: () => void = () => undefined;
      server.on(tls === undefined ? 'connection' : 'secureConnection', (socket: Socket) => {
        hangUp = () => socket.end();
        socket.on('data', (piece: Buffer) => heard.push(piece));
      });
      await withListener(server, async port => {
        const channel = new Channel({ host: 'localhost', port, tls });
        const call = all(startCall(channel, { metadata }));
        while (heard.length === 0) await new Promise(done => setImmediate(done));
        hangUp();
        assert.equal((await errorOf(call)).trouble, 'protocol');
        const said = Buffer.concat(heard);
        assert.deepEqual([said.includes('PRI * HTTP/2.0'), said.includes('a.Service')], [true, false]);
        channel.close();
      });
    });

  for (const [when, pings, isUsedBefore] of [
    ['under a call', { everyMs: 20, timeoutMs: 40, suspiciousMs: 60_000 }, false],
    ['unnoticed before a call', { everyMs: 60_000, timeoutMs: 40, suspiciousMs: 0 }, true],
  ] as const)
    it(`that goes dead ${when} is given up, and the next call opens another`, async () => {
      const peer = await Peer.start(answerWith([framed(Buffer.from('x'))]));
      const line = await Line.to(peer.port);
      const channel = new Channel({ host: '127.0.0.1', port: line.port, pings });
      if (isUsedBefore) await all(peer.call({}, channel));
      line.swallow(isUsedBefore ? 0 : 1);
      const error = await errorOf(all(peer.call({}, channel)));
      assert.deepEqual([statusName(error.code), error.trouble], ['UNAVAILABLE', 'lost'], error.message);
      line.heal();
      assert.deepEqual(await all(peer.call({}, channel)), ['x']);
      channel.close();
      line.stop();
      await peer.stop();
    });

  it('fails calls that are under way when the channel is closed, and lets no more begin', () =>
    withPeer(
      () => undefined,
      async peer => {
        const call = all(peer.call());
        await new Promise(done => setImmediate(done));
        peer.channel.close();
        assert.equal((await errorOf(call)).trouble, 'closed');
        assert.equal((await errorOf(all(peer.call()))).trouble, 'closed');
      },
    ));
});
