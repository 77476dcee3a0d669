import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { SandboxProcess } from '../../support/sandbox';
import { runPython } from '../../support/runPython';

const CLIENT = 'test/integration/sandboxFlight/pyarrowClient.py';

interface QueryAnswer {
  readonly types: readonly string[];
  readonly rows: readonly (readonly (string | null)[])[];
}

describe('pyarrow against the Flight door', () => {
  let sandbox: SandboxProcess;

  before(async () => {
    sandbox = await SandboxProcess.start({ sample: resolve('samples/lakehouse') });
  });
  after(() => sandbox.stop());

  function ask<T>(task: string, sql = ''): Promise<T> {
    return runPython<T>(CLIENT, [String(sandbox.flight), task, sql]);
  }

  /** Checks the types that pyarrow sees, and the rows as texts that lose nothing. */
  async function checkQuery(sql: string, types: readonly string[], rows: QueryAnswer['rows']): Promise<void> {
    assert.deepEqual(await ask('query', sql), { types, rows });
  }

  it('logs in and reads the sample', () =>
    checkQuery(
      'select order_id, amount, status from bronze.raw_orders order by order_id desc limit 1',
      ['int64', 'decimal128(38, 9)', 'string'],
      [['9007199254746993', '447.900000000', 'shipped']],
    ));

  it('gets every digit, and NULL apart from an empty text', () =>
    checkQuery(
      "select cast('9223372036854775807' as bigint), cast('0.1' as decimal(38, 10)), '', cast(null as varchar), date '2026-11-24'",
      ['int64', 'decimal128(38, 10)', 'string', 'string', 'date64[ms]'],
      [['9223372036854775807', '0.1000000000', '', null, String(Date.UTC(2026, 10, 24))]],
    ));

  it('leaves its query in the list of jobs, as the user and as Flight', async () => {
    await ask('query', 'select 4711 as mark');
    await checkQuery(
      "select user_name, query_type, status from sys.jobs_recent where query = 'select 4711 as mark'",
      ['string', 'string', 'string'],
      [['admin', 'FLIGHT', 'COMPLETED']],
    );
  });

  it('plans a query without running it', async () => {
    assert.deepEqual(await ask('schema', 'select 1 as one, 2.5 as half'), ['one int32', 'half decimal128(2, 1)']);
  });

  it('says nothing to whoever has no login, whatever is asked', async () => {
    for (const [attempt, error] of Object.entries(await ask<Record<string, string>>('refusals')))
      assert.match(error, /unauthenticated/i, `${attempt}: ${error}`);
  });

  it('refuses what it cannot do by a sentence', async () => {
    const refusals = await ask<Record<string, string>>('unsupported');
    for (const method of ['do_put', 'do_exchange', 'do_action', 'list_flights'])
      assert.match(refusals[method] ?? '', /not supported by the sandbox/, method);
    assert.match(refusals['do_get'] ?? '', /ask for flight info first/);
    assert.match(refusals['path'] ?? '', /flights by command/);
    assert.match(refusals['bad sql'] ?? '', /selec/);
    assert.match(refusals['bad type'] ?? '', /odd/);
  });
});
