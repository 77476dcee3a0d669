import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const CONNECTOR = 'dist/sandbox/connector.js';

interface Message {
  readonly type: string;
  readonly record?: { readonly stream: string; readonly emitted_at: number; readonly data: Record<string, unknown> };
  readonly state?: { readonly type: string; readonly stream: object; readonly sourceStats: { recordCount: number } };
  readonly spec?: { readonly connectionSpecification: { readonly required: readonly string[] } };
  readonly connectionStatus?: { readonly status: string; readonly message?: string };
  readonly catalog?: { readonly streams: readonly { readonly name: string; readonly json_schema: object }[] };
  readonly trace?: { readonly type: string; readonly error?: { message: string; failure_type: string } };
}

/** Runs one verb of the connector and gives its messages; each line is one, as the Airbyte protocol demands. */
function messages(...args: readonly string[]): readonly Message[] {
  return execFileSync(process.execPath, [CONNECTOR, ...args], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map(line => JSON.parse(line) as Message); // What the connector prints is what this test is about.
}

function ofType(all: readonly Message[], type: string): readonly Message[] {
  return all.filter(message => message.type === type);
}

describe('the file connector', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'lakehouse-connector-'));
    mkdirSync(join(folder, 'landing/things'), { recursive: true });
    put('landing/things/1.jsonl', '{"id":9007199254740993,"at":"2026-11-24"}\n{"id":2,"at":null}\n');
    put('config.json', JSON.stringify({ folder: join(folder, 'landing') }));
    put('catalog.json', JSON.stringify({ streams: [{ stream: { name: 'things' }, sync_mode: 'incremental' }] }));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const at = (name: string): string => join(folder, name);
  const put = (name: string, text: string): void => writeFileSync(at(name), text);
  const readArguments = (): string[] => ['read', '--config', at('config.json'), '--catalog', at('catalog.json')];

  it('says what it must be told', () => {
    assert.deepEqual(messages('spec')[0]?.spec?.connectionSpecification.required, ['folder']);
  });

  it('checks that the folder is there', () => {
    assert.deepEqual(messages('check', '--config', at('config.json'))[0]?.connectionStatus, { status: 'SUCCEEDED' });
    put('config.json', JSON.stringify({ folder: at('nowhere') }));
    const [answer] = messages('check', '--config', at('config.json'));
    assert.equal(answer?.connectionStatus?.status, 'FAILED');
    assert.match(answer.connectionStatus.message ?? '', /nowhere could not be read/);
  });

  it('discovers streams with their types', () => {
    const [answer] = messages('discover', '--config', at('config.json'));
    assert.deepEqual(answer?.catalog?.streams[0]?.json_schema, {
      type: 'object',
      properties: {
        id: { type: ['null', 'number'], airbyte_type: 'integer' },
        at: { type: ['null', 'string'], format: 'date' },
      },
    });
  });

  it('reads records as they were written, then tells the state', () => {
    const text = execFileSync(process.execPath, [CONNECTOR, ...readArguments()], { encoding: 'utf8' });
    assert.match(text, /"data":\{"id":9007199254740993,/);
    const all = messages(...readArguments());
    assert.deepEqual(
      ofType(all, 'RECORD').map(message => message.record?.stream),
      ['things', 'things'],
    );
    assert.deepEqual(
      ofType(all, 'STATE').map(message => message.state?.sourceStats.recordCount),
      [2],
    );
    assert.equal(all.at(-1)?.trace?.type, 'STREAM_STATUS');
  });

  it('reads only what is new when it gets its state back', () => {
    const states = ofType(messages(...readArguments()), 'STATE').map(message => message.state);
    put('state.json', JSON.stringify(states));
    const again = (): number => ofType(messages(...readArguments(), '--state', at('state.json')), 'RECORD').length;
    assert.equal(again(), 0);
    put('landing/things/2.jsonl', '{"id":3}\n');
    assert.equal(again(), 1);
  });

  it('names the folder of a stream that went away', () => {
    rmSync(at('landing/things'), { recursive: true });
    const { status, stdout } = spawnSync(process.execPath, [CONNECTOR, ...readArguments()], { encoding: 'utf8' });
    assert.equal(status, 1);
    const last = JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Message;
    assert.match(last.trace?.error?.message ?? '', /landing\/things could not be read/);
  });

  it('names the file and the line that it cannot read, and ends with an error', () => {
    put('landing/things/2.jsonl', '{"id":3}\nnot json\n');
    const { status, stdout } = spawnSync(process.execPath, [CONNECTOR, ...readArguments()], { encoding: 'utf8' });
    assert.equal(status, 1);
    const last = JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Message;
    assert.match(last.trace?.error?.message ?? '', /Line 2 of .*2\.jsonl/);
    assert.equal(last.trace?.error?.failure_type, 'config_error');
  });
});
