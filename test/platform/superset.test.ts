import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { required } from '../support/required';
import { SandboxProcess } from '../support/sandbox';

/** Prints the rows of each query as Superset would read them: SQLAlchemy with Dremio's dialect, over Flight. */
const READ = `
import json, sys
from sqlalchemy import create_engine, text
with create_engine(sys.argv[1]).connect() as connection:
    results = [[list(row) for row in connection.execute(text(sql))] for sql in sys.argv[2:]]
print(json.dumps(results, default=str))
`;
// The dialect lists tables with this very text, but hands it to SQLAlchemy 2 in a form that it no longer takes.
const TABLES = `SELECT TABLE_NAME FROM INFORMATION_SCHEMA."TABLES" WHERE TABLE_SCHEMA = 'bronze'`;
const COUNT = 'select count(*) as n from bronze.raw_orders';

describe('the database connection that Superset uses', () => {
  let sandbox: SandboxProcess;

  before(async () => {
    sandbox = await SandboxProcess.start({ sample: resolve('samples/lakehouse') });
  });
  after(() => sandbox.stop());

  it('queries the sandbox and lists its tables', async () => {
    const url = `dremio+flight://admin:password123@127.0.0.1:${sandbox.flight}/dremio?UseEncryption=false`;
    const python = join(required('LAKEHOUSE_SUPERSET_BIN'), 'python');
    const { stdout } = await promisify(execFile)(python, ['-W', 'ignore', '-c', READ, url, COUNT, TABLES]);
    assert.deepEqual(JSON.parse(stdout), [[[3000]], [['raw_customers'], ['raw_orders']]]);
  });
});
