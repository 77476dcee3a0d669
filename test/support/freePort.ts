import { type AddressInfo, createServer } from 'node:net';

/** A port of the loopback address that nobody listens on now, for programs that cannot choose one and tell it. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo; // A server that listens on TCP has such an address.
      server.close(() => resolve(port));
    });
  });
}
