import { deepEqual, equal, rejects } from 'node:assert/strict';
import { createServer, type ServerHttp2Stream } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { tableFromArrays } from 'apache-arrow';
import { FlightClient, FlightDescriptorType } from '../index';

const GRPC = { ':status': 200, 'content-type': 'application/grpc' } as const;
const DESCRIPTOR = { type: FlightDescriptorType.PATH, cmd: new Uint8Array(0), path: ['t'] };
const CODES = { refusedStream: 7, internalError: 2 } as const;

/** A server that resets the first uploads; gives how many came, and how many bytes of the last. */
async function upload(resets: number, code: number): Promise<{ readonly calls: number; readonly bytes: number }> {
  const seen = { calls: 0, bytes: 0 };
  const server = createServer();
  server.on('stream', (stream: ServerHttp2Stream) => {
    stream.on('error', () => undefined);
    seen.calls++;
    seen.bytes = 0;
    if (seen.calls <= resets) stream.close(code);
    else
      stream
        .on('data', (data: Buffer) => (seen.bytes += data.length))
        .on('end', () => stream.respond({ ...GRPC, 'grpc-status': '0' }, { endStream: true }));
  });
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo; // A TCP server that listens has an address object.
  const client = new FlightClient({ host: '127.0.0.1', port, credentials: { kind: 'none' } });
  const { batches, schema } = tableFromArrays({ n: Int32Array.of(1, 2, 3) });
  try {
    for await (const _ of client.doPut({ descriptor: DESCRIPTOR, schema, batches }));
    return seen;
  } finally {
    client.close();
    server.close();
  }
}

describe('an upload that the server has not begun', () => {
  it('is sent anew, whole', async () => {
    const whole = await upload(0, CODES.refusedStream);
    equal(whole.calls, 1);
    deepEqual(await upload(2, CODES.refusedStream), { ...whole, calls: 3 });
  });

  it('is not sent anew for ever, nor when it may have begun', async () => {
    await rejects(upload(3, CODES.refusedStream), { code: 'connection.lost' });
    await rejects(upload(1, CODES.internalError), { code: 'connection.lost' });
  });
});
