import assert from 'node:assert/strict';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { createServer as createTcpServer, type AddressInfo, type Server as TcpServer } from 'node:net';
import { Failure, Secret, type FailureCode } from '@lakehouse/base';
import { Dremio } from './dremio';
import type { DremioLogin } from './dremioLogin';
import type { ResultPage } from './resultPage';

interface Seen {
  readonly method: string;
  readonly path: string;
  readonly authorization: string | undefined;
  readonly body: unknown;
}

interface Reply {
  readonly status?: number;
  readonly body?: unknown;
  readonly raw?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

const PASSWORD: DremioLogin = { kind: 'password', user: 'ann', password: new Secret('pw') };
const LOGIN = { 'POST /apiv2/login': [{ body: { token: 't1' } }] };

/** A Dremio that gives the next of the replies listed for a request; the last one stays. */
class FakeDremio {
  readonly seen: Seen[] = [];
  readonly #server: Server;
  readonly #replies: Map<string, Reply[]>;

  private constructor(replies: Readonly<Record<string, readonly Reply[]>>) {
    this.#replies = new Map(Object.entries(replies).map(([key, list]) => [key, [...list]]));
    this.#server = createServer((request, response) => {
      void readBody(request).then(body => {
        const path = request.url ?? '';
        this.seen.push({ method: request.method ?? '', path, authorization: request.headers.authorization, body });
        const list = this.#replies.get(`${request.method ?? ''} ${path}`) ?? [{ status: 404, body: {} }];
        const reply = (list.length > 1 ? list.shift() : list[0]) ?? {};
        response.writeHead(reply.status ?? 200, { 'content-type': 'application/json', ...reply.headers });
        response.end(reply.raw ?? (reply.body === undefined ? '' : JSON.stringify(reply.body)));
      });
    });
  }

  static async start(replies: Readonly<Record<string, readonly Reply[]>>): Promise<FakeDremio> {
    const fake = new FakeDremio(replies);
    await listening(fake.#server);
    return fake;
  }

  get port(): number {
    return portOf(this.#server);
  }

  stop(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }
}

async function readBody(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString();
  return text === '' ? undefined : (JSON.parse(text) as unknown);
}

function listening(server: TcpServer): Promise<void> {
  return new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
}

// A server that listens on TCP has an address object.
const portOf = (server: TcpServer): number => (server.address() as AddressInfo).port;

async function withDremio(
  replies: Readonly<Record<string, readonly Reply[]>>,
  use: (dremio: Dremio, fake: FakeDremio) => Promise<void>,
  login: DremioLogin = PASSWORD,
): Promise<void> {
  const fake = await FakeDremio.start(replies);
  const dremio = clientOf(fake.port, login);
  try {
    await use(dremio, fake);
  } finally {
    dremio.dispose();
    fake.stop();
  }
}

function clientOf(port: number, login: DremioLogin = PASSWORD, useSsl = false): Dremio {
  return new Dremio({ address: { kind: 'software', host: '127.0.0.1', port, useSsl }, login, timeoutMs: 5000 });
}

async function pagesOf(dremio: Dremio): Promise<ResultPage[]> {
  const pages: ResultPage[] = [];
  for await (const page of dremio.pages('j1')) pages.push(page);
  return pages;
}

async function checkFailure(work: Promise<unknown>, code: FailureCode, message: RegExp): Promise<void> {
  await assert.rejects(work, (error: unknown) => {
    assert.ok(error instanceof Failure, String(error));
    assert.equal(error.code, code, error.message);
    assert.match(error.message, message);
    return true;
  });
}

const SUBMIT = { 'POST /api/v3/sql': [{ body: { id: 'j1' } }] };
const job = (...states: readonly string[]): Readonly<Record<string, readonly Reply[]>> => ({
  'GET /api/v3/job/j1': states.map(jobState => ({ body: { jobState, rowCount: 2 } })),
});
const page = (offset: number): string => `GET /api/v3/job/j1/results?offset=${offset}&limit=500`;

describe('Dremio', () => {
  it('logs in with the password once and sends the token as Dremio 25 takes it', async () => {
    const schema = [{ name: 'n', type: { name: 'INTEGER', precision: 0, scale: 0 } }];
    const results = { [page(0)]: [{ body: { rowCount: 1, schema, rows: [{ n: 1 }] } }] };
    await withDremio({ ...LOGIN, ...SUBMIT, ...job('PENDING', 'COMPLETED'), ...results }, async (dremio, fake) => {
      assert.deepEqual(await dremio.query('select 1 n'), [{ n: '1' }]);
      assert.deepEqual(
        fake.seen.map(each => `${each.method} ${each.path} ${each.authorization ?? ''}`),
        [
          'POST /apiv2/login ',
          'POST /api/v3/sql _dremiot1',
          'GET /api/v3/job/j1 _dremiot1',
          'GET /api/v3/job/j1 _dremiot1',
          `${page(0)} _dremiot1`,
        ],
      );
      assert.deepEqual(fake.seen[0]?.body, { userName: 'ann', password: 'pw' });
    });
  });

  it('sends a token as Bearer and never logs in', async () => {
    const login: DremioLogin = { kind: 'token', token: new Secret('pat') };
    const use = async (dremio: Dremio, fake: FakeDremio): Promise<void> => {
      await dremio.submit('select 1');
      assert.deepEqual(
        fake.seen.map(each => each.authorization),
        ['Bearer pat'],
      );
    };
    await withDremio(SUBMIT, use, login);
  });

  it('keeps numbers exact and names types as SQL does', async () => {
    const schema = [
      { name: 'id', type: { name: 'BIGINT' } },
      { name: 'amount', type: { name: 'DECIMAL', precision: 38, scale: 10 } },
      { name: 'note', type: { name: 'VARCHAR' } },
    ];
    const rows = '[{"id":9223372036854775807,"amount":1234567890123456789.0123456789,"note":null}]';
    const raw = `{"rowCount":1,"schema":${JSON.stringify(schema)},"rows":${rows}}`;
    await withDremio({ ...LOGIN, [page(0)]: [{ raw }] }, async dremio => {
      const pages = await pagesOf(dremio);
      assert.deepEqual(pages[0]?.rows, [['9223372036854775807', '1234567890123456789.0123456789', null]]);
      assert.deepEqual(
        pages[0].fields.map(field => field.type),
        ['BIGINT', 'DECIMAL(38, 10)', 'VARCHAR'],
      );
    });
  });

  it('reads pages until all rows are there', async () => {
    const schema = [{ name: 'n', type: { name: 'INTEGER' } }];
    const rows = (from: number, to: number): object[] => Array.from({ length: to - from }, (_, i) => ({ n: from + i }));
    const results = {
      [page(0)]: [{ body: { rowCount: 700, schema, rows: rows(0, 500) } }],
      [page(500)]: [{ body: { rowCount: 700, schema, rows: rows(500, 700) } }],
    };
    await withDremio({ ...LOGIN, ...results }, async dremio => {
      const pages = await pagesOf(dremio);
      assert.deepEqual(
        pages.map(each => each.rows.length),
        [500, 200],
      );
    });
  });

  it('tells the columns of an empty result', async () => {
    const schema = [{ name: 'n', type: { name: 'INTEGER' } }];
    await withDremio({ ...LOGIN, [page(0)]: [{ body: { rowCount: 0, schema, rows: [] } }] }, async dremio => {
      const pages = await pagesOf(dremio);
      assert.deepEqual(pages, [{ total: 0, fields: [{ name: 'n', type: 'INTEGER' }], rows: [] }]);
    });
  });

  it('logs in again when the login has run out', async () => {
    const replies = {
      'POST /apiv2/login': [{ body: { token: 'old' } }, { body: { token: 'new' } }],
      'POST /api/v3/sql': [{ status: 401 }, { body: { id: 'j2' } }],
    };
    await withDremio(replies, async (dremio, fake) => {
      assert.equal(await dremio.submit('select 1'), 'j2');
      assert.equal(fake.seen.at(-1)?.authorization, '_dremionew');
    });
  });

  it('asks again when Dremio is busy, and only for what changes nothing', async () => {
    const busy = { status: 503, body: {}, headers: { 'retry-after': '0' } };
    const replies = {
      ...LOGIN,
      'GET /api/v3/job/j1': [busy, { body: { jobState: 'COMPLETED' } }],
      'POST /api/v3/sql': [busy],
    };
    await withDremio(replies, async (dremio, fake) => {
      assert.equal((await dremio.job('j1')).state, 'COMPLETED');
      await checkFailure(dremio.submit('insert'), 'remote.busy', /Wait/);
      assert.equal(fake.seen.filter(each => each.path === '/api/v3/sql').length, 1);
    });
  });

  for (const state of ['CANCELED', 'CANCELLED'])
    it(`ends when the job is ${state}`, async () => {
      await withDremio({ ...LOGIN, ...SUBMIT, ...job('RUNNING', state) }, async dremio => {
        await checkFailure(dremio.query('select 1'), 'query.rejected', /cancelled the query/);
      });
    });

  it("gives Dremio's words for a statement that fails", async () => {
    const failed = { 'GET /api/v3/job/j1': [{ body: { jobState: 'FAILED', errorMessage: 'Column x not found' } }] };
    await withDremio({ ...LOGIN, ...SUBMIT, ...failed }, async dremio => {
      await checkFailure(dremio.query('select x'), 'query.rejected', /^Column x not found$/);
    });
  });

  it('cancels the job in Dremio when the caller gives up', async () => {
    const replies = { ...LOGIN, ...SUBMIT, ...job('RUNNING'), 'POST /api/v3/job/j1/cancel': [{ status: 204 }] };
    await withDremio(replies, async (dremio, fake) => {
      const stop = new AbortController();
      const work = dremio.query('select 1', stop.signal);
      const id = await dremio.submit('select 2');
      await dremio.job(id);
      stop.abort();
      await checkFailure(work, 'query.cancelled', /cancelled/i);
      // The first statement may have been stopped before it had a job; then there is nothing to cancel in Dremio.
      const submitted = fake.seen.filter(each => each.path === '/api/v3/sql').length;
      assert.equal(submitted, 2);
      assert.ok(fake.seen.some(each => each.path.endsWith('/cancel')));
    });
  });

  it('gathers columns by dataset', async () => {
    const names = ['TABLE_SCHEMA', 'TABLE_NAME', 'COLUMN_NAME', 'DATA_TYPE'];
    const schema = names.map(name => ({ name, type: { name: 'VARCHAR' } }));
    const row = (...cells: readonly string[]): object => Object.fromEntries(names.map((name, i) => [name, cells[i]]));
    const rows = [
      row('lake.raw', 'orders', 'id', 'BIGINT'),
      row('lake.raw', 'orders', 'at', 'DATE'),
      row('s', 'v', 'x', 'ANY'),
    ];
    const results = { [page(0)]: [{ body: { rowCount: 3, schema, rows } }] };
    await withDremio({ ...LOGIN, ...SUBMIT, ...job('COMPLETED'), ...results }, async dremio => {
      assert.deepEqual(await dremio.datasets(10), [
        {
          path: ['lake', 'raw', 'orders'],
          columns: [
            { name: 'id', type: 'BIGINT' },
            { name: 'at', type: 'DATE' },
          ],
        },
        { path: ['s', 'v'], columns: [{ name: 'x', type: 'ANY' }] },
      ]);
    });
  });

  it('asks a dataset itself where INFORMATION_SCHEMA does not list it', async () => {
    const schema = [
      { name: 'id', type: { name: 'BIGINT' } },
      { name: 'amount', type: { name: 'DECIMAL', precision: 10, scale: 2 } },
    ];
    const results = { [page(0)]: [{ body: { rowCount: 0, schema, rows: [] } }] };
    await withDremio({ ...LOGIN, ...SUBMIT, ...job('COMPLETED'), ...results }, async (dremio, fake) => {
      const columns = [
        { name: 'id', type: 'BIGINT' },
        { name: 'amount', type: 'DECIMAL(10, 2)' },
      ];
      assert.deepEqual(await dremio.dataset(['lake', 'my "own"']), { path: ['lake', 'my "own"'], columns });
      const sent = fake.seen.find(each => each.path === '/api/v3/sql');
      assert.match(JSON.stringify(sent), /SELECT \* FROM .*lake.*my .*own.* LIMIT 0/);
    });
  });
});

describe('Dremio, when it refuses', () => {
  const cases: readonly [string, Reply, FailureCode, RegExp][] = [
    ['a wrong password', { status: 401, body: { errorMessage: 'Login failed' } }, 'auth.rejected', /Login failed/],
    ['no permission', { status: 403, body: {} }, 'auth.forbidden', /administrator/],
    ['too many requests', { status: 429, body: {} }, 'remote.busy', /Wait/],
    ['a redirect', { status: 302, headers: { location: 'https://else.where/' } }, 'remote.rejected', /else\.where/],
    [
      'an error of its own',
      { status: 500, body: { errorMessage: 'Something broke' } },
      'remote.rejected',
      /500.*Something/,
    ],
    [
      'a page of something else',
      { raw: '<html>hello</html>', headers: { 'content-type': 'text/html' } },
      'connection.protocol',
      /not as Dremio/,
    ],
  ];
  for (const [name, reply, code, message] of cases)
    it(`says what to do about ${name}`, async () => {
      await withDremio({ 'POST /apiv2/login': [reply] }, async (dremio, fake) => {
        await checkFailure(dremio.submit('select 1'), code, message);
        assert.equal(fake.seen.length, 1);
      });
    });

  it('says that nothing answers', async () => {
    const server = createTcpServer();
    await listening(server);
    const port = portOf(server);
    await new Promise(resolve => server.close(resolve));
    await checkFailure(clientOf(port).submit('select 1'), 'connection.refused', /Nothing answers at http:\/\/127/);
  });

  it('says that TLS was spoken to a plain server', async () => {
    await withDremio(LOGIN, async (_dremio, fake) => {
      await checkFailure(
        clientOf(fake.port, PASSWORD, true).submit('select 1'),
        'connection.protocol',
        /use_ssl: false/,
      );
    });
  });

  it('says that plain HTTP was spoken to something else', async () => {
    const server = createTcpServer(socket => socket.once('data', () => socket.end('\u0000\u0000\u0012\u0004')));
    await listening(server);
    await checkFailure(clientOf(portOf(server)).submit('select 1'), 'connection.protocol', /use_ssl: true/);
    server.close();
  });

  it('says that the connection was closed without a word', async () => {
    const server = createTcpServer(socket => socket.once('data', () => socket.end()));
    await listening(server);
    await checkFailure(clientOf(portOf(server)).submit('select 1'), 'connection.protocol', /use_ssl: true/);
    server.close();
  });

  it('gives up on a server that never answers', async () => {
    const server = createTcpServer();
    await listening(server);
    const dremio = new Dremio({
      address: { kind: 'software', host: '127.0.0.1', port: portOf(server), useSsl: false },
      login: PASSWORD,
      timeoutMs: 100,
    });
    await checkFailure(dremio.submit('select 1'), 'connection.timedOut', /in time/);
    dremio.dispose();
    server.close();
  });
});
