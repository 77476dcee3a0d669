import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { required } from '../support/required';

/** Where downloads lie: an environment of Python is one of them. */
const CACHE = resolve(required('LAKEHOUSE_DBT_BIN'), '../..');
const READY = 'Ctrl-C ends all that was started here.';

/** What `npm start -- --no-open` prints until everything is up, and how to end it as Ctrl-C does. */
class Start {
  readonly #child;
  #output = '';

  constructor(home: string, env: NodeJS.ProcessEnv = {}) {
    this.#child = spawn(process.execPath, ['scripts/start.mjs', '--no-open'], {
      env: { ...process.env, LAKEHOUSE_HOME: home, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [this.#child.stdout, this.#child.stderr])
      stream.on('data', (chunk: Buffer) => (this.#output += chunk.toString()));
  }

  async untilReady(): Promise<string> {
    while (!this.#output.includes(READY)) {
      if (this.#child.exitCode !== null) throw new Error(`it ended:\n${this.#output}`);
      await new Promise(done => setTimeout(done, 100));
    }
    return this.#output;
  }

  async interrupt(): Promise<number | null> {
    const ended = once(this.#child, 'exit');
    this.#child.kill('SIGINT');
    await ended;
    return this.#child.exitCode;
  }
}

/** A PATH with Node and npm alone, and a cache of downloads that holds no Python environment. */
function withoutPython(home: string): NodeJS.ProcessEnv {
  const [PATH, LAKEHOUSE_CACHE] = [join(home, 'bin'), join(home, 'cache')];
  for (const folder of [PATH, LAKEHOUSE_CACHE]) mkdirSync(folder);
  for (const name of ['node', 'npm', 'sh']) symlinkSync(onPath(name), join(PATH, name));
  for (const name of readdirSync(CACHE).filter(each => !each.startsWith('python-')))
    symlinkSync(join(CACHE, name), join(LAKEHOUSE_CACHE, name));
  return { PATH, LAKEHOUSE_CACHE };
}

function onPath(name: string): string {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const found = folders.map(folder => join(folder, name)).find(file => existsSync(file));
  assert.ok(found, `${name} is not on the PATH`);
  return found;
}

function address(output: string, of: string): URL {
  const found = new RegExp(`${of}\\s+(\\S+)`).exec(output)?.[1];
  assert.ok(found, output);
  return new URL(found);
}

function isOpen({ hostname, port }: URL): Promise<boolean> {
  return new Promise(resolve => {
    const socket = connect(Number(port), hostname);
    socket.once('connect', () => resolve(true));
    socket.once('error', () => resolve(false));
    socket.unref();
  });
}

describe('npm start -- --no-open', () => {
  let home: string;
  beforeEach(() => (home = mkdtempSync(join(tmpdir(), 'lakehouse-start-'))));
  afterEach(() => rmSync(home, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 }));

  it('brings everything up step by step, moves off a taken port, and ends all on Ctrl-C', async () => {
    const taken: Server = createServer().listen(9047, '127.0.0.1');
    await Promise.race([once(taken, 'listening'), once(taken, 'error')]); // Somebody else has it: as good.
    const start = new Start(home);
    const output = await start.untilReady();
    for (const step of ['Build', 'dbt-core and dbt-dremio', 'Sandbox', 'Silver and gold of the sample', 'VS Code'])
      assert.match(output, new RegExp(`• ${step}.* ✓`), output);
    assert.match(output, /Port 9047 is taken, so the sandbox's rest door uses \d+/);
    const places = ['Arrow Flight', 'Dremio REST', 'Airbyte', 'VS Code'].map(each => address(output, `  ${each}`));
    const [, rest, , editor] = places;
    assert.ok(rest && editor);
    const login = JSON.stringify({ userName: 'admin', password: 'password123' });
    const headers = { 'content-type': 'application/json' };
    assert.equal((await fetch(new URL('/apiv2/login', rest), { method: 'POST', body: login, headers })).status, 200);
    assert.equal((await fetch(new URL('/healthz', editor))).status, 200);
    assert.equal(await start.interrupt(), 0);
    for (const place of places) assert.equal(await isOpen(place), false, place.href);
    taken.close();
  });

  it('says in one sentence that Python is missing, and starts the rest', async () => {
    const start = new Start(home, withoutPython(home));
    const output = await start.untilReady();
    assert.match(output, /dbt cannot run: put Python 3\.10, 3\.11 or 3\.12 on the PATH/);
    assert.match(output, /• Sandbox ✓/);
    assert.equal(await isOpen(address(output, '  Arrow Flight')), true);
    await start.interrupt();
  });
});
