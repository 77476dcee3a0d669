import assert from 'node:assert/strict';
import { maskedSql } from './maskedSql';

describe('a statement without its secrets', () => {
  for (const [sql, expected] of [
    ["create user ann password 'hunter2'", "create user ann password '•••'"],
    ["alter user ann set PASSWORD = 'a''b' where 'x' = x", "alter user ann set PASSWORD = '•••' where 'x' = x"],
    ["select f(api_key => 'k', name => 'n')", "select f(api_key => '•••', name => 'n')"],
    [
      "select * from t where \"accessKey\" = 'k' -- password 'x'",
      "select * from t where \"accessKey\" = '•••' -- password 'x'",
    ],
    ["select 'password', 'text' from t", "select 'password', 'text' from t"],
  ] as const)
    it(`keeps all else: ${sql}`, () => assert.equal(maskedSql(sql), expected));
});
