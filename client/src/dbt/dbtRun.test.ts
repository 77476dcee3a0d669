import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Logger } from '@lakehouse/base';
import { DbtRun, type DbtRunEnd, type DbtRunParts } from './dbtRun';
import type { DbtTarget } from './dbtSurroundings';
import { DbtTurns } from './dbtTurns';

const LOG = new Logger(() => undefined);
/** Stands in for dbt: says how it was called, and goes on until it is stopped. */
const SLEEPER = `#!${process.execPath}
console.log('running', process.argv.slice(2).join(' '));
setInterval(() => {}, 1000);
`;

/** A run under way, and the means to wait for what it prints. */
class StartedRun {
  readonly end: Promise<DbtRunEnd>;
  output = '';
  #wake: () => void = () => undefined;

  constructor(run: DbtRun) {
    this.end = run.run(chunk => {
      this.output += chunk;
      this.#wake();
    });
  }

  async until(text: string): Promise<void> {
    while (!this.output.includes(text)) await new Promise<void>(resolve => (this.#wake = resolve));
  }
}

describe('a run of dbt', () => {
  let folder: string;
  let parts: DbtRunParts;
  let picked: string;
  let cancelled: string[];

  const target = (name: string): DbtTarget => ({
    name,
    identity: { profileName: 'shop', targetName: name, user: 'ann' },
    environment: () => Promise.resolve({}),
    jobs: () =>
      Promise.resolve({
        query: sql => Promise.resolve([{ job_id: /"target_name": "(\w+)"/.exec(sql)?.[1] }]),
        cancelJob: id => {
          cancelled.push(`job of ${id} at ${name}`);
          return Promise.resolve();
        },
      }),
  });

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'lakehouse-dbt-'));
    const executable = join(folder, 'dbt');
    writeFileSync(executable, SLEEPER);
    chmodSync(executable, 0o700);
    picked = 'dev';
    cancelled = [];
    const surroundings = { executable: () => Promise.resolve(executable), target: () => target(picked) };
    parts = { surroundings, turns: new DbtTurns(), log: LOG };
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const newRun = (): DbtRun => new DbtRun({ projectRoot: folder, verb: 'run' }, parts);

  it('is stopped where it was started, though another target is picked meanwhile', async () => {
    const run = newRun();
    const started = new StartedRun(run);
    await started.until('--target dev');
    picked = 'prod';
    await run.stop();
    assert.equal((await started.end).cancelledJobs, 1);
    assert.deepEqual(cancelled, ['job of dev at dev']);
  });

  it('finds its first jobs too where the secret was asked for a minute and a half before they were looked for', async () => {
    let asked = '';
    const now = performance.now.bind(performance);
    const slow: DbtTarget = {
      ...target('dev'),
      jobs: () => {
        performance.now = () => now() + 90_000;
        return Promise.resolve({
          query: sql => {
            asked = sql;
            return Promise.resolve([]);
          },
          cancelJob: () => Promise.resolve(),
        });
      },
    };
    const run = new DbtRun(
      { projectRoot: folder, verb: 'run' },
      { ...parts, surroundings: { ...parts.surroundings, target: () => slow } },
    );
    const started = new StartedRun(run);
    try {
      await started.until('running');
      await run.stop();
      await started.end;
    } finally {
      Reflect.deleteProperty(performance, 'now');
    }
    assert.ok(Number(/SECOND, -(\d+)/.exec(asked)?.[1]) >= 90 + 10, asked);
  });

  it('waits for one of the same project, and says so', async () => {
    const [first, second] = [newRun(), newRun()];
    const [started, waiting] = [new StartedRun(first), new StartedRun(second)];
    await started.until('running');
    await waiting.until('Waiting');
    assert.equal(second.startedAt, undefined);
    await first.stop();
    await waiting.until('running');
    await second.stop();
    assert.equal((await waiting.end).stopped, true);
  });

  it('that waits is given up at once, and never begins', async () => {
    const [first, second] = [newRun(), newRun()];
    const [started, waiting] = [new StartedRun(first), new StartedRun(second)];
    await started.until('running');
    await second.stop();
    assert.equal((await waiting.end).stopped, true);
    await first.stop();
    await started.end;
    assert.equal(second.startedAt, undefined);
  });
});
