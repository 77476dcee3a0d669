import { resolve } from 'node:path';
import { Failure, type Logger } from '@lakehouse/base';
import { startAirbyteDoor } from './airbyte/startAirbyteDoor';
import type { SandboxArguments } from './arguments';
import type { Door } from './door';
import { startFlightDoor } from './flight/startFlightDoor';
import { Lake } from './lake/lake';
import type { Logins } from './logins';
import { startRestDoor } from './rest/startRestDoor';

/** The running sandbox: the ports that it answers on, and its end. */
export interface Sandbox {
  readonly flight: number;
  readonly rest: number;
  readonly airbyte: number;
  /** Ends what runs, closes the doors and then the lake. */
  close(): Promise<void>;
}

/** @throws Failure that says in one sentence why it cannot start, when its folder or a port is in use */
export async function startSandbox(
  { data, flightPort, restPort, airbytePort, sample }: SandboxArguments,
  { user, logins, log }: { readonly user: string; readonly logins: Logins; readonly log: Logger },
): Promise<Sandbox> {
  const dataFolder = resolve(data);
  const sampleFolder = sample === undefined ? undefined : resolve(sample);
  const lake = await Lake.open({ folder: dataFolder, user, log });
  const doors: Door[] = [];
  const close = async (): Promise<void> => {
    await Promise.all(doors.map(door => door.close()));
    await lake.close();
  };
  const open = async (flag: string, port: number, start: (port: number) => Promise<Door>): Promise<number> => {
    const door = await start(port).catch((error: unknown) => {
      throw portFailure(error, flag, port);
    });
    doors.push(door);
    return door.port;
  };
  try {
    const flight = await open('--flight-port', flightPort, port => startFlightDoor({ lake, logins, port, log }));
    const rest = await open('--rest-port', restPort, port => startRestDoor({ lake, logins, port, log }));
    const airbyte = await open('--airbyte-port', airbytePort, port =>
      startAirbyteDoor({ dataFolder, sampleFolder, port, log }),
    );
    return { flight, rest, airbyte, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Node names the error; gRPC's library only tells it. */
function portFailure(error: unknown, flag: string, port: number): unknown {
  if (!(error instanceof Error) || !/EADDRINUSE|address already in use|No address added/i.test(error.message))
    return error;
  return new Failure(
    'remote.busy',
    `Port ${port} is in use: stop what listens there, or choose another with ${flag}.`,
    { port },
    error,
  );
}
