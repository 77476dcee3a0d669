import assert from 'node:assert/strict';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { Failure } from '@lakehouse/base';
import { randomNumbers } from '../../../../test/support/randomNumbers';
import { FlightData } from '../wire/flightData';
import { FlightDataSink } from '../wire/flightDataSink';
import { CallError } from './callError';
import { Channel } from './channel';
import { FLAG, FRAME, frame, settings } from './http2/frame';
import { encodeHeaders } from './http2/hpackEncoder';
import { Metadata } from './metadata';

const GREETING = settings(new Map([[3, 100]]));

/** What a server says that answers one call with two messages: settings, headers, data and trailers. */
function conversation(): Buffer {
  const message = (length: number): Buffer => {
    const bytes = FlightData.encode({
      dataHeader: new Uint8Array(30).fill(1),
      dataBody: new Uint8Array(length).fill(2),
    });
    const prefix = Buffer.alloc(5);
    prefix.writeUInt32BE(bytes.length, 1);
    return Buffer.concat([prefix, bytes]);
  };
  const headers = encodeHeaders([
    [':status', '200'],
    ['content-type', 'application/grpc'],
    ['set-cookie', 'a=b'],
  ]);
  const trailers = encodeHeaders([['grpc-status', '0']]);
  return Buffer.concat([
    GREETING,
    frame({ type: FRAME.headers, flags: FLAG.endHeaders, stream: 1 }, headers),
    frame({ type: FRAME.data, flags: 0, stream: 1 }, message(500)),
    frame({ type: FRAME.data, flags: 0, stream: 1 }, message(20)),
    frame({ type: FRAME.headers, flags: FLAG.endHeaders | FLAG.endStream, stream: 1 }, trailers),
  ]);
}

describe('a server that says anything', () => {
  const sockets = new Set<Socket>();
  let answer: Buffer;
  const server = createServer(socket => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
    // The answer is for stream 1, which is open when its headers have come.
    socket.once('data', () => {
      const isGreeting = answer.subarray(0, GREETING.length).equals(GREETING);
      // A client does not answer what is no greeting.
      if (!isGreeting) {
        socket.end(answer);
        return;
      }
      socket.write(GREETING);
      const said: Buffer[] = [];
      socket.on('data', (piece: Buffer) => {
        said.push(piece);
        if (Buffer.concat(said).includes('/s/m')) socket.end(answer.subarray(GREETING.length));
      });
    });
  });
  before(done => void server.listen(0, '127.0.0.1', done));
  after(done => void server.close(done));

  async function outcome(said: Buffer): Promise<'read' | 'refused'> {
    answer = said;
    const { port } = server.address() as AddressInfo; // A TCP server that listens has an address object.
    const channel = new Channel({ host: '127.0.0.1', port });
    const sink = new FlightDataSink();
    const call = channel.start({ path: '/s/m', metadata: new Metadata(), sink, heard: () => undefined });
    void call.write(new Uint8Array(0), true);
    try {
      while ((await call.read()) !== undefined);
      return 'read';
    } catch (error) {
      assert.ok(error instanceof CallError || error instanceof Failure, String(error));
      return 'refused';
    } finally {
      channel.close();
    }
  }

  it('is read when it says what it should', async () => {
    assert.equal(await outcome(conversation()), 'read');
  });

  it('is read or refused with a defined error, whatever it says, and never waited for without end', async function () {
    this.timeout(60_000);
    const next = randomNumbers(8);
    const seen = { read: 0, refused: 0 };
    for (let i = 0; i < 1000; i++) {
      const said = conversation();
      for (let n = next(3); n >= 0; n--) said[next(said.length)] = next(256);
      seen[await outcome(next(5) === 0 ? said.subarray(0, next(said.length)) : said)]++;
    }
    assert.ok(seen.read > 100 && seen.refused > 100, JSON.stringify(seen));
  });
});
