import assert from 'node:assert/strict';
import { Failure } from '@lakehouse/base';
import { DbtProcess } from './dbtProcess';

/** Starts Node with a script in dbt's place. */
function start(script: string, onOutput: (text: string) => void = () => undefined): DbtProcess {
  return new DbtProcess({ executable: process.execPath, args: ['-e', script], cwd: '.', env: process.env }, onOutput);
}

describe('a dbt process', () => {
  it('passes on what it prints and how it ended', async () => {
    let output = '';
    const dbt = start('console.log("one"); console.error("two"); process.exitCode = 2', text => (output += text));
    assert.equal(await dbt.exit, 2);
    assert.match(output, /one/);
    assert.match(output, /two/);
  });

  it('is a clear failure when there is no such executable', async () => {
    const dbt = new DbtProcess({ executable: '/nowhere/dbt', args: [], cwd: '.', env: {} }, () => undefined);
    await assert.rejects(dbt.exit, (error: unknown) => error instanceof Failure && error.code === 'dbt.notFound');
  });

  it('gets its arguments as they are, whatever a shell would make of them', async () => {
    const args = ['my models', '"quoted" \\', '%PATH% $HOME `id`', '& echo no; *', ''];
    let output = '';
    const script = 'console.log(JSON.stringify(process.argv.slice(1)))';
    const options = { executable: process.execPath, args: ['-e', script, '--', ...args], cwd: '.', env: process.env };
    assert.equal(await new DbtProcess(options, text => (output += text)).exit, 0);
    assert.deepEqual(JSON.parse(output), args);
  });

  it('is a clear failure too when the system does not even try to start it', () => {
    const options = { executable: '/bin/d\0bt.cmd', args: [], cwd: '.', env: {} };
    assert.throws(() => new DbtProcess(options, () => undefined), { code: 'dbt.notFound', message: /dbt\.exe/ });
  });

  it('ends with all that it started', async () => {
    const script = `
      const child = require('node:child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
      console.log(child.pid);
      setInterval(() => {}, 1000);`;
    let dbt: DbtProcess | undefined;
    const pid = await new Promise<number>(done => (dbt = start(script, text => done(Number(text)))));
    await dbt?.stop();
    await untilGone(pid);
  });

  it('ends even when it does not listen to the first signal', async () => {
    let dbt: DbtProcess | undefined;
    await new Promise<void>(
      done =>
        (dbt = start('process.on("SIGTERM", () => {}); console.log(1); setInterval(() => {}, 1000)', () => done())),
    );
    await dbt?.stop();
    assert.equal(dbt?.stopping, true);
  });
});

describe('stopping dbt', () => {
  it('does not hang on a process that outlives dbt and holds its output open', async () => {
    const stubborn = 'process.on("SIGTERM", () => {}); console.log(process.pid); setInterval(() => {}, 1000)';
    const script = `
      require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(stubborn)}], { stdio: 'inherit' });
      setInterval(() => {}, 1000);`;
    let dbt: DbtProcess | undefined;
    const pid = await new Promise<number>(done => (dbt = start(script, text => done(Number(text)))));
    await dbt?.stop();
    await untilGone(pid);
  });
});

/** Settles when no process has the id; the test's own limit ends it otherwise. */
async function untilGone(pid: number): Promise<void> {
  while (isRunning(pid)) await new Promise(done => setTimeout(done, 20));
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false; // ESRCH: gone.
  }
}
