import assert from 'node:assert/strict';
import { Failure, Logger } from '@lakehouse/base';
import type { QueryProgress } from '@lakehouse/protocol';
import type { Connection } from '../../connections/connection';
import type { EndedRun, QueryRun } from '../queryRun';
import type { ResultSource } from '../resultSource';
import type { TabKnowledge } from '../results/resultTabs';
import { QueryJobs, type JobSources } from './queryJobs';

type Client = NonNullable<Awaited<ReturnType<JobSources['dremioIfKnown']>>>;

const CONNECTION: Connection = {
  id: 'shop.dev',
  name: 'shop.dev',
  address: { kind: 'software', host: 'dremio.lan', port: 9047, useSsl: true },
  flight: { host: 'dremio.lan', port: 32010, tls: true },
  login: { kind: 'password', user: 'ada', secret: undefined },
  verifySsl: true,
  origin: { kind: 'added' },
};
const REFUSED = { code: 'connection.refused', message: 'Nothing answers.' };

const CLOUD: Connection = {
  ...CONNECTION,
  address: { kind: 'cloud', host: 'api.dremio.cloud', projectId: 'p' },
};

/** How a query was run, where it matters. */
interface Way {
  readonly transport?: ResultSource['transport'];
  readonly connection?: Connection;
  readonly note?: string;
}

function runOf(resultId: string, { transport = 'flight', connection = CONNECTION, note }: Way): QueryRun {
  const document = { uri: 'file:///a.sql', text: '' };
  const prepared = { document, title: 'a', sql: 'select 1', segments: [], source: { start: 0, end: 0 } };
  // Of the source only its transport is looked at.
  const source = { transport } as ResultSource;
  const said = note === undefined ? {} : { note };
  return { resultId, prepared, connection, source, rowLimit: undefined, ...said };
}

/** Dremio with jobs of the statement that show at the given look, from 0. */
function dremioWith(jobs: readonly (readonly string[])[], names: Readonly<Record<string, string>> = {}): Client {
  let look = 0;
  return {
    findJobs: () => Promise.resolve(jobs[Math.min(look++, jobs.length - 1)] ?? []),
    job: id => {
      const [state, none] = ['COMPLETED', undefined];
      const reflections = Object.keys(names);
      return Promise.resolve({ id, state, rowCount: 1, errorMessage: none, cancellationReason: none, reflections });
    },
    reflectionName: id => Promise.resolve(names[id] === '' ? undefined : names[id]),
  };
}

/** Ends queries one after another, and gives what their tabs were told. */
async function told(
  dremio: Client | undefined,
  ends: readonly Partial<QueryProgress>[],
  more: Partial<JobSources> & Way = {},
): Promise<{ readonly tabs: readonly TabKnowledge[]; readonly jobs: QueryJobs }> {
  const runs = ends.map((_, i) => runOf(`r${i}`, more));
  const tabs: TabKnowledge[] = ends.map(() => ({}));
  let end: (ended: EndedRun) => void = () => undefined;
  let looked: () => void = () => undefined;
  const log = new Logger(() => looked());
  const jobs = new QueryJobs(
    {
      find: id => runs.find(run => run.resultId === id),
      tell: (id, knowledge) => {
        const at = runs.findIndex(run => run.resultId === id);
        tabs[at] = { ...tabs[at], ...knowledge };
        if (knowledge.reflections !== undefined) looked();
      },
      onDidEnd: listener => {
        end = listener;
        return { dispose: () => undefined };
      },
    },
    {
      dremioIfKnown: () => Promise.resolve(dremio),
      restJob: () => 'rest-job',
      isWanted: () => true,
      pause: () => Promise.resolve(),
      ...more,
    },
    log,
  );
  for (const [i, progress] of ends.entries()) {
    const run = runs[i];
    assert.ok(run);
    const done = new Promise<void>(resolve => (looked = resolve));
    const snapshot = { resultId: run.resultId, columns: [], rows: 1, bytes: 0, elapsedMs: 5, truncated: false };
    end({ run, progress: { ...snapshot, state: 'done', ...progress } });
    // What is not looked for tells nothing, neither the tab nor the log: the event loop comes by.
    await Promise.race([done, new Promise(resolve => setImmediate(resolve))]);
  }
  return { tabs, jobs };
}

describe('the job of a query', () => {
  it('is found with the reflections that answered it', async () => {
    const { tabs, jobs } = await told(dremioWith([['j1']], { r: 'by_day', hidden: '' }), [{}]);
    assert.deepEqual(tabs, [{ hasJob: true, reflections: ['by_day', 'hidden'] }]);
    assert.equal(jobs.page('r0'), 'https://dremio.lan:9047/job/j1');
  });

  it('is looked for again when Dremio does not list it yet', async () => {
    const { tabs } = await told(dremioWith([[], [], ['j1']]), [{}]);
    assert.deepEqual(tabs, [{ hasJob: true, reflections: [] }]);
  });

  it('is not that of an earlier run of the same statement', async () => {
    const { jobs } = await told(dremioWith([['j1'], ['j2', 'j1']]), [{}, {}]);
    assert.match(jobs.page('r0'), /j1$/);
    assert.match(jobs.page('r1'), /j2$/);
  });

  it('is known of a query over REST', async () => {
    const { jobs } = await told(dremioWith([[]]), [{}], { transport: 'rest' });
    assert.match(jobs.page('r0'), /rest-job$/);
  });

  it('has no link on Dremio Cloud over Flight, and the tab says why', async () => {
    const { tabs, jobs } = await told(dremioWith([['j1']]), [{}], { connection: CLOUD, note: ':n = 1' });
    assert.deepEqual(tabs, [{ note: ':n = 1 · no link to the job: Dremio Cloud lists it up to an hour later' }]);
    assert.throws(() => jobs.page('r0'), { code: 'remote.notFound', message: /an hour later/ });
  });

  it('is known on Dremio Cloud over REST', async () => {
    const { jobs } = await told(dremioWith([[]]), [{}], { connection: CLOUD, transport: 'rest' });
    assert.equal(jobs.page('r0'), 'https://app.dremio.cloud/sonar/p/job/rest-job');
  });

  it('is not looked for when no query reached Dremio, and when the setting says so', async () => {
    assert.deepEqual((await told(dremioWith([['j']]), [{ state: 'failed', error: REFUSED }])).tabs, [{}]);
    assert.deepEqual((await told(dremioWith([['j']]), [{}], { isWanted: () => false })).tabs, [{}]);
  });

  it('is none when a secret would have to be asked for, or REST does not answer', async () => {
    assert.deepEqual((await told(undefined, [{}])).tabs, [{}]);
    const refused = (): Promise<never> => Promise.reject(new Failure('connection.refused', 'Nothing answers.'));
    const { tabs, jobs } = await told({ ...dremioWith([]), findJobs: refused }, [{}]);
    assert.deepEqual(tabs, [{}]);
    assert.throws(() => jobs.page('r0'), { code: 'remote.notFound' });
  });
});
