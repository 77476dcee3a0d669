import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { required } from '../support/required';
import { SandboxProcess } from '../support/sandbox';

/** Prints the rows of a query as Superset would read them: SQLAlchemy with Dremio's dialect, over Flight. */
const READ = `
import json, sys
from sqlalchemy import create_engine, inspect, text
engine = create_engine(sys.argv[1])
with engine.connect() as connection:
    rows = [list(row) for row in connection.execute(text(sys.argv[2]))]
print(json.dumps({"rows": rows, "tables": inspect(engine).get_table_names(schema="bronze")}, default=str))
`;

describe('the database connection that Superset uses', () => {
  let sandbox: SandboxProcess;

  before(async () => {
    sandbox = await SandboxProcess.start({ sample: resolve('samples/lakehouse') });
  });
  after(() => sandbox.stop());

  it('queries the sandbox and lists its tables', async () => {
    const url = `dremio+flight://admin:password123@127.0.0.1:${sandbox.flight}/dremio?UseEncryption=false`;
    const sql = 'select count(*) as n from bronze.raw_orders';
    const python = join(required('LAKEHOUSE_SUPERSET_BIN'), 'python');
    const { stdout } = await promisify(execFile)(python, ['-c', READ, url, sql]);
    // Printed by the script above.
    const { rows, tables } = JSON.parse(stdout) as { rows: number[][]; tables: string[] };
    assert.ok((rows[0]?.[0] ?? 0) > 1000, stdout);
    assert.ok(
      tables.some(table => table.endsWith('raw_orders')),
      stdout,
    );
  });
});
