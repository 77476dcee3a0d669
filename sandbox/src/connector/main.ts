import { parseArgs } from 'node:util';
import { Failure } from '@lakehouse/base';
import { emit } from './emit';
import { readConfig, readJson, specification } from './fileConfig';
import { check, discover, read, type ReadFiles, type WantedStream } from './fileSource';
import { recordOf, recordsOf } from '../json';

const USAGE =
  'Usage: connector spec | check --config FILE | discover --config FILE | read --config FILE --catalog FILE [--state FILE]';

/** A source connector of Airbyte's kind: a verb and files in, messages out on standard output. */
async function main(args: readonly string[]): Promise<void> {
  const text = { type: 'string' } as const;
  const options = { config: text, catalog: text, state: text };
  const { positionals, values } = parseArgs({ args: [...args], allowPositionals: true, options });
  const file = (name: keyof typeof options): string => values[name] ?? refuse(`--${name} is missing.`);
  switch (positionals[0]) {
    case 'spec':
      return emit({ type: 'SPEC', spec: specification });
    case 'check':
      return emit({ type: 'CONNECTION_STATUS', connectionStatus: await check(await readConfig(file('config'))) });
    case 'discover':
      return emit({ type: 'CATALOG', catalog: { streams: await discover(await readConfig(file('config'))) } });
    case 'read':
      return read(await readConfig(file('config')), await wantedStreams(file('catalog'), values.state));
    default:
      return refuse(`${positionals[0] ?? 'Nothing'} is no verb of a connector.`);
  }
}

function refuse(reason: string): never {
  throw new Failure('remote.rejected', `${reason} ${USAGE}`);
}

/** The streams of a configured catalog, each with its state. */
async function wantedStreams(catalogFile: string, stateFile: string | undefined): Promise<readonly WantedStream[]> {
  const states = stateFile === undefined ? new Map<string, ReadFiles>() : await readStates(stateFile);
  return recordsOf(recordOf(await readJson(catalogFile))['streams']).map(each => {
    const name = String(recordOf(each['stream'])['name']);
    return { name, incremental: each['sync_mode'] === 'incremental', readFiles: states.get(name) ?? {} };
  });
}

/** A state file holds a list: the last STATE message of each stream. */
async function readStates(file: string): Promise<ReadonlyMap<string, ReadFiles>> {
  return new Map(
    recordsOf(await readJson(file)).map(state => {
      const stream = recordOf(state['stream']);
      return [String(recordOf(stream['stream_descriptor'])['name']), recordOf(stream['stream_state'])];
    }),
  );
}

// The exit code is only set: to end at once would cut off what the reader has not taken yet.
main(process.argv.slice(2)).catch(async (error: unknown) => {
  const failure = Failure.from(error);
  const failure_type = failure.code === 'bug' ? 'system_error' : 'config_error';
  const trace = { type: 'ERROR', emitted_at: Date.now(), error: { message: failure.message, failure_type } } as const;
  process.exitCode = 1;
  await emit({ type: 'TRACE', trace });
});
