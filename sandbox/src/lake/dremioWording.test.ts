import assert from 'node:assert/strict';
import { wordingOf } from './dremioWording';

describe("what DuckDB says, in Dremio's words", () => {
  for (const [duckdb, dremio] of [
    ['Table with name orders does not exist!\nDid you mean "x"?', "Object 'orders' not found"],
    [
      'Table with name "gold.marts.orders" does not exist because schema "gold.marts" does not exist.',
      "Object 'orders' not found",
    ],
    ['Referenced column "c" not found in FROM clause!\nCandidate bindings: "a"', "Column 'c' not found in any table"],
    ['Table "t" does not have a column named "c"\n\nCandidate bindings: : "a"', "Column 'c' not found in table 't'"],
    ['Ambiguous reference to column name "a" (use: "p.a" or "q.a")', "Column 'a' is ambiguous"],
    ["Could not convert string 'x' to INT32", 'Failed to cast the string x to INTEGER'],
    [
      "No function matches the given name and argument types 'sum(VARCHAR)'. You might need …",
      "Cannot apply 'SUM(VARCHAR)'",
    ],
    [
      'Macro dremio_datediff() does not support the supplied arguments.',
      "Cannot apply 'DATEDIFF' to arguments of these types",
    ],
    ['something that no rule knows\nwith a second line', 'something that no rule knows'],
  ] as const)
    it(dremio, () => assert.equal(wordingOf(duckdb).sentence, dremio));

  it('knows when memory or disk ran out', () =>
    assert.equal(wordingOf('Out of Memory Error: could not allocate block').kind, 'RESOURCE'));
});
