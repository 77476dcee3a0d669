import { parseArgs } from 'node:util';
import { Failure } from '@lakehouse/base';

/** What the sandbox was started with. Port 0 takes any free one. */
export interface SandboxArguments {
  readonly data: string;
  readonly flightPort: number;
  readonly restPort: number;
  readonly airbytePort: number;
  /** The folder of the sample whose Airbyte connections are offered; undefined for none. */
  readonly sample: string | undefined;
}

/** Ports that Dremio and Airbyte use themselves. */
const USUAL = { flight: '32010', rest: '9047', airbyte: '8001' };

const USAGE =
  'Usage: npm run sandbox -- --data DIR [--flight-port N] [--rest-port N] [--airbyte-port N] [--sample DIR]; port 0 takes any free one.';

/** @throws Failure `remote.rejected` that says how to start it */
export function readArguments(args: readonly string[]): SandboxArguments {
  const { data, sample, ...ports } = parsed(args);
  if (data === undefined) throw new Failure('remote.rejected', `--data must name the lake's folder. ${USAGE}`);
  return {
    data,
    flightPort: portOf('--flight-port', ports['flight-port'] ?? USUAL.flight),
    restPort: portOf('--rest-port', ports['rest-port'] ?? USUAL.rest),
    airbytePort: portOf('--airbyte-port', ports['airbyte-port'] ?? USUAL.airbyte),
    sample,
  };
}

function parsed(args: readonly string[]): Readonly<Record<string, string | undefined>> {
  const text = { type: 'string' } as const;
  const options = { data: text, sample: text, 'flight-port': text, 'rest-port': text, 'airbyte-port': text };
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    throw new Failure('remote.rejected', `${Failure.from(error).message.split('. ')[0]}. ${USAGE}`, {}, error);
  }
}

function portOf(flag: string, text: string): number {
  const port = Number(text);
  if (text !== '' && Number.isInteger(port) && port >= 0 && port < 65536) return port;
  throw new Failure('remote.rejected', `${flag} must be a number from 0 to 65535, not "${text}". ${USAGE}`);
}
