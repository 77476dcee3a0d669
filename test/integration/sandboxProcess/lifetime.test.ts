import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createConnection, createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ENDLESS_QUERY } from '../../support/endlessQuery';
import { SandboxProcess } from '../../support/sandbox';

const FREE_PORTS = ['--flight-port', '0', '--rest-port', '0', '--airbyte-port', '0'];

describe('the sandbox as a program', () => {
  let data: string;

  beforeEach(() => (data = mkdtempSync(join(tmpdir(), 'lakehouse-sandbox-'))));
  afterEach(() => rmSync(data, { recursive: true, force: true }));

  it('leaves its data and nothing else behind on SIGTERM, a running query or not', async () => {
    const sandbox = await SandboxProcess.start({ data });
    await submit(sandbox, ENDLESS_QUERY);
    await sandbox.stop();
    for (const port of [sandbox.flight, sandbox.rest, sandbox.airbyte]) assert.ok(await refuses(port), `port ${port}`);
    assert.deepEqual(
      readdirSync(data).filter(name => !['airbyte', 'bronze', 'silver', 'gold', 'logs'].includes(name)),
      ['catalogue.duckdb'],
    );
  });

  it('starts again on what it left', async () => {
    await (await SandboxProcess.start({ data })).stop();
    await (await SandboxProcess.start({ data })).stop();
  });

  it('says which port is taken, and how to choose another', async () => {
    const taken = createServer();
    await new Promise<void>(resolve => taken.listen(0, '127.0.0.1', resolve));
    const { port } = taken.address() as AddressInfo; // It listens on TCP.
    for (const door of ['flight', 'rest', 'airbyte']) {
      const { code, stderr } = await failedStart(['--data', data, ...FREE_PORTS, `--${door}-port`, String(port)]);
      assert.equal(code, 1);
      assert.equal(
        stderr.trim().split('\n').at(-1),
        `Port ${port} is in use: stop what listens there, or choose another with --${door}-port.`,
      );
    }
    await new Promise(resolve => taken.close(resolve));
  });

  it('says that its data folder is in use', async () => {
    const sandbox = await SandboxProcess.start({ data });
    const { code, stderr } = await failedStart(['--data', data, ...FREE_PORTS]);
    await sandbox.stop();
    assert.equal(code, 1);
    assert.equal(
      stderr.trim(),
      `Another sandbox has ${data} open: stop it, or give this one another folder with --data.`,
    );
  });

  for (const [args, sentence] of [
    [[], /^--data must name the lake's folder\. Usage: /],
    [['--data', 'x', '--rest-port', 'nine'], /^--rest-port must be a number from 0 to 65535, not "nine"\. Usage: /],
    [['--nonsense'], /^Unknown option '--nonsense'\. Usage: /],
  ] as const)
    it(`says how it is started when it was started with ${args.join(' ') || 'nothing'}`, async () => {
      const { code, stderr } = await failedStart(args);
      assert.equal(code, 1);
      assert.match(stderr, sentence);
      assert.equal(stderr.trim().split('\n').length, 1);
    });
});

async function submit(sandbox: SandboxProcess, sql: string): Promise<void> {
  const origin = `http://127.0.0.1:${sandbox.rest}`;
  const post = async (path: string, body: unknown, token = ''): Promise<unknown> =>
    (
      await fetch(origin + path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `_dremio${token}` },
        body: JSON.stringify(body),
      })
    ).json();
  const login = (await post('/apiv2/login', { userName: 'admin', password: 'password123' })) as {
    readonly token: string;
  }; // The door's own answer.
  await post('/api/v3/sql', { sql }, login.token);
}

function refuses(port: number): Promise<boolean> {
  return new Promise(resolve => {
    const socket = createConnection(port, '127.0.0.1');
    socket.once('error', () => resolve(true));
    socket.once('connect', () => {
      socket.destroy();
      resolve(false);
    });
  });
}

/** Starts the program where it cannot, and waits for its end. */
function failedStart(args: readonly string[]): Promise<{ readonly code: number | null; readonly stderr: string }> {
  return new Promise(resolve => {
    const child = spawn(process.execPath, ['dist/sandbox/main.js', ...args], { stdio: ['ignore', 'ignore', 'pipe'] });
    let stderr = '';
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    child.once('close', code => resolve({ code, stderr }));
  });
}
