import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';

/** A proxy that knows CONNECT and nothing else, and writes down what it was asked for. */
export class ConnectProxy {
  /** `host:port` of each tunnel, in order. */
  readonly tunnels: string[] = [];
  /** `Proxy-Authorization` of each tunnel. */
  readonly logins: (string | undefined)[] = [];
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  /** Those of the sockets on whose other side the client is. */
  readonly #clients = new Set<Socket>();

  private constructor(server: Server) {
    this.#server = server;
  }

  static async start(): Promise<ConnectProxy> {
    const server = createServer();
    const proxy = new ConnectProxy(server);
    server.on('connect', (request, socket: Socket) => {
      const target = request.url ?? '';
      proxy.tunnels.push(target);
      proxy.logins.push(request.headers['proxy-authorization']);
      proxy.#clients.add(socket);
      const [host = '', port] = target.split(':');
      const upstream = connect(Number(port), host, () => {
        socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
        socket.pipe(upstream).pipe(socket);
      });
      for (const end of [socket, upstream]) {
        proxy.#sockets.add(end);
        // A tunnel ends with either of its ends, and the test looks at what comes of that at the client.
        end.on('error', () => [socket, upstream].forEach(each => each.destroy()));
      }
    });
    await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
    return proxy;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port; // A TCP server that listens has an address object.
  }

  /** Lets the tunnels die as they do under a sleeping computer: nobody is told, and whoever sends something is cut off. */
  forgetTunnels(): void {
    for (const socket of this.#clients) {
      socket.unpipe();
      socket.on('data', () => socket.resetAndDestroy()).resume();
    }
  }

  /** Cuts every tunnel; new ones may be opened. */
  cutTunnels(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  /** Cuts every tunnel and is gone. */
  stop(): void {
    this.cutTunnels();
    this.#server.close();
  }
}
