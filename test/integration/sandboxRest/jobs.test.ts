import assert from 'node:assert/strict';
import { ENDLESS_QUERY } from '../../support/endlessQuery';
import { SandboxProcess } from '../../support/sandbox';
import { RestClient } from './restClient';

describe("the sandbox's REST door", () => {
  let sandbox: SandboxProcess;
  let client: RestClient;

  before(async () => {
    sandbox = await SandboxProcess.start();
    client = new RestClient(sandbox.rest);
    await client.login('admin', 'password123');
  });

  after(() => sandbox.stop());

  describe('login', () => {
    it('refuses a wrong password with 401 and a sentence', async () => {
      const reply = await new RestClient(sandbox.rest).send('POST', '/apiv2/login', {
        userName: 'admin',
        password: 'wrong',
      });
      assert.equal(reply.status, 401);
      assert.match(reply.text, /Invalid username or password/);
    });

    it('lets nobody in without a token, and says nothing', async () => {
      const reply = await new RestClient(sandbox.rest).send('POST', '/api/v3/sql', { sql: 'SELECT 1' });
      assert.deepEqual(reply, { status: 401, text: '' });
    });

    it('takes the token as Bearer too, and no more after logging out', async () => {
      const { text } = await client.send('POST', '/apiv2/login', { userName: 'admin', password: 'password123' });
      const { token } = JSON.parse(text) as { readonly token: string }; // The door's own answer.
      const authorization = `Bearer ${token}`;
      const catalog = (): Promise<number> =>
        client.send('GET', '/api/v3/catalog', undefined, { authorization }).then(reply => reply.status);
      assert.equal(await catalog(), 200);
      await client.send('DELETE', '/apiv2/login', undefined, { authorization });
      assert.equal(await catalog(), 401);
    });
  });

  describe('a job', () => {
    it('fails, and not the request, when the SQL is wrong', async () => {
      const reply = await client.send('POST', '/api/v3/sql', { sql: 'SELEC 1' });
      assert.equal(reply.status, 200);
      assert.equal(
        await client.errorOf('SELEC 1'),
        'From line 1, column 1 to line 1, column 5: Failure parsing the query. Encountered "SELEC" at line 1, column 1.',
      );
    });

    it('tells in the words of the user where a column is missing', async () => {
      assert.equal(
        await client.errorOf("SELECT 'é' AS e,\n  q.nope // no such column\nFROM (SELECT 1 AS a) q"),
        "From line 2, column 3 to line 2, column 8: Column 'nope' not found in table 'q'",
      );
    });

    it('tells which table is missing, and where', async () => {
      assert.equal(
        await client.errorOf('SELECT *\nFROM bronze.landing.nothing'),
        "From line 2, column 6 to line 2, column 27: Object 'nothing' not found within 'bronze.landing'",
      );
    });

    it('has no results until it is complete, nor when it failed', async () => {
      const id = await client.submit('SELECT * FROM nowhere.t');
      await client.ended(id);
      const reply = await client.send('GET', `/api/v3/job/${id}/results`);
      assert.equal(reply.status, 400);
      assert.match(reply.text, /Can not fetch details for a job that is in \[FAILED\] state/);
    });

    it('is 404 when there is none of that id', async () => {
      assert.equal((await client.send('GET', '/api/v3/job/4d8b1c12-0000-0000-0000-000000000000')).status, 404);
      assert.equal((await client.send('POST', '/api/v3/job/nothing/cancel')).status, 404);
    });

    it('ends as CANCELED when it is cancelled', async () => {
      const id = await client.submit(ENDLESS_QUERY);
      assert.equal((await client.job(id)).jobState, 'RUNNING');
      assert.equal((await client.send('POST', `/api/v3/job/${id}/cancel`)).status, 204);
      assert.equal((await client.ended(id)).jobState, 'CANCELED');
    });

    it('waits for no long one, however many of them run', async () => {
      const long = await Promise.all(Array.from({ length: 8 }, () => client.submit(ENDLESS_QUERY)));
      assert.equal((await client.ended(await client.submit('SELECT 1 AS a'))).jobState, 'COMPLETED');
      for (const id of long) await client.send('POST', `/api/v3/job/${id}/cancel`);
      for (const id of long) assert.equal((await client.ended(id)).jobState, 'CANCELED');
    });

    it('stands in sys.jobs_recent with its user, its text and its end', async () => {
      const sql = "SELECT 'find me' AS words";
      const id = await client.submit(sql);
      await client.ended(id);
      const found = await client.results(
        `SELECT status, user_name, query FROM sys.jobs_recent WHERE job_id = '${id}' AND submitted_ts <= CURRENT_TIMESTAMP`,
      );
      assert.deepEqual(rowsOf(found), [{ status: 'COMPLETED', user_name: 'admin', query: sql }]);
    });
  });

  describe('results', () => {
    it('come in pages of at most 500 rows', async () => {
      const id = await client.submit(TWELVE_HUNDRED);
      assert.equal((await client.ended(id)).rowCount, 1200);
      const page = async (query: string): Promise<readonly unknown[]> =>
        rowsOf((await client.send('GET', `/api/v3/job/${id}/results${query}`)).text);
      assert.deepEqual(
        await Promise.all(['', '?offset=0&limit=500', '?offset=1000&limit=500', '?offset=1200'].map(page)).then(pages =>
          pages.map(rows => rows.length),
        ),
        [100, 500, 200, 0],
      );
      assert.deepEqual((await page('?offset=1199&limit=1'))[0], { n: 1199 });
      const tooMany = await client.send('GET', `/api/v3/job/${id}/results?limit=501`);
      assert.equal(tooMany.status, 400);
      assert.match(tooMany.text, /limit can not exceed 500 rows/);
    });

    it('keep every digit, as numbers or as text', async () => {
      const sql =
        "SELECT 9007199254740993 AS big, CAST('12345678901234567890123456.0123456789' AS DECIMAL(38, 10)) AS exact, CAST(0.1 AS FLOAT) AS f";
      const exact = '12345678901234567890123456.0123456789';
      assert.ok((await client.results(sql)).endsWith(`"rows":[{"big":9007199254740993,"exact":${exact},"f":0.1}]}`));
      const asText = await client.results(sql, { 'x-dremio-job-data-number-format': 'number-as-string' });
      assert.deepEqual(rowsOf(asText), [{ big: '9007199254740993', exact, f: '0.1' }]);
    });

    it('name types and write values as Dremio does', async () => {
      const text = await client.results(
        "SELECT DATE '2026-02-28' AS d, TIMESTAMP '2026-02-28 01:02:03.004' AS ts, TIME '01:02:03' AS t, true AS b, " +
          "CAST(NULL AS VARCHAR) AS nothing, '' AS empty, CAST(1.5 AS DECIMAL(4, 2)) AS m",
      );
      assert.deepEqual(JSON.parse(text), {
        rowCount: 1,
        schema: [
          { name: 'd', type: { name: 'DATE' } },
          { name: 'ts', type: { name: 'TIMESTAMP' } },
          { name: 't', type: { name: 'TIME' } },
          { name: 'b', type: { name: 'BOOLEAN' } },
          { name: 'nothing', type: { name: 'VARCHAR' } },
          { name: 'empty', type: { name: 'VARCHAR' } },
          { name: 'm', type: { name: 'DECIMAL', precision: 4, scale: 2 } },
        ],
        rows: [
          {
            d: '2026-02-28',
            ts: '2026-02-28 01:02:03.004',
            t: '01:02:03.000',
            b: true,
            nothing: null,
            empty: '',
            m: 1.5,
          },
        ],
      });
    });
  });
});

const DIGITS = '(VALUES (0), (1), (2), (3), (4), (5), (6), (7), (8), (9))';
const THOUSANDS = `SELECT a.i + 10 * b.i + 100 * c.i + 1000 * d.i AS n FROM ${DIGITS} a(i), ${DIGITS} b(i), ${DIGITS} c(i), ${DIGITS} d(i)`;
const TWELVE_HUNDRED = `SELECT n FROM (${THOUSANDS}) t WHERE n < 1200 ORDER BY n`;

function rowsOf(text: string): readonly unknown[] {
  return (JSON.parse(text) as { readonly rows: readonly unknown[] }).rows; // The door's own answer.
}
