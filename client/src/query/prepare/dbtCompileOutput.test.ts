import assert from 'node:assert/strict';
import { readDbtCompile } from './dbtCompileOutput';

function line(data: object, level = 'info'): string {
  return JSON.stringify({ data, info: { level, name: 'Event' } });
}

describe('what dbt says of a compiled text', () => {
  it('is the SQL, among other lines', () => {
    const output = ['RequestsDependencyWarning: old', line({ compiled: '\nselect 1;\n', is_inline: true }), ''].join(
      '\n',
    );
    assert.deepEqual(readDbtCompile(output), { kind: 'compiled', sql: 'select 1' });
  });

  it('is the first error, without the names of a text that has no file', () => {
    const exc = `Sql_Operation 'sql_operation.shop.inline_query' (from remote system.sql) depends on a node named 'x' which was not found`;
    const output = [line({ exc }, 'error'), line({ exc: 'Error parsing inline query' }, 'error')].join('\n');
    assert.deepEqual(readDbtCompile(output), {
      kind: 'failed',
      message: `depends on a node named 'x' which was not found`,
    });
    const nested = `Runtime Error\n  Compilation Error in sql_operation inline_query (from remote system.sql)\n    'nope' is undefined.`;
    assert.deepEqual(readDbtCompile(line({ exc: nested }, 'error')), {
      kind: 'failed',
      message: `'nope' is undefined.`,
    });
  });

  it('is the end of the output when dbt said nothing of its own', () => {
    const output = 'Traceback:\n  File x\nModuleNotFoundError: No module named dbt\n{not json';
    assert.deepEqual(readDbtCompile(output), { kind: 'failed', message: output });
  });
});
