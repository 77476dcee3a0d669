import { Server, ServerCredentials } from '@grpc/grpc-js';
import type { Logger } from '@lakehouse/base';
import { flightService } from '@lakehouse/flight';
import type { Door } from '../door';
import type { Logins } from '../logins';
import type { Queries } from './answers';
import { Actions } from './actions';
import { Calls } from './calls';
import { Gate } from './gate';
import { flightHandlers } from './service';
import { Sessions } from './sessions';

export interface FlightDoorOptions {
  readonly lake: Queries;
  readonly logins: Pick<Logins, 'login' | 'userOf'>;
  /** 0 takes any free port. */
  readonly port: number;
  readonly log: Logger;
}

/** Where Dremio's Flight endpoint would be: Arrow Flight and Flight SQL over the lake, on loopback, without TLS. */
export async function startFlightDoor(options: FlightDoorOptions): Promise<Door> {
  const gate = new Gate(options.logins, new Sessions());
  const handlers = flightHandlers(options.lake, new Calls(gate, options.log), new Actions(options.lake, gate));
  // Dremio takes statements of any length.
  const server = new Server({ 'grpc.max_receive_message_length': -1 });
  server.addService(flightService, { ...handlers });
  const port = await listen(server, options.port);
  options.log.info('flight', 'listening', { port });
  return { port, close: () => close(server) };
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.bindAsync(`127.0.0.1:${port}`, ServerCredentials.createInsecure(), (error, bound) => {
      if (error === null) resolve(bound);
      else reject(error);
    });
  });
}

/** Streams that are still open are cut: whoever closes the door wants to leave. */
function close(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.forceShutdown();
    server.tryShutdown(error => (error === undefined ? resolve() : reject(error)));
  });
}
