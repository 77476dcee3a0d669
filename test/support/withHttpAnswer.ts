import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What an HTTP server answers to whatever it is asked. */
export interface HttpAnswer {
  readonly body: Uint8Array;
  /** Default 200. */
  readonly status?: number;
  /** Bytes that are promised and never come: the connection is cut behind the body. */
  readonly length?: number;
  /** Where a redirection points to. */
  readonly location?: string;
}

/** Runs an HTTP server for the time of some work, which gets a signed address and what the server is asked with. */
export async function withHttpAnswer(
  { body, status = 200, length, location }: HttpAnswer,
  work: (url: string, asked: readonly IncomingHttpHeaders[]) => Promise<void>,
): Promise<void> {
  const asked: IncomingHttpHeaders[] = [];
  const server = createServer((request, response) => {
    asked.push(request.headers);
    response.writeHead(status, {
      'content-length': length ?? body.length,
      ...(location === undefined ? {} : { location }),
    });
    response.write(body, () => (length === undefined ? response.end() : response.destroy()));
  });
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  try {
    // A TCP server that listens has an address object.
    await work(`http://127.0.0.1:${(server.address() as AddressInfo).port}/rows?signature=s3cret`, asked);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}
