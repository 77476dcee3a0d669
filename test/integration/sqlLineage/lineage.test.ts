import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { analyseSql, type SqlAnalysis, type SqlScope, type SqlSurroundings } from '@lakehouse/sql';
import { runPython } from '../../support/runPython';
import { RandomQueries, SCHEMA } from './randomQueries';

const SEED = 20_261;
const COUNT = 600;

/** The base columns of each column that a query gives; `error` where sqlglot cannot read the query. */
type Lineage = Readonly<Record<string, readonly string[] | string>>;

const SURROUNDINGS: SqlSurroundings = {
  columnsOf: ({ parts }) => {
    const columns = SCHEMA[parts.map(({ value }) => value).join('.')];
    return columns && { columns: columns.map(name => ({ name, type: 'INTEGER' })), complete: true };
  },
};

/** Asks one process about all queries. */
async function sqlglotLineage(queries: readonly string[]): Promise<readonly Lineage[]> {
  const folder = await mkdtemp(join(tmpdir(), 'lakehouse-lineage-'));
  try {
    const file = join(folder, 'queries.json');
    await writeFile(file, JSON.stringify({ schema: SCHEMA, queries }));
    return await runPython<readonly Lineage[]>('test/integration/sqlLineage/sqlglotLineage.py', [file]);
  } finally {
    await rm(folder, { recursive: true });
  }
}

function ownLineage({ queries }: SqlAnalysis): Lineage {
  const columns = queries[0]?.output.map(({ name, origins }) => {
    const names = origins.map(({ relation, column }) => `${relation.name?.parts.at(-1)?.value ?? '?'}.${column}`);
    return [name, [...new Set(names)].sort()] as const;
  });
  return Object.fromEntries(columns ?? []);
}

function allScopes({ queries, ctes }: SqlAnalysis): readonly SqlScope[] {
  const all = new Set([...queries, ...ctes.map(({ query }) => query)]);
  for (const scope of all) for (const inner of [...scope.children, ...scope.arms]) all.add(inner);
  return [...all];
}

describe('the analysis of SQL', () => {
  const random = new RandomQueries(SEED);
  const queries = Array.from({ length: COUNT }, () => random.next());

  it('tells the same origins of columns as sqlglot', async function () {
    this.timeout(120_000);
    const theirs = await sqlglotLineage(queries);
    assert.equal(theirs.length, COUNT);
    for (const [at, sql] of queries.entries())
      assert.deepEqual(ownLineage(analyseSql(sql, SURROUNDINGS)), theirs[at], sql);
  });

  it('finds nothing wrong with valid queries, and what each name in them means', () => {
    for (const sql of queries) {
      const analysis = analyseSql(sql, SURROUNDINGS);
      assert.deepEqual(analysis.faults, [], sql);
      for (const { references } of allScopes(analysis))
        for (const { name, resolution } of references)
          assert.ok(
            resolution.kind === 'column' || resolution.kind === 'alias',
            `${name.value} is ${resolution.kind}: ${sql}`,
          );
    }
  });
});
